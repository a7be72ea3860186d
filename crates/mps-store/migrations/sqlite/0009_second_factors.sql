-- The second factor of an account. Secrets are encrypted under a key that the database does not have;
-- of recovery codes there is the SHA-256 alone.
CREATE TABLE second_factors (
    account_kind   TEXT NOT NULL CHECK (account_kind IN ('merchant', 'staff', 'admin')),
    account_id     BLOB NOT NULL CHECK (length(account_id) = 16),
    secret         BLOB,
    pending_secret BLOB,
    confirmed_at   INTEGER,
    -- The latest time step of which a code was accepted.
    last_step      INTEGER NOT NULL CHECK (last_step >= 0),
    PRIMARY KEY (account_kind, account_id),
    CHECK ((secret IS NULL) = (confirmed_at IS NULL)),
    CHECK (secret IS NOT NULL OR pending_secret IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_codes (
    account_kind TEXT NOT NULL,
    account_id   BLOB NOT NULL CHECK (length(account_id) = 16),
    number       INTEGER NOT NULL CHECK (number BETWEEN 1 AND 10),
    hash         BLOB NOT NULL CHECK (length(hash) = 32),
    used_at      INTEGER,
    PRIMARY KEY (account_kind, account_id, number)
) STRICT, WITHOUT ROWID;
