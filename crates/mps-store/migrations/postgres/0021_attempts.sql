-- How often somebody tried what can be guessed, under a keyed hash of a name; and from which networks accounts have
-- signed in. Rows whose time is over are removed.
CREATE TABLE mps.attempts (
    key     bytea NOT NULL PRIMARY KEY CHECK (length(key) = 16),
    over_at timestamptz NOT NULL
);

CREATE INDEX attempts_by_end ON mps.attempts (over_at);

CREATE TABLE mps.known_networks (
    key     bytea NOT NULL PRIMARY KEY CHECK (length(key) = 16),
    seen_at timestamptz NOT NULL
);

CREATE INDEX known_networks_by_age ON mps.known_networks (seen_at);

ALTER TABLE mps.attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE mps.known_networks ENABLE ROW LEVEL SECURITY;
-- It was forgotten when the table was made.
ALTER TABLE mps.activations ENABLE ROW LEVEL SECURITY;

-- When a secret of a second factor was handed out. Those that wait for their confirmation count as handed out now. While the
-- servers are exchanged one by one, a server of the version before does not say it when it hands out another secret of an
-- account: that one may have to be handed out once more.
ALTER TABLE mps.second_factors ADD COLUMN pending_at TIMESTAMPTZ DEFAULT now();
