-- The books of one shop chain. Money in minor units, times in microseconds UTC, ids UUID v7 as
-- 16 bytes, hashes as 32 bytes. What a check here refuses, no program can write.

CREATE TABLE settings (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE number_series (
    prefix TEXT NOT NULL PRIMARY KEY,
    next   INTEGER NOT NULL CHECK (next >= 1)
) STRICT, WITHOUT ROWID;

INSERT INTO number_series (prefix, next)
VALUES ('M', 1), ('STD', 1), ('PAY', 1), ('REF', 1), ('RCG', 1);

CREATE TABLE membership_levels (
    level      INTEGER NOT NULL PRIMARY KEY CHECK (level >= 0),
    name       TEXT NOT NULL,
    min_points INTEGER NOT NULL UNIQUE CHECK (min_points >= 0),
    rate       INTEGER NOT NULL CHECK (rate BETWEEN 100 AND 1000)
) STRICT;

INSERT INTO membership_levels (level, name, min_points, rate)
VALUES (0, '普通會員', 0, 1000), (1, '銀卡會員', 1000, 950),
       (2, '金卡會員', 5000, 900), (3, '鑽石會員', 10000, 850);

CREATE TABLE admins (
    id                 BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name               TEXT NOT NULL UNIQUE,
    status             TEXT NOT NULL CHECK (status IN ('active', 'inactive')),
    password_hash      TEXT,
    password_temporary INTEGER NOT NULL CHECK (password_temporary IN (0, 1)),
    access_epoch       INTEGER NOT NULL,
    created_at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE merchants (
    id                 BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    code               TEXT NOT NULL UNIQUE,
    name               TEXT NOT NULL,
    contact            TEXT,
    status             TEXT NOT NULL CHECK (status IN ('active', 'inactive')),
    password_hash      TEXT,
    password_temporary INTEGER NOT NULL CHECK (password_temporary IN (0, 1)),
    access_epoch       INTEGER NOT NULL,
    created_at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE merchant_staff (
    id                 BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    merchant_id        BLOB NOT NULL REFERENCES merchants (id),
    operator           TEXT NOT NULL,
    name               TEXT NOT NULL,
    role               TEXT NOT NULL CHECK (role IN ('cashier', 'manager')),
    status             TEXT NOT NULL CHECK (status IN ('active', 'inactive')),
    password_hash      TEXT,
    password_temporary INTEGER NOT NULL CHECK (password_temporary IN (0, 1)),
    access_epoch       INTEGER NOT NULL,
    created_at         INTEGER NOT NULL,
    UNIQUE (merchant_id, operator)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_profiles (
    id                 BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member_no          TEXT NOT NULL UNIQUE,
    name               TEXT NOT NULL,
    phone              TEXT UNIQUE,
    email              TEXT UNIQUE,
    status             TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'suspended', 'deleted')),
    password_hash      TEXT,
    password_temporary INTEGER NOT NULL CHECK (password_temporary IN (0, 1)),
    access_epoch       INTEGER NOT NULL,
    created_at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE member_external_identities (
    provider    TEXT NOT NULL CHECK (provider IN ('wechat', 'alipay', 'line')),
    external_id TEXT NOT NULL,
    member_id   BLOB NOT NULL REFERENCES member_profiles (id),
    PRIMARY KEY (provider, external_id),
    UNIQUE (member_id, provider)
) STRICT, WITHOUT ROWID;

-- Balance, points and level are a summary of ledger_entries and point_ledger, written in the same
-- commit; `mps-api verify` recomputes them.
CREATE TABLE member_cards (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    card_no     TEXT NOT NULL UNIQUE,
    card_type   TEXT NOT NULL CHECK (card_type IN ('standard', 'corporate', 'voucher')),
    status      TEXT NOT NULL CHECK (status IN
                ('active', 'inactive', 'lost', 'suspended', 'used', 'expired', 'closed')),
    member_id   BLOB REFERENCES member_profiles (id),
    balance     INTEGER NOT NULL CHECK (balance >= 0),
    points      INTEGER NOT NULL CHECK (points >= 0),
    points_debt INTEGER NOT NULL CHECK (points_debt >= 0),
    level       INTEGER NOT NULL,
    fixed_rate  INTEGER CHECK (fixed_rate BETWEEN 100 AND 1000),
    expires_at  INTEGER,
    created_at  INTEGER NOT NULL,
    CHECK (points = 0 OR points_debt = 0),
    CHECK ((card_type = 'corporate') = (member_id IS NULL)),
    CHECK ((card_type = 'corporate') = (fixed_rate IS NOT NULL)),
    CHECK (card_type <> 'corporate' OR balance = 0),
    CHECK (card_type = 'standard' OR (points = 0 AND points_debt = 0))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX member_cards_one_standard ON member_cards (member_id)
    WHERE card_type = 'standard' AND status NOT IN ('closed', 'lost');

CREATE TABLE card_bindings (
    member_id  BLOB NOT NULL REFERENCES member_profiles (id),
    card_id    BLOB NOT NULL REFERENCES member_cards (id),
    role       TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'member', 'viewer')),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (member_id, card_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX card_bindings_by_card ON card_bindings (card_id);

-- Only the hash of a code is stored.
CREATE TABLE payment_codes (
    hash          BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    card_id       BLOB NOT NULL REFERENCES member_cards (id),
    member_id     BLOB NOT NULL REFERENCES member_profiles (id),
    access_epoch  INTEGER NOT NULL,
    created_at    INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    ended         TEXT CHECK (ended IN ('used', 'replaced', 'revoked')),
    merchant_id   BLOB REFERENCES merchants (id),
    amounts_asked INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX payment_codes_one_live ON payment_codes (card_id) WHERE ended IS NULL;

CREATE TABLE transactions (
    id                   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    tx_no                TEXT NOT NULL UNIQUE,
    tx_type              TEXT NOT NULL CHECK (tx_type IN ('payment', 'refund', 'recharge')),
    status               TEXT NOT NULL CHECK (status IN ('completed', 'refunded')),
    card_id              BLOB NOT NULL REFERENCES member_cards (id),
    member_id            BLOB NOT NULL REFERENCES member_profiles (id),
    merchant_id          BLOB REFERENCES merchants (id),
    operator_kind        TEXT NOT NULL,
    operator_id          BLOB NOT NULL,
    original_id          BLOB REFERENCES transactions (id),
    raw_amount           INTEGER NOT NULL CHECK (raw_amount > 0),
    final_amount         INTEGER NOT NULL CHECK (final_amount > 0 AND final_amount <= raw_amount),
    rate                 INTEGER NOT NULL CHECK (rate BETWEEN 100 AND 1000),
    points               INTEGER NOT NULL,
    level                INTEGER NOT NULL,
    refunded_amount      INTEGER NOT NULL CHECK (refunded_amount BETWEEN 0 AND final_amount),
    points_reversed      INTEGER NOT NULL CHECK (points_reversed >= 0),
    remaining_refundable INTEGER CHECK (remaining_refundable >= 0),
    payment_method       TEXT CHECK (payment_method IN ('cash', 'bank', 'sandbox')),
    external_order_id    TEXT,
    tag                  TEXT,
    reason               TEXT,
    fingerprint          BLOB NOT NULL CHECK (length(fingerprint) = 32),
    created_at           INTEGER NOT NULL,
    CHECK ((tx_type = 'refund') = (original_id IS NOT NULL)),
    CHECK ((tx_type = 'recharge') = (payment_method IS NOT NULL)),
    CHECK ((status = 'refunded') = (tx_type = 'payment' AND refunded_amount = final_amount)),
    CHECK (tx_type = 'payment' OR refunded_amount = 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX transactions_by_member ON transactions (member_id, created_at, id);
CREATE INDEX transactions_by_merchant ON transactions (merchant_id, created_at, id);

CREATE TABLE ledger_entries (
    transaction_id BLOB NOT NULL REFERENCES transactions (id),
    line           INTEGER NOT NULL,
    account_kind   TEXT NOT NULL CHECK (account_kind IN ('card', 'merchant', 'clearing')),
    account_id     BLOB,
    method         TEXT CHECK (method IN ('cash', 'bank', 'sandbox')),
    amount         INTEGER NOT NULL CHECK (amount <> 0),
    created_at     INTEGER NOT NULL,
    PRIMARY KEY (transaction_id, line),
    CHECK ((account_kind = 'clearing') = (account_id IS NULL)),
    CHECK ((account_kind = 'clearing') = (method IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE point_ledger (
    id             INTEGER PRIMARY KEY,
    card_id        BLOB NOT NULL REFERENCES member_cards (id),
    transaction_id BLOB NOT NULL REFERENCES transactions (id),
    change         INTEGER NOT NULL,
    debt_change    INTEGER NOT NULL,
    balance_before INTEGER NOT NULL CHECK (balance_before >= 0),
    balance_after  INTEGER NOT NULL CHECK (balance_after >= 0),
    reason         TEXT NOT NULL CHECK (reason IN ('payment', 'refund')),
    created_at     INTEGER NOT NULL,
    CHECK (balance_after = balance_before + change)
) STRICT;

CREATE TABLE orders (
    owner_id          BLOB NOT NULL,
    external_order_id TEXT NOT NULL,
    owner_kind        TEXT NOT NULL,
    transaction_id    BLOB REFERENCES transactions (id),
    reversed_at       INTEGER,
    reversal_id       BLOB REFERENCES transactions (id),
    created_at        INTEGER NOT NULL,
    PRIMARY KEY (owner_id, external_order_id),
    CHECK (transaction_id IS NOT NULL OR reversed_at IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_keys (
    owner_id       BLOB NOT NULL,
    operation      TEXT NOT NULL,
    key            TEXT NOT NULL,
    owner_kind     TEXT NOT NULL,
    transaction_id BLOB NOT NULL REFERENCES transactions (id),
    created_at     INTEGER NOT NULL,
    PRIMARY KEY (owner_id, operation, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_totals (
    account_id   BLOB NOT NULL,
    kind         TEXT NOT NULL,
    day          INTEGER NOT NULL,
    account_kind TEXT NOT NULL,
    amount       INTEGER NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (account_id, kind, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id             BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    token_id       BLOB NOT NULL,
    account_kind   TEXT NOT NULL,
    account_id     BLOB NOT NULL,
    merchant_id    BLOB,
    access_epoch   INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    ended_at       INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_account ON sessions (account_id, created_at, id);

CREATE TABLE audit_log (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    actor_kind  TEXT,
    actor_id    BLOB,
    role        TEXT,
    operator    TEXT,
    address     TEXT,
    request_id  BLOB NOT NULL,
    operation   TEXT NOT NULL,
    object_kind TEXT,
    object_id   BLOB,
    refusal     TEXT,
    details     TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
