-- Each term tells when its member came, so that the newest of many with a keyword are found without
-- looking all of them up; and how many of its first characters a lesser term of the same member begins with
-- too: only the least of a member's terms that begin with a keyword is to be counted.
CREATE TABLE new_member_search_terms (
    term       TEXT NOT NULL,
    member_id  BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    shared     INTEGER NOT NULL CHECK (shared >= 0),
    PRIMARY KEY (term, member_id)
) STRICT, WITHOUT ROWID;

INSERT INTO new_member_search_terms (term, member_id, created_at, shared)
SELECT t.term, t.member_id, p.created_at,
       (WITH RECURSIVE n (i) AS (
            SELECT 0 UNION ALL SELECT i + 1 FROM n
            WHERE i < length(t.term) AND substr(t.term, i + 1, 1) = substr(t.lesser, i + 1, 1))
        SELECT max(i) FROM n)
FROM (SELECT term, member_id, lag(term) OVER (PARTITION BY member_id ORDER BY term) AS lesser
      FROM member_search_terms) t
JOIN member_profiles p ON p.id = t.member_id ORDER BY t.term, t.member_id;

DROP TABLE member_search_terms;
ALTER TABLE new_member_search_terms RENAME TO member_search_terms;
