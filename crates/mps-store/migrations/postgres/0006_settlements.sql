-- What the platform and a merchant owe each other, period by period.
ALTER TABLE mps.merchants ADD COLUMN fee_bps BIGINT NOT NULL DEFAULT 0
    CHECK (fee_bps BETWEEN 0 AND 10000);
ALTER TABLE mps.merchants ADD COLUMN settlement_mode TEXT NOT NULL DEFAULT 'realtime'
    CHECK (settlement_mode IN ('realtime', 't_plus_1', 'monthly'));
-- Up to when the runs that happen by themselves have been.
ALTER TABLE mps.merchants ADD COLUMN settled_through TIMESTAMPTZ;

CREATE TABLE mps.settlements (
    id              UUID NOT NULL PRIMARY KEY,
    settlement_no   TEXT NOT NULL UNIQUE,
    merchant_id     UUID NOT NULL REFERENCES mps.merchants (id),
    mode            TEXT NOT NULL CHECK (mode IN ('realtime', 't_plus_1', 'monthly')),
    status          TEXT NOT NULL CHECK (status IN ('pending', 'settled', 'paid', 'failed')),
    period_start    TIMESTAMPTZ NOT NULL,
    period_end      TIMESTAMPTZ NOT NULL,
    payment_count   BIGINT NOT NULL CHECK (payment_count >= 0),
    payment_amount  BIGINT NOT NULL CHECK (payment_amount >= 0),
    refund_count    BIGINT NOT NULL CHECK (refund_count >= 0),
    refund_amount   BIGINT NOT NULL CHECK (refund_amount >= 0),
    recharge_count  BIGINT NOT NULL CHECK (recharge_count >= 0),
    -- Cash taken less cash given back.
    recharge_amount BIGINT NOT NULL,
    fee_bps         BIGINT NOT NULL CHECK (fee_bps BETWEEN 0 AND 10000),
    fee_amount      BIGINT NOT NULL CHECK (fee_amount >= 0),
    -- What the settlement before left to this one, and this one leaves to the next: never above zero.
    carried_in      BIGINT NOT NULL CHECK (carried_in <= 0),
    carried_out     BIGINT NOT NULL CHECK (carried_out <= 0),
    -- What is paid to the merchant.
    total_amount    BIGINT NOT NULL CHECK (total_amount >= 0),
    created_at      TIMESTAMPTZ NOT NULL,
    CHECK (period_start <= period_end),
    CHECK (total_amount = 0 OR carried_out = 0),
    CHECK (total_amount + carried_out = payment_amount - refund_amount - fee_amount
           - recharge_amount + carried_in)
);

CREATE INDEX settlements_by_merchant ON mps.settlements (merchant_id, created_at, id);

-- A transaction belongs to one settlement at most, for ever.
CREATE TABLE mps.settlement_items (
    transaction_id UUID NOT NULL PRIMARY KEY REFERENCES mps.transactions (id),
    settlement_id  UUID NOT NULL REFERENCES mps.settlements (id)
);

CREATE INDEX settlement_items_by_settlement
    ON mps.settlement_items (settlement_id, transaction_id);

CREATE SEQUENCE mps.numbers_set;

ALTER TABLE mps.settlements ENABLE ROW LEVEL SECURITY;
ALTER TABLE mps.settlement_items ENABLE ROW LEVEL SECURITY;
