-- Which settlement of its merchant each one follows, whose rest it takes; the first follows the
-- merchant. That no two follow the same one keeps two servers that settle at once from taking the
-- same rest twice.
ALTER TABLE mps.settlements ADD COLUMN follows UUID;

UPDATE mps.settlements SET follows = coalesce(
    (SELECT p.id FROM mps.settlements p WHERE p.merchant_id = settlements.merchant_id
     AND (p.created_at, p.id) < (settlements.created_at, settlements.id)
     ORDER BY p.created_at DESC, p.id DESC LIMIT 1),
    merchant_id);

CREATE UNIQUE INDEX settlements_follows ON mps.settlements (follows);

-- Lists of settlements over all merchants; what has not been paid yet is looked for by its state.
CREATE INDEX settlements_by_time ON mps.settlements (created_at, id);
CREATE INDEX settlements_unpaid ON mps.settlements (status, created_at, id) WHERE status <> 'paid';
