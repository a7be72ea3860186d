//! Backups by the real program, and books restored from them.

use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use mps_api::run::jobs;
use mps_testbed::On;
use rstest::rstest;
use serde_json::Value;

use crate::place::{Place, Ran};
use crate::s3::S3;
use crate::support::{LIN, Town};

/// The settings of all servers of these books.
const SETTINGS: [(&str, &str); 3] = [
    ("AUDIT_KEY", "a key for the audit of these tests"),
    ("JWT_SECRET", "0123456789abcdef0123456789abcdef"),
    ("BACKUP_KEY", "a key for the backups of these tests"),
];
/// The tables that a restore changes, and those that belong to the servers and not to the books.
const NOT_THE_SAME: [&str; 9] = [
    "sessions",
    "payment_codes",
    "number_series",
    "audit_log",
    "audit_heads",
    "marks",
    "lanes",
    "leases",
    "sqlite_sequence",
];

/// Creates a shop with its demo data.
fn shop(on: On) -> (Place, Value) {
    let place = Place::on(on);
    let seeded = place.run(&["seed-demo", "--json"], &SETTINGS);
    assert_eq!(seeded.code(), 0, "{seeded:?}");
    (place, serde_json::from_str(&seeded.out()).unwrap())
}

fn back_up(place: &Place, to: &Path) -> Value {
    let to = to.to_str().unwrap();
    let made = place.run(&["backup", "--json", "--to", to], &SETTINGS);
    assert_eq!(made.code(), 0, "{made:?}");
    assert_eq!(made.err(), "");
    serde_json::from_str(&made.out()).unwrap()
}

fn restore(place: &Place, from: &Path, settings: &[(&str, &str)]) -> Ran {
    place.run(&["restore", "--from", from.to_str().unwrap()], settings)
}

/// Whether there are books.
fn has_books(place: &Place) -> bool {
    match place.scratch.on {
        On::Sqlite => place.scratch.file().exists(),
        On::Postgres => {
            let schema = "SELECT nspname FROM pg_namespace WHERE nspname = 'mps'";
            !place.scratch.rows(schema).is_empty()
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_answered_before_a_backup_is_there_after_a_restore_elsewhere(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let (place, seeded) = shop(on);
    let member = &seeded["members"][0];
    let served = place.serve(&SETTINGS).await;
    let cashier = served.sign_in_cashier(&seeded).await;
    let token = served.sign_in_member(member).await;
    let code = served.code(&token, member).await;
    let before: Value = served.charge_once(&cashier, &code).await.read();
    let live = served.code(&token, member).await;
    let backups = place.path("backups");
    let manifest = back_up(&place, &backups);
    assert_eq!(manifest["sealed"], true);
    let file = std::fs::read(backups.join(manifest["file"].as_str().unwrap())).unwrap();
    assert!(file.starts_with(b"age-encryption.org/v1"));
    assert_eq!(manifest["bytes"], file.len());
    let transactions = place.scratch.rows("SELECT count(*) FROM mps.transactions");
    assert_eq!(
        manifest["counts"]["transactions"].to_string(),
        transactions[0]
    );
    let original = place.scratch.dump(&NOT_THE_SAME);
    let after: Value = served.charge_once(&cashier, &live).await.read();
    drop(served);

    let elsewhere = Place::on(on);
    let restored = restore(&elsewhere, &backups, &SETTINGS);
    assert_eq!(restored.code(), 0, "{restored:?}");
    assert!(restored.out().contains("verify: the books are sound"));
    assert!(restored.out().contains(manifest["at"].as_str().unwrap()));
    assert!(elsewhere.scratch.dump(&NOT_THE_SAME) == original);
    if on == On::Postgres {
        let seen = "SELECT count(*) FROM pg_class c, aclexplode(c.relacl) a \
                    WHERE c.relnamespace = 'mps'::regnamespace AND a.grantee = 0";
        assert_eq!(elsewhere.scratch.rows(seen), ["0"], "PUBLIC sees something");
    }

    let served = elsewhere.serve(&SETTINGS).await;
    let dead = served.charge_once(&cashier, &live).await;
    dead.refused(401, "SESSION_REVOKED");
    let cashier = served.sign_in_cashier(&seeded).await;
    let dead = served.charge_once(&cashier, &live).await;
    dead.refused(400, "QR_EXPIRED_OR_INVALID");
    let token = served.sign_in_member(member).await;
    let code = served.code(&token, member).await;
    let next: Value = served.charge_once(&cashier, &code).await.read();
    let number = |answer: &Value| -> i64 {
        let tx_no = answer["transaction"]["tx_no"].as_str().unwrap();
        tx_no.trim_start_matches("PAY").parse().unwrap()
    };
    assert!(number(&before) < number(&after));
    assert!(number(&after) + 1_000_000 < number(&next));

    let books = elsewhere.scratch.dump(&[]);
    let again = restore(&elsewhere, &backups, &SETTINGS);
    assert_eq!(again.code(), 1);
    assert!(elsewhere.scratch.dump(&[]) == books, "{again:?}");
    drop(served);
    let again = restore(&elsewhere, &backups, &SETTINGS);
    assert_eq!(again.code(), 1);
    assert!(again.err().contains("not overwritten"), "{again:?}");
    let events = "SELECT count(*) FROM mps.audit_log WHERE operation = 'restore'";
    assert_eq!(elsewhere.scratch.rows(events), ["1"]);
}

#[rstest]
fn of_a_backup_that_cannot_be_read_no_books_are_made(#[values(On::Sqlite, On::Postgres)] on: On) {
    let (place, _) = shop(on);
    let backups = place.path("backups");
    let manifest = back_up(&place, &backups);
    let path = backups.join(manifest["file"].as_str().unwrap());
    let whole = std::fs::read(&path).unwrap();
    let other = [
        SETTINGS[0],
        SETTINGS[1],
        ("BACKUP_KEY", "another key, also of 32 bytes or so"),
    ];
    let elsewhere = Place::on(on);
    let refused = |settings: &[(&str, &str)], word: &str| {
        let ran = restore(&elsewhere, &backups, settings);
        assert_eq!(ran.code(), 1, "{word}: {ran:?}");
        assert!(ran.err().contains(word), "{word}: {ran:?}");
        assert!(!ran.err().contains("a key for the backups"), "{ran:?}");
        assert!(!has_books(&elsewhere), "{word}");
    };
    refused(&other, "BACKUP_KEY must be the key");
    refused(&SETTINGS[..2], "set BACKUP_KEY");
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    std::fs::write(&path, &changed).unwrap();
    refused(&SETTINGS, "differs from the manifest's");
    std::fs::write(&path, &whole[..middle]).unwrap();
    refused(&SETTINGS, "bytes where its manifest says");
    std::fs::write(&path, &whole).unwrap();
    let kind = if on == On::Sqlite {
        On::Postgres
    } else {
        On::Sqlite
    };
    let ran = restore(&Place::on(kind), &backups, &SETTINGS);
    assert_eq!(ran.code(), 1);
    assert!(ran.err().contains("mps-api move"), "{ran:?}");
    if on == On::Sqlite {
        let log = elsewhere.scratch.path("mps.db-wal");
        std::fs::write(&log, "left behind").unwrap();
        refused(&SETTINGS, "mps.db-wal");
        std::fs::remove_file(log).unwrap();
    }
    assert_eq!(restore(&elsewhere, &backups, &SETTINGS).code(), 0);
}

#[rstest]
fn as_many_backups_are_kept_as_was_said(#[values(On::Sqlite, On::Postgres)] on: On) {
    let (place, _) = shop(on);
    let folder = place.path("backups");
    std::fs::create_dir(&folder).unwrap();
    let stranger = folder.join("mps-notes.json");
    std::fs::write(&stranger, "not a backup").unwrap();
    let target = folder.to_str().unwrap();
    let keep = [
        SETTINGS[0],
        SETTINGS[1],
        ("BACKUP_TARGET", target),
        ("BACKUP_KEEP", "2"),
    ];
    let made: Vec<String> = (0..3)
        .map(|_| {
            let ran = place.run(&["backup", "--json"], &keep);
            assert_eq!(ran.code(), 0, "{ran:?}");
            let manifest: Value = serde_json::from_str(&ran.out()).unwrap();
            manifest["file"].as_str().unwrap().to_owned()
        })
        .collect();
    let list = place.run(&["backup", "--list"], &keep).out();
    let listed: Vec<&str> = list
        .lines()
        .filter_map(|line| line.split("  ").next())
        .collect();
    assert_eq!(listed, made[1..]);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert_eq!(files.len(), 5, "{files:?}");
    assert!(stranger.exists());
    let milestones = "SELECT count(*) FROM mps.marks WHERE name = 'backup'";
    assert_eq!(place.scratch.rows(milestones), ["1"]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_speaks_s3_keeps_backups_too(#[values(On::Sqlite, On::Postgres)] on: On) {
    let s3 = S3::start("books").await;
    let endpoint = s3.endpoint();
    let settings = [
        SETTINGS[0],
        SETTINGS[1],
        SETTINGS[2],
        ("BACKUP_TARGET", "s3://books/the/shop"),
        ("BACKUP_S3_ENDPOINT", &endpoint),
        ("BACKUP_S3_ACCESS_KEY_ID", S3::ID),
        ("BACKUP_S3_SECRET_ACCESS_KEY", S3::SECRET),
        ("BACKUP_KEEP", "1"),
    ];
    let (place, _) = shop(on);
    for _ in 0..2 {
        let made = place.run(&["backup"], &settings);
        assert_eq!(made.code(), 0, "{made:?}");
    }
    let list = place.run(&["backup", "--list"], &settings);
    assert_eq!(list.out().lines().count(), 1, "{list:?}");
    let elsewhere = Place::on(on);
    let restored = elsewhere.run(&["restore"], &settings);
    assert_eq!(restored.code(), 0, "{restored:?}");
    assert!(
        elsewhere.scratch.dump(&NOT_THE_SAME) == place.scratch.dump(&NOT_THE_SAME),
        "the books differ"
    );
    let mut wrong = settings;
    wrong[6].1 = "not the secret";
    let refused = place.run(&["backup"], &wrong);
    assert_eq!(refused.code(), 1);
    assert!(!refused.err().contains("not the secret"), "{refused:?}");
    assert!(refused.err().contains("BACKUP_TARGET"), "{refused:?}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_make_a_backup_when_one_is_due_and_only_one_of_them(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let folder = tempfile::tempdir().unwrap();
    let settings = [
        ("BACKUP_TARGET", folder.path().to_str().unwrap()),
        ("BACKUP_EVERY_HOURS", "6"),
    ];
    let town = Town::with(on, &settings).await;
    let made = || {
        let files = std::fs::read_dir(folder.path()).unwrap();
        let paths = files.map(|file| file.unwrap().path());
        paths
            .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
            .count()
    };
    // The server's own job may be making the first one right now.
    let milestones = "SELECT count(*) FROM mps.marks WHERE name = 'backup'";
    jobs::back_up(&town.app).await.unwrap();
    let patience = std::time::Instant::now();
    while town.rows(milestones) != ["1"] {
        assert!(
            patience.elapsed() < crate::place::PATIENCE,
            "no backup came"
        );
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(made(), 1);
    town.clock.advance_secs(6 * 60 * 60 - 60);
    jobs::back_up(&town.app).await.unwrap();
    assert_eq!(made(), 1);
    town.clock.advance_secs(120);
    let mut servers = vec![town.app.clone()];
    let neighbour = match on {
        On::Postgres => Some(town.neighbour(&settings).await),
        On::Sqlite => None,
    };
    servers.extend(neighbour.iter().map(|neighbour| neighbour.app.clone()));
    servers.push(town.app.clone());
    let all = servers.iter().map(jobs::back_up);
    for done in futures::future::join_all(all).await {
        done.unwrap();
    }
    let patience = std::time::Instant::now();
    while made() < 2 {
        assert!(
            patience.elapsed() < crate::place::PATIENCE,
            "no backup came"
        );
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(made(), 2);
    assert_eq!(town.balance(LIN).await, "1000.00");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn books_are_carried_over_from_a_file_to_a_server_and_go_on_there() {
    let (file, seeded) = shop(On::Sqlite);
    let member = &seeded["members"][0];
    let url = file.scratch.url();
    let served = file.serve(&SETTINGS).await;
    let cashier = served.sign_in_cashier(&seeded).await;
    let token = served.sign_in_member(member).await;
    let code = served.code(&token, member).await;
    let before: Value = served.charge_once(&cashier, &code).await.read();
    let live = served.code(&token, member).await;

    let target = Place::on(On::Postgres);
    let arguments = ["move", "--from", &url];
    let early = target.run(&arguments, &SETTINGS);
    assert_eq!(early.code(), 1);
    assert!(early.err().contains("in use"), "{early:?}");
    assert!(served.stop().await.success());
    let last = "(SELECT max(member_no) FROM mps.member_profiles)";
    let suspend = "UPDATE mps.member_profiles SET status = 'suspended' WHERE member_no =";
    file.scratch.execute(&format!("{suspend} {last}")).unwrap();
    let moved = target.run(&arguments, &SETTINGS);
    assert_eq!(moved.code(), 0, "{moved:?}");
    assert!(moved.out().contains("every one the same"), "{moved:?}");
    for sql in [
        "SELECT card_no, balance, points, level FROM mps.member_cards ORDER BY card_no",
        "SELECT tx_no, tx_type, final_amount, points FROM mps.transactions ORDER BY tx_no",
        "SELECT seq, operation FROM mps.audit_log ORDER BY seq, operation",
        "SELECT line, account_kind, amount FROM mps.ledger_entries ORDER BY posting_id, line",
    ] {
        assert_eq!(target.scratch.rows(sql), file.scratch.rows(sql), "{sql}");
    }
    // PostgreSQL counted the suspended member too while the rows arrived.
    let states = "SELECT status, members FROM mps.member_states";
    assert_eq!(target.scratch.rows(states), ["suspended|1"]);

    // The books are the same, so sessions and codes stay valid.
    let served = target.serve(&SETTINGS).await;
    let next: Value = served.charge_once(&cashier, &live).await.read();
    let number = |answer: &Value| answer["transaction"]["tx_no"].as_str().unwrap().to_owned();
    assert!(number(&before) < number(&next));
    drop(served);
    let verified = target.run(&["verify"], &SETTINGS);
    assert_eq!(verified.code(), 0, "{verified:?}");
    let books = target.scratch.dump(&["marks", "leases", "lanes"]);
    let again = target.run(&arguments, &SETTINGS);
    assert_eq!(again.code(), 1);
    assert!(again.err().contains("not overwritten"), "{again:?}");
    assert!(target.scratch.dump(&["marks", "leases", "lanes"]) == books);
}

/// A folder for backups, as an operator might have made it.
fn open_folder(place: &Place) -> PathBuf {
    let folder = place.path("backups");
    std::fs::create_dir(&folder).unwrap();
    folder
}

#[rstest]
fn one_bad_file_stops_no_backup_and_no_restore(#[values(On::Sqlite, On::Postgres)] on: On) {
    let (place, _) = shop(on);
    let folder = open_folder(&place);
    let damaged = folder.join("mps-20250101T000000000000Z.json");
    std::fs::write(&damaged, "{").unwrap();
    let odd = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    std::fs::write(folder.join(odd), "").unwrap();
    let target = folder.to_str().unwrap();
    let settings = [&SETTINGS[..], &[("BACKUP_KEEP", "1")]].concat();
    for _ in 0..2 {
        let made = place.run(&["backup", "--to", target], &settings);
        assert_eq!(made.code(), 0, "{made:?}");
        assert!(
            made.err().contains("mps-20250101T000000000000Z.json"),
            "{made:?}"
        );
    }
    let list = place.run(&["backup", "--list", "--to", target], &settings);
    assert_eq!(
        (list.code(), list.out().lines().count()),
        (0, 1),
        "{list:?}"
    );
    assert!(list.err().contains("is not a manifest"), "{list:?}");
    assert!(damaged.exists());
    assert_eq!(restore(&Place::on(on), &folder, &SETTINGS).code(), 0);
}

#[test]
fn what_failed_backups_left_behind_is_removed_after_a_day() {
    let (place, _) = shop(On::Sqlite);
    let folder = open_folder(&place);
    let tomorrow = "mps-99990101T000000000000Z.sqlite.zst";
    let old = "mps-20250101T000000000000Z.sqlite.zst";
    for name in [tomorrow, old, &format!("{old}#1")] {
        std::fs::write(folder.join(name), "a part").unwrap();
    }
    let manifest = back_up(&place, &folder);
    let mut left: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    let file = manifest["file"].as_str().unwrap();
    let stem = file.split('.').next().unwrap();
    assert_eq!(left, [&format!("{stem}.json"), file, tomorrow]);
    // Whoever may read the folder may not read the books.
    for name in [&format!("{stem}.json"), file] {
        let mode = std::fs::metadata(folder.join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

/// Reads, changes and writes a manifest.
fn forge(folder: &Path, file: &str, change: impl FnOnce(&mut Value)) {
    let stem = file.split('.').next().unwrap();
    let path = folder.join(format!("{stem}.json"));
    let mut manifest: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    change(&mut manifest);
    std::fs::write(&path, manifest.to_string()).unwrap();
}

#[rstest]
fn a_backup_that_does_not_prove_whose_it_is_is_refused(#[values(On::Sqlite, On::Postgres)] on: On) {
    let (place, _) = shop(on);
    let sealed = place.path("sealed");
    let manifest = back_up(&place, &sealed);
    let file = manifest["file"].as_str().unwrap();
    let elsewhere = Place::on(on);
    let refused = |folder: &Path, settings: &[(&str, &str)], word: &str| {
        let ran = restore(&elsewhere, folder, settings);
        assert_eq!(ran.code(), 1, "{word}: {ran:?}");
        assert!(ran.err().contains(word), "{word}: {ran:?}");
        assert!(!has_books(&elsewhere), "{word}");
    };
    let written = std::fs::read(sealed.join(format!("{}.json", file.split('.').next().unwrap())));
    let written = written.unwrap();
    for change in [
        |manifest: &mut Value| manifest["at"] = "2030-01-01T00:00:00Z".into(),
        |manifest: &mut Value| manifest["sealed"] = false.into(),
        |manifest: &mut Value| manifest["counts"]["members"] = 0.into(),
    ] {
        forge(&sealed, file, change);
        refused(&sealed, &SETTINGS, "its manifest must be as it was written");
    }
    forge(&sealed, file, |manifest| manifest["mac"] = Value::Null);
    refused(&sealed, &SETTINGS, "--unproven");
    // An old backup under a new name.
    let copy = sealed.join("mps-99990101T000000000000Z.json");
    std::fs::write(&copy, &written).unwrap();
    refused(&sealed, &SETTINGS, "which is another backup's");
    std::fs::remove_file(copy).unwrap();

    // One that was made without a key.
    let open = place.path("open");
    let made = place.run(
        &["backup", "--json", "--to", open.to_str().unwrap()],
        &SETTINGS[..2],
    );
    let made: Value = serde_json::from_str(&made.out()).unwrap();
    let file = made["file"].as_str().unwrap();
    refused(&open, &SETTINGS, "--unproven");
    let unpacked = made["unpacked_bytes"].clone();
    forge(&open, file, |manifest| {
        manifest["unpacked_bytes"] = 1000.into();
    });
    refused(
        &open,
        &SETTINGS[..2],
        "unpacks to more than its manifest says",
    );
    forge(&open, file, |manifest| {
        manifest["unpacked_bytes"] = unpacked;
    });
    let from = open.to_str().unwrap();
    let ran = elsewhere.run(&["restore", "--unproven", "--from", from], &SETTINGS);
    assert_eq!(ran.code(), 0, "{ran:?}");
    assert!(ran.out().contains("minutes old"), "{ran:?}");
}

/// `psql` runs commands of the system that stand between statements.
#[test]
fn a_copy_for_postgresql_runs_no_commands() {
    let (place, _) = shop(On::Postgres);
    let folder = place.path("backups");
    let made = place.run(
        &["backup", "--json", "--to", folder.to_str().unwrap()],
        &SETTINGS[..2],
    );
    let made: Value = serde_json::from_str(&made.out()).unwrap();
    let file = made["file"].as_str().unwrap();
    let (mark, plain) = (place.path("mark"), place.path("plain.sql"));
    for command in [
        format!("\\! touch {}", mark.display()),
        format!("SELECT 1 \\! touch {}", mark.display()),
        format!("SELECT 1 \\g |touch {}", mark.display()),
        format!("\\unrestrict x\n\\! touch {}", mark.display()),
    ] {
        std::fs::write(&plain, format!("{command}\n")).unwrap();
        let path = folder.join(file);
        let mut zstd = std::process::Command::new("zstd");
        let packed = zstd.args(["-qf", "-o"]).arg(&path).arg(&plain).status();
        assert!(packed.unwrap().success());
        let sum = std::process::Command::new("sha256sum")
            .arg(&path)
            .output()
            .unwrap();
        let sum = String::from_utf8(sum.stdout).unwrap();
        forge(&folder, file, |manifest| {
            manifest["sha256"] = sum.split(' ').next().unwrap().into();
            manifest["bytes"] = std::fs::metadata(&path).unwrap().len().into();
        });
        let elsewhere = Place::on(On::Postgres);
        let ran = restore(&elsewhere, &folder, &SETTINGS[..2]);
        assert_eq!(ran.code(), 1, "{command}: {ran:?}");
        assert!(!mark.exists(), "{command}");
        assert!(!has_books(&elsewhere), "{command}");
    }
}
