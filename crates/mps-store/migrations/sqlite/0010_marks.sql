-- When something about the whole of the books was last done, such as a backup.
CREATE TABLE marks (
    name TEXT NOT NULL PRIMARY KEY,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
