-- The second factor of an account. Secrets are encrypted under a key that the database does not have;
-- of recovery codes there is the SHA-256 alone.
CREATE TABLE mps.second_factors (
    account_kind   TEXT NOT NULL CHECK (account_kind IN ('merchant', 'staff', 'admin')),
    account_id     UUID NOT NULL,
    secret         BYTEA,
    pending_secret BYTEA,
    confirmed_at   TIMESTAMPTZ,
    -- The latest time step of which a code was accepted.
    last_step      BIGINT NOT NULL CHECK (last_step >= 0),
    PRIMARY KEY (account_kind, account_id),
    CHECK ((secret IS NULL) = (confirmed_at IS NULL)),
    CHECK (secret IS NOT NULL OR pending_secret IS NOT NULL)
);

CREATE TABLE mps.recovery_codes (
    account_kind TEXT NOT NULL,
    account_id   UUID NOT NULL,
    number       BIGINT NOT NULL CHECK (number BETWEEN 1 AND 10),
    hash         BYTEA NOT NULL CHECK (octet_length(hash) = 32),
    used_at      TIMESTAMPTZ,
    PRIMARY KEY (account_kind, account_id, number)
);

ALTER TABLE mps.second_factors ENABLE ROW LEVEL SECURITY;
ALTER TABLE mps.recovery_codes ENABLE ROW LEVEL SECURITY;
