-- A payment code has an id by which its member asks what became of it, and knows the last charge that it paid.
-- The default gives ids to codes that exist, and to those that a server of the version before makes during a
-- rolling update.
ALTER TABLE mps.payment_codes ADD COLUMN id uuid DEFAULT gen_random_uuid(), ADD COLUMN transaction_id uuid;
CREATE UNIQUE INDEX payment_codes_by_id ON mps.payment_codes (id);
