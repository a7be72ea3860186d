-- What several servers on one database need.

-- When a card's last entry was made: time never goes back on a card, whoever's clock says so.
ALTER TABLE mps.member_cards ADD COLUMN last_entry_at TIMESTAMPTZ;

UPDATE mps.member_cards c SET last_entry_at = e.last
FROM (SELECT account_id, max(created_at) AS last FROM mps.ledger_entries
      WHERE account_kind = 'card' GROUP BY account_id) e
WHERE e.account_id = c.id;

-- Work that must run once, whoever does it: who holds it until when, and how often it changed
-- hands. Whoever lost it finds another fence and cannot commit.
CREATE TABLE mps.leases (
    name       TEXT NOT NULL PRIMARY KEY,
    owner_id   UUID,
    fence      BIGINT NOT NULL CHECK (fence >= 0),
    expires_at TIMESTAMPTZ NOT NULL
);

-- By these, what has been over for long is found and removed.
CREATE INDEX payment_codes_by_end ON mps.payment_codes (expires_at);
CREATE INDEX idempotency_keys_by_age ON mps.idempotency_keys (created_at);
CREATE INDEX sessions_by_end ON mps.sessions (expires_at);

-- The last batch that each lane of each server committed. A lane whose connection broke between
-- COMMIT and its answer finds here what became of the batch, and keeps a late one from coming
-- after all.
CREATE TABLE mps.lanes (
    id         UUID NOT NULL PRIMARY KEY,
    batch      BIGINT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL
) WITH (fillfactor = 10);

-- Nobody but the owner sees anything, whatever else is granted in this database.
DO $$
DECLARE
    name TEXT;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'mps' LOOP
        EXECUTE format('ALTER TABLE mps.%I ENABLE ROW LEVEL SECURITY', name);
    END LOOP;
    REVOKE ALL ON SCHEMA mps FROM PUBLIC;
    REVOKE ALL ON ALL TABLES IN SCHEMA mps FROM PUBLIC;
    REVOKE ALL ON ALL SEQUENCES IN SCHEMA mps FROM PUBLIC;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mps FROM PUBLIC;
END
$$;
