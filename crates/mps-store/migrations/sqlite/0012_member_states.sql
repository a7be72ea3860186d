-- How many members are in each state other than active, which is the rule. The database keeps it.
CREATE TABLE member_states (
    status  TEXT NOT NULL PRIMARY KEY,
    members INTEGER NOT NULL CHECK (members >= 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER member_profiles_state_new AFTER INSERT ON member_profiles
WHEN new.status <> 'active'
BEGIN
    INSERT INTO member_states (status, members) VALUES (new.status, 1)
    ON CONFLICT (status) DO UPDATE SET members = members + 1;
END;

CREATE TRIGGER member_profiles_state_left AFTER UPDATE OF status ON member_profiles
WHEN old.status <> new.status AND old.status <> 'active'
BEGIN
    UPDATE member_states SET members = members - 1 WHERE status = old.status;
END;

CREATE TRIGGER member_profiles_state_entered AFTER UPDATE OF status ON member_profiles
WHEN old.status <> new.status AND new.status <> 'active'
BEGIN
    INSERT INTO member_states (status, members) VALUES (new.status, 1)
    ON CONFLICT (status) DO UPDATE SET members = members + 1;
END;

INSERT INTO member_states (status, members)
SELECT status, count(*) FROM member_profiles WHERE status <> 'active' GROUP BY status;
