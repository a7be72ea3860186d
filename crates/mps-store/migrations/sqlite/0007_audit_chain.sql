-- Each audit event is chained to the one before it in its stream by an HMAC under a key that the
-- database does not have. Events from before have no place in a chain.
ALTER TABLE audit_log ADD COLUMN stream BLOB CHECK (length(stream) = 16);
ALTER TABLE audit_log ADD COLUMN seq INTEGER CHECK (seq >= 1);
ALTER TABLE audit_log ADD COLUMN mac BLOB CHECK (length(mac) = 32);
CREATE UNIQUE INDEX audit_log_by_stream ON audit_log (stream, seq);

-- How far each stream goes.
CREATE TABLE audit_heads (
    stream BLOB NOT NULL PRIMARY KEY CHECK (length(stream) = 16),
    seq    INTEGER NOT NULL CHECK (seq >= 1),
    mac    BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_heads_stay BEFORE DELETE ON audit_heads
BEGIN SELECT RAISE(ABORT, 'heads of the audit are never deleted'); END;
CREATE TRIGGER audit_heads_go_on BEFORE UPDATE ON audit_heads WHEN new.seq <= old.seq
BEGIN SELECT RAISE(ABORT, 'heads of the audit only go on'); END;
