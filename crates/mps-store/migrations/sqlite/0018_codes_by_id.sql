-- A payment code has an id by which its member asks what became of it, and knows the last charge that it paid.
ALTER TABLE payment_codes ADD COLUMN id BLOB CHECK (length(id) = 16);
ALTER TABLE payment_codes ADD COLUMN transaction_id BLOB CHECK (length(transaction_id) = 16);
UPDATE payment_codes SET id = randomblob(16);
CREATE UNIQUE INDEX payment_codes_by_id ON payment_codes (id);
