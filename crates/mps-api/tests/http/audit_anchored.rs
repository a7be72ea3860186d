//! What a backup says of the audit shows what somebody with the database removed without a trace.

use mps_testbed::On;
use rstest::rstest;

use crate::place::Place;

#[rstest]
fn an_audit_that_was_removed_as_a_whole_is_missed_by_a_backup(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let backups = place.path("backups");
    let settings = [
        ("AUDIT_KEY", "a key for the audit of these tests"),
        ("BACKUP_KEY", "a key for the backups of these tests"),
        ("BACKUP_TARGET", backups.to_str().unwrap()),
    ];
    for arguments in [&["seed-demo", "--json"][..], &["backup"], &["migrate"]] {
        let ran = place.run(arguments, &settings);
        assert_eq!(ran.code(), 0, "{ran:?}");
    }
    let sound = place.run(&["verify", "--backup"], &settings);
    assert_eq!(sound.code(), 0, "{sound:?}");

    let off = match on {
        On::Sqlite => "DROP TRIGGER audit_log_no_delete; DROP TRIGGER audit_heads_stay",
        On::Postgres => "SET session_replication_role = replica",
    };
    let remove = format!("{off}; DELETE FROM mps.audit_log; DELETE FROM mps.audit_heads");
    place.scratch.execute(&remove).unwrap();
    let unnoticed = place.run(&["verify"], &settings);
    assert_eq!(unnoticed.code(), 0, "{unnoticed:?}");
    let missed = place.run(&["verify", "--backup"], &settings);
    assert_eq!(missed.code(), 1, "{missed:?}");
    assert!(missed.out().contains("are missing"), "{missed:?}");

    // Nobody can put in a manifest that knows of nothing.
    let manifest = std::fs::read_dir(&backups).unwrap().find_map(|file| {
        let path = file.unwrap().path();
        path.extension()
            .is_some_and(|ending| ending == "json")
            .then_some(path)
    });
    let manifest = manifest.unwrap();
    let mut changed: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
    changed["audit_heads"] = serde_json::json!([]);
    std::fs::write(&manifest, changed.to_string()).unwrap();
    let refused = place.run(&["verify", "--backup"], &settings);
    assert_eq!(refused.code(), 1, "{refused:?}");
    assert!(refused.out().contains("BACKUP_KEY"), "{refused:?}");
}
