-- What the platform and a merchant owe each other, period by period.
ALTER TABLE merchants ADD COLUMN fee_bps INTEGER NOT NULL DEFAULT 0
    CHECK (fee_bps BETWEEN 0 AND 10000);
ALTER TABLE merchants ADD COLUMN settlement_mode TEXT NOT NULL DEFAULT 'realtime'
    CHECK (settlement_mode IN ('realtime', 't_plus_1', 'monthly'));
-- Up to when the runs that happen by themselves have been.
ALTER TABLE merchants ADD COLUMN settled_through INTEGER;

CREATE TABLE settlements (
    id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    settlement_no   TEXT NOT NULL UNIQUE,
    merchant_id     BLOB NOT NULL REFERENCES merchants (id),
    mode            TEXT NOT NULL CHECK (mode IN ('realtime', 't_plus_1', 'monthly')),
    status          TEXT NOT NULL CHECK (status IN ('pending', 'settled', 'paid', 'failed')),
    period_start    INTEGER NOT NULL,
    period_end      INTEGER NOT NULL,
    payment_count   INTEGER NOT NULL CHECK (payment_count >= 0),
    payment_amount  INTEGER NOT NULL CHECK (payment_amount >= 0),
    refund_count    INTEGER NOT NULL CHECK (refund_count >= 0),
    refund_amount   INTEGER NOT NULL CHECK (refund_amount >= 0),
    recharge_count  INTEGER NOT NULL CHECK (recharge_count >= 0),
    -- Cash taken less cash given back.
    recharge_amount INTEGER NOT NULL,
    fee_bps         INTEGER NOT NULL CHECK (fee_bps BETWEEN 0 AND 10000),
    fee_amount      INTEGER NOT NULL CHECK (fee_amount >= 0),
    -- What the settlement before left to this one, and this one leaves to the next: never above zero.
    carried_in      INTEGER NOT NULL CHECK (carried_in <= 0),
    carried_out     INTEGER NOT NULL CHECK (carried_out <= 0),
    -- What is paid to the merchant.
    total_amount    INTEGER NOT NULL CHECK (total_amount >= 0),
    created_at      INTEGER NOT NULL,
    CHECK (period_start <= period_end),
    CHECK (total_amount = 0 OR carried_out = 0),
    CHECK (total_amount + carried_out = payment_amount - refund_amount - fee_amount
           - recharge_amount + carried_in)
) STRICT, WITHOUT ROWID;

CREATE INDEX settlements_by_merchant ON settlements (merchant_id, created_at, id);

-- A transaction belongs to one settlement at most, for ever.
CREATE TABLE settlement_items (
    transaction_id BLOB NOT NULL PRIMARY KEY REFERENCES transactions (id),
    settlement_id  BLOB NOT NULL REFERENCES settlements (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX settlement_items_by_settlement ON settlement_items (settlement_id, transaction_id);

INSERT INTO number_series (prefix, next) VALUES ('SET', 1);
