-- Each term tells when its member came, so that the newest of many with a keyword are found without
-- looking all of them up. Meanwhile members can be searched; new ones wait.
LOCK TABLE mps.member_search_terms IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE mps.new_member_search_terms (
    term       TEXT COLLATE "C" NOT NULL,
    member_id  UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

INSERT INTO mps.new_member_search_terms (term, member_id, created_at)
SELECT t.term, t.member_id, p.created_at FROM mps.member_search_terms t
JOIN mps.member_profiles p ON p.id = t.member_id ORDER BY t.term, t.member_id;
ALTER TABLE mps.new_member_search_terms ADD PRIMARY KEY (term, member_id) INCLUDE (created_at);
ANALYZE mps.new_member_search_terms;

DROP TABLE mps.member_search_terms;
ALTER TABLE mps.new_member_search_terms RENAME TO member_search_terms;
ALTER INDEX mps.new_member_search_terms_pkey RENAME TO member_search_terms_pkey;
ALTER TABLE mps.member_search_terms ENABLE ROW LEVEL SECURITY;

-- A server of the version before, which may still be writing, does not say when.
CREATE FUNCTION mps.age_of_search_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.created_at := (SELECT created_at FROM mps.member_profiles WHERE id = NEW.member_id);
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION mps.age_of_search_term() FROM PUBLIC;

CREATE TRIGGER member_search_terms_age BEFORE INSERT ON mps.member_search_terms
    FOR EACH ROW WHEN (NEW.created_at IS NULL) EXECUTE FUNCTION mps.age_of_search_term();
