-- Which settlement of its merchant each one follows, whose rest it takes; the first follows the
-- merchant. That no two follow the same one keeps two servers that settle at once from taking the
-- same rest twice.
ALTER TABLE settlements ADD COLUMN follows BLOB CHECK (length(follows) = 16);

UPDATE settlements SET follows = coalesce(
    (SELECT p.id FROM settlements p WHERE p.merchant_id = settlements.merchant_id
     AND (p.created_at, p.id) < (settlements.created_at, settlements.id)
     ORDER BY p.created_at DESC, p.id DESC LIMIT 1),
    merchant_id);

CREATE UNIQUE INDEX settlements_follows ON settlements (follows);

-- Lists of settlements over all merchants; what has not been paid yet is looked for by its state.
CREATE INDEX settlements_by_time ON settlements (created_at, id);
CREATE INDEX settlements_unpaid ON settlements (status, created_at, id) WHERE status <> 'paid';
