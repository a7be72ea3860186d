-- Login names are one however they are cased. Two from before that differ in case only both stay: the older
-- one is the first of the twins, and whoever types a name exactly gets that one. The key is what the program
-- makes of a name too, in the language of no place: ASCII in small letters.
ALTER TABLE mps.admins
    ADD COLUMN login_key TEXT GENERATED ALWAYS AS (lower(name COLLATE "C")) STORED,
    ADD COLUMN twin BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mps.merchants
    ADD COLUMN login_key TEXT GENERATED ALWAYS AS (lower(code COLLATE "C")) STORED,
    ADD COLUMN twin BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mps.merchant_staff
    ADD COLUMN login_key TEXT GENERATED ALWAYS AS (lower(operator COLLATE "C")) STORED,
    ADD COLUMN twin BIGINT NOT NULL DEFAULT 0;

UPDATE mps.admins SET twin = t.place - 1
FROM (SELECT id, row_number() OVER (PARTITION BY login_key ORDER BY created_at, id) AS place
      FROM mps.admins) t
WHERE t.id = admins.id AND t.place > 1;
UPDATE mps.merchants SET twin = t.place - 1
FROM (SELECT id, row_number() OVER (PARTITION BY login_key ORDER BY created_at, id) AS place
      FROM mps.merchants) t
WHERE t.id = merchants.id AND t.place > 1;
UPDATE mps.merchant_staff SET twin = t.place - 1
FROM (SELECT id, row_number() OVER (PARTITION BY merchant_id, login_key ORDER BY created_at, id) AS place
      FROM mps.merchant_staff) t
WHERE t.id = merchant_staff.id AND t.place > 1;

CREATE UNIQUE INDEX admins_by_login ON mps.admins (login_key, twin);
CREATE UNIQUE INDEX merchants_by_login ON mps.merchants (login_key, twin);
CREATE UNIQUE INDEX merchant_staff_by_login ON mps.merchant_staff (merchant_id, login_key, twin);

-- A search folds what it looks for, and so do the terms: those of members whose name or address looks
-- otherwise when folded are made anew.
CREATE FUNCTION mps.folded(value TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT normalize(lower(normalize(value, NFKC)), NFKC) $$;
REVOKE ALL ON FUNCTION mps.folded(TEXT) FROM PUBLIC;

CREATE TABLE mps.refolded AS
SELECT id FROM mps.member_profiles
WHERE mps.folded(name) <> lower(name COLLATE "C") OR mps.folded(email) <> lower(email COLLATE "C");

DELETE FROM mps.member_search_terms WHERE member_id IN (SELECT id FROM mps.refolded);

WITH terms (term, member_id) AS (
    SELECT left(substr(t.text, i), 64) COLLATE "C", t.id
    FROM (SELECT id, mps.folded(name) AS text, 1 AS shortest FROM mps.member_profiles
          UNION ALL SELECT id, mps.folded(phone), 3 FROM mps.member_profiles
          UNION ALL SELECT id, mps.folded(email), 3 FROM mps.member_profiles) t
    JOIN mps.refolded r ON r.id = t.id,
         generate_series(1, greatest(1, length(t.text) - t.shortest + 1)) i
    WHERE t.text <> ''
    UNION SELECT lower(member_no) COLLATE "C", p.id FROM mps.member_profiles p JOIN mps.refolded r ON r.id = p.id
    UNION SELECT substr(member_no, 2) COLLATE "C", p.id
          FROM mps.member_profiles p JOIN mps.refolded r ON r.id = p.id
    UNION SELECT ltrim(substr(member_no, 2), '0') COLLATE "C", p.id
          FROM mps.member_profiles p JOIN mps.refolded r ON r.id = p.id
)
INSERT INTO mps.member_search_terms (term, member_id, created_at, shared)
SELECT t.term, t.member_id, p.created_at,
       CASE WHEN left(t.term, 1) = left(t.lesser, 1) THEN
           (SELECT count(*) FROM generate_series(1, least(length(t.term), length(t.lesser))) n
            WHERE left(t.term, n) = left(t.lesser, n))
       ELSE 0 END
FROM (SELECT term, member_id, lag(term) OVER (PARTITION BY member_id ORDER BY term) AS lesser
      FROM terms) t
JOIN mps.member_profiles p ON p.id = t.member_id ORDER BY t.term, t.member_id;

DROP TABLE mps.refolded;
