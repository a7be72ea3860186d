-- Each term tells when its member came, so that the newest of many with a keyword are found without
-- looking all of them up.
CREATE TABLE new_member_search_terms (
    term       TEXT NOT NULL,
    member_id  BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (term, member_id)
) STRICT, WITHOUT ROWID;

INSERT INTO new_member_search_terms (term, member_id, created_at)
SELECT t.term, t.member_id, p.created_at FROM member_search_terms t
JOIN member_profiles p ON p.id = t.member_id ORDER BY t.term, t.member_id;

DROP TABLE member_search_terms;
ALTER TABLE new_member_search_terms RENAME TO member_search_terms;
