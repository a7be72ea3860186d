-- A keyword of two characters is found like all others: what the index of pairs saved was less than a factor
-- of two, for a tenth of the room of all terms.
DROP INDEX member_search_terms_pairs;
