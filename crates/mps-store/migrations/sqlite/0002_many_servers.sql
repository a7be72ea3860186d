-- What several servers on one database need, and SQLite has for the sake of one schema.

-- When a card's last entry was made: time never goes back on a card, whoever's clock says so.
ALTER TABLE member_cards ADD COLUMN last_entry_at INTEGER;

UPDATE member_cards SET last_entry_at = e.last
FROM (SELECT account_id, max(created_at) AS last FROM ledger_entries
      WHERE account_kind = 'card' GROUP BY account_id) e
WHERE e.account_id = member_cards.id;

-- Work that must run once, whoever does it: who holds it until when, and how often it changed
-- hands. Whoever lost it finds another fence and cannot commit.
CREATE TABLE leases (
    name       TEXT NOT NULL PRIMARY KEY,
    owner_id   BLOB,
    fence      INTEGER NOT NULL CHECK (fence >= 0),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- By these, what has been over for long is found and removed.
CREATE INDEX payment_codes_by_end ON payment_codes (expires_at);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
CREATE INDEX sessions_by_end ON sessions (expires_at);
