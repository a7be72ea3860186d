-- When a session was used last. A session that nobody uses ends by itself. Those of before count as used now.
ALTER TABLE sessions ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
UPDATE sessions SET seen_at = CAST(unixepoch('subsec') * 1000000 AS INTEGER);
