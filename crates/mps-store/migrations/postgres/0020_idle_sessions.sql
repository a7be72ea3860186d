-- When a session was used last. A session that nobody uses ends by itself. Those of before count as used now, and so do
-- those that a server of the version before begins while the servers are exchanged one by one.
ALTER TABLE mps.sessions ADD COLUMN seen_at TIMESTAMPTZ NOT NULL DEFAULT now();
