-- How often somebody tried what can be guessed, under a keyed hash of a name; and from which networks accounts have
-- signed in. Rows whose time is over are removed.
CREATE TABLE attempts (
    key     BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 16),
    over_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX attempts_by_end ON attempts (over_at);

CREATE TABLE known_networks (
    key     BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 16),
    seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX known_networks_by_age ON known_networks (seen_at);

-- When a secret of a second factor was handed out. One that waits for its confirmation can no longer be confirmed: begin
-- anew.
ALTER TABLE second_factors ADD COLUMN pending_at INTEGER;
