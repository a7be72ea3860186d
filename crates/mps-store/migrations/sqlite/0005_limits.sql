-- What a charge, a refund or a day may come to. No row: the default of the program; an empty amount:
-- no limit.
CREATE TABLE limits (
    kind      TEXT NOT NULL,
    object_id BLOB NOT NULL CHECK (length(object_id) = 16),
    amount    INTEGER CHECK (amount > 0),
    PRIMARY KEY (kind, object_id)
) STRICT, WITHOUT ROWID;

-- What a card paid on the last business day on which it paid: beside its balance, since a charge
-- writes that row anyway.
ALTER TABLE member_cards ADD COLUMN spent_day INTEGER;
ALTER TABLE member_cards ADD COLUMN spent INTEGER NOT NULL DEFAULT 0 CHECK (spent >= 0);
