-- The books of one shop chain. Money in minor units, ids UUID v7, hashes as 32 bytes. What a check
-- here refuses, no program can write. All of it stands in a schema of its own, which is granted to
-- nobody and which Supabase's Data API does not show.

-- Numbers are drawn in blocks, so that no row is shared by all charges: what a sequence gives is the
-- first number of a block as long as its increment.
CREATE SEQUENCE mps.numbers_m;
CREATE SEQUENCE mps.numbers_std;
CREATE SEQUENCE mps.numbers_pay INCREMENT BY 32;
CREATE SEQUENCE mps.numbers_ref INCREMENT BY 32;
CREATE SEQUENCE mps.numbers_rcg INCREMENT BY 32;

CREATE TABLE mps.settings (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE mps.membership_levels (
    level      BIGINT NOT NULL PRIMARY KEY CHECK (level >= 0),
    name       TEXT NOT NULL,
    min_points BIGINT NOT NULL UNIQUE CHECK (min_points >= 0),
    rate       BIGINT NOT NULL CHECK (rate BETWEEN 100 AND 1000)
);

INSERT INTO mps.membership_levels (level, name, min_points, rate)
VALUES (0, '普通會員', 0, 1000), (1, '銀卡會員', 1000, 950),
       (2, '金卡會員', 5000, 900), (3, '鑽石會員', 10000, 850);

CREATE TABLE mps.admins (
    id                 UUID NOT NULL PRIMARY KEY,
    name               TEXT NOT NULL UNIQUE,
    status             TEXT NOT NULL CHECK (status IN ('active', 'inactive')),
    password_hash      TEXT,
    password_temporary BOOLEAN NOT NULL,
    access_epoch       BIGINT NOT NULL,
    created_at         TIMESTAMPTZ NOT NULL
);

CREATE TABLE mps.merchants (
    id                 UUID NOT NULL PRIMARY KEY,
    code               TEXT NOT NULL UNIQUE,
    name               TEXT NOT NULL,
    contact            TEXT,
    status             TEXT NOT NULL CHECK (status IN ('active', 'inactive')),
    password_hash      TEXT,
    password_temporary BOOLEAN NOT NULL,
    access_epoch       BIGINT NOT NULL,
    created_at         TIMESTAMPTZ NOT NULL
);

CREATE TABLE mps.merchant_staff (
    id                 UUID NOT NULL PRIMARY KEY,
    merchant_id        UUID NOT NULL REFERENCES mps.merchants (id),
    operator           TEXT NOT NULL,
    name               TEXT NOT NULL,
    role               TEXT NOT NULL CHECK (role IN ('cashier', 'manager')),
    status             TEXT NOT NULL CHECK (status IN ('active', 'inactive')),
    password_hash      TEXT,
    password_temporary BOOLEAN NOT NULL,
    access_epoch       BIGINT NOT NULL,
    created_at         TIMESTAMPTZ NOT NULL,
    UNIQUE (merchant_id, operator)
);

CREATE TABLE mps.member_profiles (
    id                 UUID NOT NULL PRIMARY KEY,
    member_no          TEXT NOT NULL UNIQUE,
    name               TEXT NOT NULL,
    phone              TEXT UNIQUE,
    email              TEXT UNIQUE,
    status             TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'suspended', 'deleted')),
    password_hash      TEXT,
    password_temporary BOOLEAN NOT NULL,
    access_epoch       BIGINT NOT NULL,
    created_at         TIMESTAMPTZ NOT NULL
);

CREATE TABLE mps.member_external_identities (
    provider    TEXT NOT NULL CHECK (provider IN ('wechat', 'alipay', 'line')),
    external_id TEXT NOT NULL,
    member_id   UUID NOT NULL REFERENCES mps.member_profiles (id),
    PRIMARY KEY (provider, external_id),
    UNIQUE (member_id, provider)
);

-- Balance, points and level are a summary of ledger_entries and point_ledger, written in the same
-- commit; `mps-api verify` recomputes them.
CREATE TABLE mps.member_cards (
    id          UUID NOT NULL PRIMARY KEY,
    card_no     TEXT NOT NULL UNIQUE,
    card_type   TEXT NOT NULL CHECK (card_type IN ('standard', 'corporate', 'voucher')),
    status      TEXT NOT NULL CHECK (status IN
                ('active', 'inactive', 'lost', 'suspended', 'used', 'expired', 'closed')),
    member_id   UUID REFERENCES mps.member_profiles (id),
    balance     BIGINT NOT NULL CHECK (balance >= 0),
    points      BIGINT NOT NULL CHECK (points >= 0),
    points_debt BIGINT NOT NULL CHECK (points_debt >= 0),
    level       BIGINT NOT NULL,
    fixed_rate  BIGINT CHECK (fixed_rate BETWEEN 100 AND 1000),
    expires_at  TIMESTAMPTZ,
    created_at  TIMESTAMPTZ NOT NULL,
    CHECK (points = 0 OR points_debt = 0),
    CHECK ((card_type = 'corporate') = (member_id IS NULL)),
    CHECK ((card_type = 'corporate') = (fixed_rate IS NOT NULL)),
    CHECK (card_type <> 'corporate' OR balance = 0),
    CHECK (card_type = 'standard' OR (points = 0 AND points_debt = 0))
) WITH (fillfactor = 70); -- room beside each row for the states that charges give it

CREATE UNIQUE INDEX member_cards_one_standard ON mps.member_cards (member_id)
    WHERE card_type = 'standard' AND status NOT IN ('closed', 'lost');

CREATE TABLE mps.card_bindings (
    member_id  UUID NOT NULL REFERENCES mps.member_profiles (id),
    card_id    UUID NOT NULL REFERENCES mps.member_cards (id),
    role       TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'member', 'viewer')),
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (member_id, card_id)
);

CREATE INDEX card_bindings_by_card ON mps.card_bindings (card_id);

-- Only the hash of a code is stored.
CREATE TABLE mps.payment_codes (
    hash          BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(hash) = 32),
    card_id       UUID NOT NULL REFERENCES mps.member_cards (id),
    member_id     UUID NOT NULL REFERENCES mps.member_profiles (id),
    access_epoch  BIGINT NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL,
    expires_at    TIMESTAMPTZ NOT NULL,
    ended         TEXT CHECK (ended IN ('used', 'replaced', 'revoked')),
    merchant_id   UUID REFERENCES mps.merchants (id),
    amounts_asked BIGINT NOT NULL
);

CREATE UNIQUE INDEX payment_codes_one_live ON mps.payment_codes (card_id) WHERE ended IS NULL;

-- A foreign key locks the row that it refers to until the commit. Merchants and members are shared
-- by many charges and are never deleted (see below), so what a charge writes has one only to its
-- card and its transaction; `mps-api verify` looks for the others.
CREATE TABLE mps.transactions (
    id                   UUID NOT NULL PRIMARY KEY,
    tx_no                TEXT NOT NULL UNIQUE,
    tx_type              TEXT NOT NULL CHECK (tx_type IN ('payment', 'refund', 'recharge')),
    status               TEXT NOT NULL CHECK (status IN ('completed', 'refunded')),
    card_id              UUID NOT NULL REFERENCES mps.member_cards (id),
    member_id            UUID NOT NULL,
    merchant_id          UUID,
    operator_kind        TEXT NOT NULL,
    operator_id          UUID NOT NULL,
    original_id          UUID REFERENCES mps.transactions (id),
    raw_amount           BIGINT NOT NULL CHECK (raw_amount > 0),
    final_amount         BIGINT NOT NULL CHECK (final_amount > 0 AND final_amount <= raw_amount),
    rate                 BIGINT NOT NULL CHECK (rate BETWEEN 100 AND 1000),
    points               BIGINT NOT NULL,
    level                BIGINT NOT NULL,
    refunded_amount      BIGINT NOT NULL CHECK (refunded_amount BETWEEN 0 AND final_amount),
    points_reversed      BIGINT NOT NULL CHECK (points_reversed >= 0),
    remaining_refundable BIGINT CHECK (remaining_refundable >= 0),
    payment_method       TEXT CHECK (payment_method IN ('cash', 'bank', 'sandbox')),
    external_order_id    TEXT,
    tag                  TEXT,
    reason               TEXT,
    fingerprint          BYTEA NOT NULL CHECK (octet_length(fingerprint) = 32),
    created_at           TIMESTAMPTZ NOT NULL,
    CHECK ((tx_type = 'refund') = (original_id IS NOT NULL)),
    CHECK ((tx_type = 'recharge') = (payment_method IS NOT NULL)),
    CHECK ((status = 'refunded') = (tx_type = 'payment' AND refunded_amount = final_amount)),
    CHECK (tx_type = 'payment' OR refunded_amount = 0)
);

CREATE INDEX transactions_by_member ON mps.transactions (member_id, created_at, id);
CREATE INDEX transactions_by_merchant ON mps.transactions (merchant_id, created_at, id);

CREATE TABLE mps.ledger_entries (
    transaction_id UUID NOT NULL REFERENCES mps.transactions (id),
    line           BIGINT NOT NULL,
    account_kind   TEXT NOT NULL CHECK (account_kind IN ('card', 'merchant', 'clearing')),
    account_id     UUID,
    method         TEXT CHECK (method IN ('cash', 'bank', 'sandbox')),
    amount         BIGINT NOT NULL CHECK (amount <> 0),
    created_at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (transaction_id, line),
    CHECK ((account_kind = 'clearing') = (account_id IS NULL)),
    CHECK ((account_kind = 'clearing') = (method IS NOT NULL))
);

CREATE TABLE mps.point_ledger (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    card_id        UUID NOT NULL,
    transaction_id UUID NOT NULL REFERENCES mps.transactions (id),
    change         BIGINT NOT NULL,
    debt_change    BIGINT NOT NULL,
    balance_before BIGINT NOT NULL CHECK (balance_before >= 0),
    balance_after  BIGINT NOT NULL CHECK (balance_after >= 0),
    reason         TEXT NOT NULL CHECK (reason IN ('payment', 'refund')),
    created_at     TIMESTAMPTZ NOT NULL,
    CHECK (balance_after = balance_before + change)
);

CREATE TABLE mps.orders (
    owner_id          UUID NOT NULL,
    external_order_id TEXT NOT NULL,
    owner_kind        TEXT NOT NULL,
    transaction_id    UUID REFERENCES mps.transactions (id),
    reversed_at       TIMESTAMPTZ,
    reversal_id       UUID REFERENCES mps.transactions (id) DEFERRABLE INITIALLY DEFERRED,
    created_at        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (owner_id, external_order_id),
    CHECK (transaction_id IS NOT NULL OR reversed_at IS NOT NULL)
);

CREATE TABLE mps.idempotency_keys (
    owner_id       UUID NOT NULL,
    operation      TEXT NOT NULL,
    key            TEXT NOT NULL,
    owner_kind     TEXT NOT NULL,
    transaction_id UUID NOT NULL REFERENCES mps.transactions (id),
    created_at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (owner_id, operation, key)
);

CREATE TABLE mps.day_totals (
    account_id   UUID NOT NULL,
    kind         TEXT NOT NULL,
    day          BIGINT NOT NULL,
    account_kind TEXT NOT NULL,
    amount       BIGINT NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (account_id, kind, day)
);

CREATE TABLE mps.sessions (
    id             UUID NOT NULL PRIMARY KEY,
    token_id       UUID NOT NULL,
    account_kind   TEXT NOT NULL,
    account_id     UUID NOT NULL,
    merchant_id    UUID,
    access_epoch   BIGINT NOT NULL,
    created_at     TIMESTAMPTZ NOT NULL,
    expires_at     TIMESTAMPTZ NOT NULL,
    ended_at       TIMESTAMPTZ
);

CREATE INDEX sessions_by_account ON mps.sessions (account_id, created_at, id);

CREATE TABLE mps.audit_log (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          TIMESTAMPTZ NOT NULL,
    actor_kind  TEXT,
    actor_id    UUID,
    role        TEXT,
    operator    TEXT,
    address     TEXT,
    request_id  UUID NOT NULL,
    operation   TEXT NOT NULL,
    object_kind TEXT,
    object_id   UUID,
    refusal     TEXT,
    details     TEXT NOT NULL
);

CREATE FUNCTION mps.audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_log is append-only';
END
$$;

CREATE FUNCTION mps.rows_are_never_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never deleted: the books refer to them', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER member_profiles_stay BEFORE DELETE OR TRUNCATE ON mps.member_profiles
    FOR EACH STATEMENT EXECUTE FUNCTION mps.rows_are_never_deleted();
CREATE TRIGGER merchants_stay BEFORE DELETE OR TRUNCATE ON mps.merchants
    FOR EACH STATEMENT EXECUTE FUNCTION mps.rows_are_never_deleted();
CREATE TRIGGER member_cards_stay BEFORE DELETE OR TRUNCATE ON mps.member_cards
    FOR EACH STATEMENT EXECUTE FUNCTION mps.rows_are_never_deleted();
CREATE TRIGGER transactions_stay BEFORE DELETE OR TRUNCATE ON mps.transactions
    FOR EACH STATEMENT EXECUTE FUNCTION mps.rows_are_never_deleted();

CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mps.audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION mps.audit_log_is_append_only();
