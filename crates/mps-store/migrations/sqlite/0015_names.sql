-- Login names are one however they are cased. Two from before that differ in case only both stay: the older
-- one is the first of the twins, and whoever types a name exactly gets that one. The key is what the program
-- makes of a name too: ASCII in small letters.
ALTER TABLE admins ADD COLUMN login_key TEXT GENERATED ALWAYS AS (lower(name)) VIRTUAL;
ALTER TABLE merchants ADD COLUMN login_key TEXT GENERATED ALWAYS AS (lower(code)) VIRTUAL;
ALTER TABLE merchant_staff ADD COLUMN login_key TEXT GENERATED ALWAYS AS (lower(operator)) VIRTUAL;

ALTER TABLE admins ADD COLUMN twin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE merchants ADD COLUMN twin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE merchant_staff ADD COLUMN twin INTEGER NOT NULL DEFAULT 0;

UPDATE admins SET twin = t.place - 1
FROM (SELECT id, row_number() OVER (PARTITION BY login_key ORDER BY created_at, id) AS place
      FROM admins) t
WHERE t.id = admins.id AND t.place > 1;
UPDATE merchants SET twin = t.place - 1
FROM (SELECT id, row_number() OVER (PARTITION BY login_key ORDER BY created_at, id) AS place
      FROM merchants) t
WHERE t.id = merchants.id AND t.place > 1;
UPDATE merchant_staff SET twin = t.place - 1
FROM (SELECT id, row_number() OVER (PARTITION BY merchant_id, login_key ORDER BY created_at, id) AS place
      FROM merchant_staff) t
WHERE t.id = merchant_staff.id AND t.place > 1;

CREATE UNIQUE INDEX admins_by_login ON admins (login_key, twin);
CREATE UNIQUE INDEX merchants_by_login ON merchants (login_key, twin);
CREATE UNIQUE INDEX merchant_staff_by_login ON merchant_staff (merchant_id, login_key, twin);

-- A search folds what it looks for, and so do the terms: those of members whose name or address looks
-- otherwise when folded are made anew.
CREATE TEMP TABLE refolded AS
SELECT id FROM member_profiles
WHERE folded(name) <> lower(name) OR folded(email) <> lower(email);

DELETE FROM member_search_terms WHERE member_id IN (SELECT id FROM refolded);

INSERT INTO member_search_terms (term, member_id, created_at, shared)
WITH RECURSIVE suffixes (member_id, term, shortest) AS (
    SELECT id, folded(name), 1 FROM member_profiles WHERE id IN (SELECT id FROM refolded) AND name <> ''
    UNION ALL SELECT id, folded(phone), 3 FROM member_profiles
              WHERE id IN (SELECT id FROM refolded) AND phone <> ''
    UNION ALL SELECT id, folded(email), 3 FROM member_profiles
              WHERE id IN (SELECT id FROM refolded) AND email <> ''
    UNION ALL SELECT member_id, substr(term, 2), shortest FROM suffixes
              WHERE length(term) > shortest
), terms (term, member_id) AS (
    SELECT substr(term, 1, 64), member_id FROM suffixes
    UNION SELECT lower(member_no), id FROM member_profiles WHERE id IN (SELECT id FROM refolded)
    UNION SELECT substr(member_no, 2), id FROM member_profiles WHERE id IN (SELECT id FROM refolded)
    UNION SELECT ltrim(substr(member_no, 2), '0'), id FROM member_profiles
          WHERE id IN (SELECT id FROM refolded)
)
SELECT t.term, t.member_id, p.created_at,
       (WITH RECURSIVE n (i) AS (
            SELECT 0 UNION ALL SELECT i + 1 FROM n
            WHERE i < length(t.term) AND substr(t.term, i + 1, 1) = substr(t.lesser, i + 1, 1))
        SELECT max(i) FROM n)
FROM (SELECT term, member_id, lag(term) OVER (PARTITION BY member_id ORDER BY term) AS lesser
      FROM terms) t
JOIN member_profiles p ON p.id = t.member_id ORDER BY t.term, t.member_id;

DROP TABLE refolded;
