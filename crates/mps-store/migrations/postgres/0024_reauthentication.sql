-- When the bearer of a session last proved who they are. A server of the version before, which does not say it, makes
-- sessions that begin now.
ALTER TABLE mps.sessions ADD COLUMN authenticated_at TIMESTAMPTZ NOT NULL DEFAULT now();
UPDATE mps.sessions SET authenticated_at = created_at;
