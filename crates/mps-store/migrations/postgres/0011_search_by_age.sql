-- Each term tells when its member came, so that the newest of many with a keyword are found without
-- looking all of them up; and how many of its first characters a lesser term of the same member begins with
-- too: only the least of a member's terms that begin with a keyword is to be counted. Meanwhile members can
-- be searched; new ones wait.
LOCK TABLE mps.member_search_terms IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE mps.new_member_search_terms (
    term       TEXT COLLATE "C" NOT NULL,
    member_id  UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    shared     BIGINT NOT NULL CHECK (shared >= 0)
);

INSERT INTO mps.new_member_search_terms (term, member_id, created_at, shared)
SELECT t.term, t.member_id, p.created_at,
       CASE WHEN left(t.term, 1) = left(t.lesser, 1) THEN
           (SELECT count(*) FROM generate_series(1, least(length(t.term), length(t.lesser))) n
            WHERE left(t.term, n) = left(t.lesser, n))
       ELSE 0 END
FROM (SELECT term, member_id, lag(term) OVER (PARTITION BY member_id ORDER BY term) AS lesser
      FROM mps.member_search_terms) t
JOIN mps.member_profiles p ON p.id = t.member_id ORDER BY t.term, t.member_id;
ALTER TABLE mps.new_member_search_terms ADD PRIMARY KEY (term, member_id) INCLUDE (created_at, shared);
ANALYZE mps.new_member_search_terms;

DROP TABLE mps.member_search_terms;
ALTER TABLE mps.new_member_search_terms RENAME TO member_search_terms;
ALTER INDEX mps.new_member_search_terms_pkey RENAME TO member_search_terms_pkey;
ALTER TABLE mps.member_search_terms ENABLE ROW LEVEL SECURITY;

-- A server of the version before, which may still be writing, says neither. Whom it writes is found, by some
-- keywords twice until somebody edits them.
CREATE FUNCTION mps.complete_search_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.created_at := (SELECT created_at FROM mps.member_profiles WHERE id = NEW.member_id);
    NEW.shared := 0;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION mps.complete_search_term() FROM PUBLIC;

CREATE TRIGGER member_search_terms_complete BEFORE INSERT ON mps.member_search_terms
    FOR EACH ROW WHEN (NEW.created_at IS NULL) EXECUTE FUNCTION mps.complete_search_term();
