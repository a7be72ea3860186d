-- Sums that one administrator asks for and another one carries out. An amount is in minor units, or in points.
CREATE TABLE mps.approvals (
    id             uuid NOT NULL PRIMARY KEY,
    kind           text NOT NULL CHECK (kind IN ('recharge', 'payout', 'points')),
    card_id        uuid NOT NULL REFERENCES mps.member_cards (id),
    amount         bigint NOT NULL,
    payment_method text,
    reason         text NOT NULL,
    requested_by   uuid NOT NULL REFERENCES mps.admins (id),
    requested_at   timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    status         text NOT NULL CHECK (status IN ('pending', 'approved', 'refused')),
    decided_by     uuid REFERENCES mps.admins (id),
    decided_at     timestamptz,
    transaction_id uuid REFERENCES mps.transactions (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((status = 'approved') = (transaction_id IS NOT NULL)),
    CHECK ((status = 'pending') = (decided_at IS NULL)),
    CHECK ((kind = 'recharge') = (payment_method IS NOT NULL)),
    CHECK (decided_by IS NULL OR status <> 'approved' OR decided_by <> requested_by)
);

CREATE INDEX approvals_by_age ON mps.approvals (requested_at, id);
CREATE INDEX approvals_pending ON mps.approvals (requested_at, id) WHERE status = 'pending';

ALTER TABLE mps.approvals ENABLE ROW LEVEL SECURITY;
