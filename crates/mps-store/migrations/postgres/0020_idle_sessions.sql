-- When a session was used last. A session that nobody uses ends by itself. Those of before count as used now.
ALTER TABLE mps.sessions ADD COLUMN seen_at TIMESTAMPTZ NOT NULL DEFAULT now();
ALTER TABLE mps.sessions ALTER COLUMN seen_at DROP DEFAULT;
