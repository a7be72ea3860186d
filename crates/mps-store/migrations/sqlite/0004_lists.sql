-- What lists, searches and statistics need. Each index that charges have to keep up costs them
-- something: there is one of transactions and three of the audit. The others are of what is rare, or
-- of columns that a charge does not change.

CREATE INDEX transactions_by_time ON transactions (created_at, id);
DROP INDEX transactions_by_merchant;
CREATE INDEX transactions_by_merchant ON transactions (merchant_id, created_at, id, operator_id);
CREATE INDEX transactions_rare ON transactions (tx_type, created_at, id)
    WHERE tx_type <> 'payment';
CREATE INDEX transactions_rare_by_merchant ON transactions (merchant_id, tx_type, created_at, id)
    WHERE tx_type <> 'payment';

CREATE INDEX audit_log_by_time ON audit_log (at, id);
CREATE INDEX audit_log_by_actor ON audit_log (actor_id, at, id);
CREATE INDEX audit_log_by_object ON audit_log (object_id, at, id);

CREATE INDEX member_profiles_by_time ON member_profiles (created_at, id);
CREATE INDEX member_profiles_rare ON member_profiles (status, created_at, id)
    WHERE status <> 'active';
CREATE INDEX member_cards_by_time ON member_cards (created_at, id);
CREATE INDEX member_cards_rare ON member_cards (status, created_at, id) WHERE status <> 'active';
CREATE INDEX member_cards_special ON member_cards (card_type, created_at, id)
    WHERE card_type <> 'standard';
CREATE INDEX merchants_by_time ON merchants (created_at, id);

-- How many codes were made today is counted in the index alone.
DROP INDEX payment_codes_by_end;
CREATE INDEX payment_codes_by_end ON payment_codes (expires_at, created_at);

-- By these, members are found: each text in lower case from each of its characters on, so that what
-- begins like a keyword has it somewhere.
CREATE TABLE member_search_terms (
    term      TEXT NOT NULL,
    member_id BLOB NOT NULL,
    PRIMARY KEY (term, member_id)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO member_search_terms (term, member_id)
WITH RECURSIVE suffixes (member_id, term, shortest) AS (
    SELECT id, lower(name), 1 FROM member_profiles WHERE name <> ''
    UNION ALL SELECT id, lower(phone), 3 FROM member_profiles WHERE phone <> ''
    UNION ALL SELECT id, lower(email), 3 FROM member_profiles WHERE email <> ''
    UNION ALL SELECT member_id, substr(term, 2), shortest FROM suffixes
              WHERE length(term) > shortest
)
SELECT substr(term, 1, 64), member_id FROM suffixes
UNION SELECT lower(member_no), id FROM member_profiles
UNION SELECT substr(member_no, 2), id FROM member_profiles
UNION SELECT ltrim(substr(member_no, 2), '0'), id FROM member_profiles
ORDER BY 1, 2;

-- What came about in each quarter of an hour, as counts and sums: of one merchant, or of all (the
-- id of zeros). Time zones differ by quarters of an hour, so business days, weeks and months of any
-- zone are made of these. No charge writes here, since all would write the same rows: work in the
-- background adds up what is over, and `mps-api verify` recomputes it.
CREATE TABLE period_sums (
    scope_id  BLOB NOT NULL CHECK (length(scope_id) = 16),
    kind      TEXT NOT NULL,
    begins_at INTEGER NOT NULL,
    number    INTEGER NOT NULL CHECK (number > 0),
    amount    INTEGER NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (scope_id, kind, begins_at)
) STRICT, WITHOUT ROWID;

-- Everything before this time is in the sums, nothing from it on.
CREATE TABLE summed (
    name     TEXT NOT NULL PRIMARY KEY,
    until_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO summed (name, until_at)
SELECT 'periods', coalesce(max(created_at) / 900000000 * 900000000 - 900000000, 0)
FROM transactions;

INSERT INTO period_sums (scope_id, kind, begins_at, number, amount)
SELECT merchant_id, tx_type, created_at / 900000000 * 900000000, count(*), sum(final_amount)
FROM transactions
WHERE merchant_id IS NOT NULL AND created_at < (SELECT until_at FROM summed) GROUP BY 1, 2, 3;
INSERT INTO period_sums (scope_id, kind, begins_at, number, amount)
SELECT zeroblob(16), tx_type, created_at / 900000000 * 900000000, count(*), sum(final_amount)
FROM transactions WHERE created_at < (SELECT until_at FROM summed) GROUP BY 1, 2, 3;
INSERT INTO period_sums (scope_id, kind, begins_at, number, amount)
SELECT zeroblob(16), 'member', created_at / 900000000 * 900000000, count(*), 0
FROM member_profiles WHERE created_at < (SELECT until_at FROM summed) GROUP BY 1, 2, 3;
INSERT INTO period_sums (scope_id, kind, begins_at, number, amount)
SELECT zeroblob(16), 'card', created_at / 900000000 * 900000000, count(*), 0
FROM member_cards WHERE created_at < (SELECT until_at FROM summed) GROUP BY 1, 2, 3;
