-- What a charge, a refund or a day may come to. No row: the default of the program; an empty amount:
-- no limit.
CREATE TABLE mps.limits (
    kind      TEXT NOT NULL,
    object_id UUID NOT NULL,
    amount    BIGINT CHECK (amount > 0),
    PRIMARY KEY (kind, object_id)
);
ALTER TABLE mps.limits ENABLE ROW LEVEL SECURITY;

-- What a card paid on the last business day on which it paid: beside its balance, since a charge
-- writes that row anyway.
ALTER TABLE mps.member_cards ADD COLUMN spent_day BIGINT;
ALTER TABLE mps.member_cards ADD COLUMN spent BIGINT NOT NULL DEFAULT 0 CHECK (spent >= 0);
