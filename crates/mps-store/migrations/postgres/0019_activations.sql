-- Links with which people set their passwords themselves. Only the hash of a link's secret is stored.
CREATE TABLE mps.activations (
    hash         bytea NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    account_kind text NOT NULL CHECK (account_kind IN ('member', 'merchant', 'staff', 'admin')),
    account_id   uuid NOT NULL,
    merchant_id  uuid REFERENCES mps.merchants (id),
    access_epoch bigint NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz
);

CREATE INDEX activations_by_expiry ON mps.activations (expires_at);
