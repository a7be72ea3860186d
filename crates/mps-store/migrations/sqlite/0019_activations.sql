-- Links with which people set their passwords themselves. Only the hash of a link's secret is stored.
CREATE TABLE activations (
    hash         BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    account_kind TEXT NOT NULL CHECK (account_kind IN ('member', 'merchant', 'staff', 'admin')),
    account_id   BLOB NOT NULL CHECK (length(account_id) = 16),
    merchant_id  BLOB REFERENCES merchants (id),
    access_epoch INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    used_at      INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX activations_by_expiry ON activations (expires_at);
