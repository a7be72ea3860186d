-- Sums that one administrator asks for and another one carries out. An amount is in minor units, or in points.
CREATE TABLE approvals (
    id             BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind           TEXT NOT NULL CHECK (kind IN ('recharge', 'payout', 'points')),
    card_id        BLOB NOT NULL REFERENCES member_cards (id),
    amount         INTEGER NOT NULL,
    payment_method TEXT,
    reason         TEXT NOT NULL,
    requested_by   BLOB NOT NULL REFERENCES admins (id),
    requested_at   INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    status         TEXT NOT NULL CHECK (status IN ('pending', 'approved', 'refused')),
    decided_by     BLOB REFERENCES admins (id),
    decided_at     INTEGER,
    transaction_id BLOB REFERENCES transactions (id),
    CHECK ((status = 'approved') = (transaction_id IS NOT NULL)),
    CHECK ((status = 'pending') = (decided_at IS NULL)),
    CHECK ((kind = 'recharge') = (payment_method IS NOT NULL)),
    CHECK (decided_by IS NULL OR status <> 'approved' OR decided_by <> requested_by)
) STRICT, WITHOUT ROWID;

CREATE INDEX approvals_by_age ON approvals (requested_at, id);
CREATE INDEX approvals_pending ON approvals (requested_at, id) WHERE status = 'pending';
