-- When a password that somebody else set lapses. Those of before lapse in 72 hours. One that a server of the version
-- before sets while the servers are exchanged one by one does not lapse.
ALTER TABLE mps.member_profiles ADD COLUMN password_lapses_at TIMESTAMPTZ;
ALTER TABLE mps.merchants ADD COLUMN password_lapses_at TIMESTAMPTZ;
ALTER TABLE mps.merchant_staff ADD COLUMN password_lapses_at TIMESTAMPTZ;
ALTER TABLE mps.admins ADD COLUMN password_lapses_at TIMESTAMPTZ;
UPDATE mps.member_profiles SET password_lapses_at = now() + INTERVAL '72 hours' WHERE password_temporary;
UPDATE mps.merchants SET password_lapses_at = now() + INTERVAL '72 hours' WHERE password_temporary;
UPDATE mps.merchant_staff SET password_lapses_at = now() + INTERVAL '72 hours' WHERE password_temporary;
UPDATE mps.admins SET password_lapses_at = now() + INTERVAL '72 hours' WHERE password_temporary;
