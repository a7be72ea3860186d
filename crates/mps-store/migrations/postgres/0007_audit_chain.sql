-- Each audit event is chained to the one before it in its stream by an HMAC under a key that the
-- database does not have. Events from before have no place in a chain.
ALTER TABLE mps.audit_log ADD COLUMN stream UUID;
ALTER TABLE mps.audit_log ADD COLUMN seq BIGINT CHECK (seq >= 1);
ALTER TABLE mps.audit_log ADD COLUMN mac BYTEA CHECK (octet_length(mac) = 32);
CREATE UNIQUE INDEX audit_log_by_stream ON mps.audit_log (stream, seq);

-- How far each stream goes.
CREATE TABLE mps.audit_heads (
    stream UUID NOT NULL PRIMARY KEY,
    seq    BIGINT NOT NULL CHECK (seq >= 1),
    mac    BYTEA NOT NULL CHECK (octet_length(mac) = 32)
) WITH (fillfactor = 10);
ALTER TABLE mps.audit_heads ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION mps.audit_heads_go_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.seq <= old.seq THEN
        RAISE EXCEPTION 'heads of the audit only go on';
    END IF;
    RETURN new;
END
$$;
REVOKE ALL ON FUNCTION mps.audit_heads_go_on() FROM PUBLIC;

CREATE TRIGGER audit_heads_stay BEFORE DELETE OR TRUNCATE ON mps.audit_heads
    FOR EACH STATEMENT EXECUTE FUNCTION mps.rows_are_never_deleted();
CREATE TRIGGER audit_heads_go_on BEFORE UPDATE ON mps.audit_heads
    FOR EACH ROW EXECUTE FUNCTION mps.audit_heads_go_on();
