-- Two characters of a Chinese name are what staff type, and thousands have them: their terms by age, so that
-- a page of the newest is found without putting all in order. Terms of ASCII, which is below '~', are left out:
-- numbers and addresses have most of them.
CREATE INDEX member_search_terms_pairs
    ON member_search_terms (substr(term, 1, 2), created_at, member_id) WHERE term > '~' AND shared < 2;
