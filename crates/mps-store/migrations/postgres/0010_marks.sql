-- When something about the whole of the books was last done, such as a backup.
CREATE TABLE mps.marks (
    name TEXT NOT NULL PRIMARY KEY,
    at   TIMESTAMPTZ NOT NULL
);

ALTER TABLE mps.marks ENABLE ROW LEVEL SECURITY;
