-- What lists, searches and statistics need. Each index that charges have to keep up costs them
-- something: there is one of transactions and three of the audit. The others are of what is rare, or
-- of columns that a charge does not change.

CREATE INDEX transactions_by_time ON mps.transactions (created_at, id);
DROP INDEX mps.transactions_by_merchant;
CREATE INDEX transactions_by_merchant ON mps.transactions (merchant_id, created_at, id)
    INCLUDE (operator_id);
CREATE INDEX transactions_rare ON mps.transactions (tx_type, created_at, id)
    WHERE tx_type <> 'payment';
CREATE INDEX transactions_rare_by_merchant
    ON mps.transactions (merchant_id, tx_type, created_at, id) WHERE tx_type <> 'payment';

CREATE INDEX audit_log_by_time ON mps.audit_log (at, id);
CREATE INDEX audit_log_by_actor ON mps.audit_log (actor_id, at, id);
CREATE INDEX audit_log_by_object ON mps.audit_log (object_id, at, id);

CREATE INDEX member_profiles_by_time ON mps.member_profiles (created_at, id);
CREATE INDEX member_profiles_rare ON mps.member_profiles (status, created_at, id)
    WHERE status <> 'active';
CREATE INDEX member_cards_by_time ON mps.member_cards (created_at, id);
CREATE INDEX member_cards_rare ON mps.member_cards (status, created_at, id)
    WHERE status <> 'active';
CREATE INDEX member_cards_special ON mps.member_cards (card_type, created_at, id)
    WHERE card_type <> 'standard';
CREATE INDEX merchants_by_time ON mps.merchants (created_at, id);

-- How many codes were made today is counted in the index alone.
DROP INDEX mps.payment_codes_by_end;
CREATE INDEX payment_codes_by_end ON mps.payment_codes (expires_at, created_at);

-- By these, members are found: each text in lower case from each of its characters on, so that what
-- begins like a keyword has it somewhere. Compared byte by byte, as on SQLite.
CREATE TABLE mps.member_search_terms (
    term      TEXT COLLATE "C" NOT NULL,
    member_id UUID NOT NULL,
    PRIMARY KEY (term, member_id)
);

INSERT INTO mps.member_search_terms (term, member_id)
SELECT left(substr(t.text, i), 64), t.id
FROM (SELECT id, lower(name COLLATE "C") AS text, 1 AS shortest FROM mps.member_profiles
      UNION ALL SELECT id, lower(phone COLLATE "C"), 3 FROM mps.member_profiles
      UNION ALL SELECT id, lower(email COLLATE "C"), 3 FROM mps.member_profiles) t,
     generate_series(1, greatest(1, length(t.text) - t.shortest + 1)) i
WHERE t.text <> ''
UNION SELECT lower(member_no COLLATE "C"), id FROM mps.member_profiles
UNION SELECT substr(member_no, 2) COLLATE "C", id FROM mps.member_profiles
UNION SELECT ltrim(substr(member_no, 2), '0') COLLATE "C", id FROM mps.member_profiles
ORDER BY 1, 2;

-- What came about in each quarter of an hour, as counts and sums: of one merchant, or of all (the
-- id of zeros). Time zones differ by quarters of an hour, so business days, weeks and months of any
-- zone are made of these. No charge writes here, since all would write the same rows: work in the
-- background adds up what is over, and `mps-api verify` recomputes it.
CREATE TABLE mps.period_sums (
    scope_id  UUID NOT NULL,
    kind      TEXT NOT NULL,
    begins_at TIMESTAMPTZ NOT NULL,
    number    BIGINT NOT NULL CHECK (number > 0),
    amount    BIGINT NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (scope_id, kind, begins_at) INCLUDE (number, amount)
);

-- Everything before this time is in the sums, nothing from it on.
CREATE TABLE mps.summed (
    name     TEXT NOT NULL PRIMARY KEY,
    until_at TIMESTAMPTZ NOT NULL
);

ALTER TABLE mps.member_search_terms ENABLE ROW LEVEL SECURITY;
ALTER TABLE mps.period_sums ENABLE ROW LEVEL SECURITY;
ALTER TABLE mps.summed ENABLE ROW LEVEL SECURITY;

-- The last quarter before the newest transaction is left out: a server of the version before may
-- still be writing.
INSERT INTO mps.summed (name, until_at)
SELECT 'periods', coalesce(
    date_bin('15 minutes', max(created_at), TIMESTAMPTZ 'epoch') - INTERVAL '15 minutes',
    TIMESTAMPTZ 'epoch')
FROM mps.transactions;

INSERT INTO mps.period_sums (scope_id, kind, begins_at, number, amount)
SELECT merchant_id, tx_type, date_bin('15 minutes', created_at, TIMESTAMPTZ 'epoch'), count(*),
       sum(final_amount)
FROM mps.transactions
WHERE merchant_id IS NOT NULL AND created_at < (SELECT until_at FROM mps.summed) GROUP BY 1, 2, 3;
INSERT INTO mps.period_sums (scope_id, kind, begins_at, number, amount)
SELECT s.scope_id, s.kind, date_bin('15 minutes', s.created_at, TIMESTAMPTZ 'epoch'), count(*),
       sum(s.amount)
FROM (SELECT '00000000-0000-0000-0000-000000000000'::uuid AS scope_id, tx_type AS kind,
             created_at, final_amount AS amount FROM mps.transactions
      UNION ALL SELECT '00000000-0000-0000-0000-000000000000', 'member', created_at, 0
      FROM mps.member_profiles
      UNION ALL SELECT '00000000-0000-0000-0000-000000000000', 'card', created_at, 0
      FROM mps.member_cards) s
WHERE s.created_at < (SELECT until_at FROM mps.summed) GROUP BY 1, 2, 3;
