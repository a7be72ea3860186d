-- How many members are in each state other than active, which is the rule. The database keeps it, so that
-- servers of the version before keep it too; nobody suspends a member while it is made.
CREATE TABLE mps.member_states (
    status  TEXT PRIMARY KEY,
    members BIGINT NOT NULL CHECK (members >= 0)
);
ALTER TABLE mps.member_states ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION mps.count_member_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.status <> 'active' THEN
        UPDATE mps.member_states SET members = members - 1 WHERE status = OLD.status;
    END IF;
    IF NEW.status <> 'active' THEN
        INSERT INTO mps.member_states (status, members) VALUES (NEW.status, 1)
        ON CONFLICT (status) DO UPDATE SET members = member_states.members + 1;
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION mps.count_member_states() FROM PUBLIC;

CREATE TRIGGER member_profiles_state_new AFTER INSERT ON mps.member_profiles
    FOR EACH ROW WHEN (NEW.status <> 'active') EXECUTE FUNCTION mps.count_member_states();
CREATE TRIGGER member_profiles_state_changed AFTER UPDATE OF status ON mps.member_profiles
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION mps.count_member_states();

-- The triggers wait for what is being written, and hold up what comes.
INSERT INTO mps.member_states (status, members)
SELECT status, count(*) FROM mps.member_profiles WHERE status <> 'active' GROUP BY status;
