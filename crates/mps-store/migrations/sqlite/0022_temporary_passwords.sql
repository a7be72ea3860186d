-- When a password that somebody else set lapses. Those of before lapse in 72 hours.
ALTER TABLE member_profiles ADD COLUMN password_lapses_at INTEGER;
ALTER TABLE merchants ADD COLUMN password_lapses_at INTEGER;
ALTER TABLE merchant_staff ADD COLUMN password_lapses_at INTEGER;
ALTER TABLE admins ADD COLUMN password_lapses_at INTEGER;
UPDATE member_profiles SET password_lapses_at = CAST(unixepoch('subsec') * 1000000 AS INTEGER) + 259200000000
WHERE password_temporary;
UPDATE merchants SET password_lapses_at = CAST(unixepoch('subsec') * 1000000 AS INTEGER) + 259200000000
WHERE password_temporary;
UPDATE merchant_staff SET password_lapses_at = CAST(unixepoch('subsec') * 1000000 AS INTEGER) + 259200000000
WHERE password_temporary;
UPDATE admins SET password_lapses_at = CAST(unixepoch('subsec') * 1000000 AS INTEGER) + 259200000000
WHERE password_temporary;
