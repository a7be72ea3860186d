-- A payment code has an id by which its member asks what became of it, and knows the last charge that it paid.
ALTER TABLE mps.payment_codes ADD COLUMN id uuid, ADD COLUMN transaction_id uuid;
UPDATE mps.payment_codes SET id = gen_random_uuid();
CREATE UNIQUE INDEX payment_codes_by_id ON mps.payment_codes (id);
