//! The program itself: its commands, its start, its end, its log.

use std::fs::File;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use futures::future::join_all;
use mps_protocol::answers;
use mps_testbed::On;
use reqwest::RequestBuilder;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::neighbour::{AUDIT_KEY, JWT_SECRET};
use crate::place::{PATIENCE, Place, Ran};
use crate::support::key;

const PASSWORD: &str = "a password for the log to keep out";

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn the_first_start_makes_what_it_needs_and_a_second_server_keeps_away() {
    let place = Place::new();
    let unhealthy = place.run(&["healthcheck"], &[]);
    assert_eq!(unhealthy.code(), 1, "{unhealthy:?}");
    let served = place.serve(&[]).await;
    assert!(place.path("data/mps.db").is_file());
    assert_eq!(mode(&place.path("data/jwt.secret")), 0o600);
    let healthy = place.run(&["healthcheck"], &[]);
    assert_eq!(
        (healthy.code(), healthy.out().trim()),
        (0, "ready"),
        "{healthy:?}"
    );

    let second = place.run(&["serve"], &[("API_PORT", "0")]);
    assert_eq!(second.code(), 1, "{second:?}");
    assert!(
        second.err().contains("data/mps.db") && second.err().contains("in use"),
        "{second:?}"
    );
    let elsewhere = place.run(&["serve"], &[("DATABASE_URL", "sqlite://other.db")]);
    assert_eq!(elsewhere.code(), 1, "the port is taken: {elsewhere:?}");
    assert!(
        elsewhere.err().contains(&place.port.to_string()),
        "{elsewhere:?}"
    );
    let secret = std::fs::read(place.path("data/jwt.secret")).unwrap();
    assert!(secret.len() >= 32);
    assert_eq!(served.stop().await.code(), Some(0));
    let served = place.serve(&[]).await;
    assert_eq!(
        std::fs::read(place.path("data/jwt.secret")).unwrap(),
        secret
    );
    assert_eq!(served.stop().await.code(), Some(0));
}

#[rstest]
#[tokio::test]
async fn an_administrator_is_created_once_under_a_name_also_beside_a_server(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let first = place.create_admin("root", PASSWORD);
    assert_eq!(first.code(), 0, "{first:?}");
    let second = place.create_admin("root", PASSWORD);
    assert_eq!(second.code(), 1, "{second:?}");
    assert!(
        second.err().contains("VALIDATION_FAILED (name)"),
        "{second:?}"
    );
    let served = place.serve(&[]).await;
    assert_eq!(place.create_admin("deputy", PASSWORD).code(), 0);
    for name in ["root", "deputy"] {
        let body = json!({ "role": "admin", "identifier": name, "password": PASSWORD });
        let answer = Answer::to(served.post("/auth/login", &body)).await;
        let signed_in: answers::SignedIn = answer.read();
        assert!(!signed_in.user_info.must_change_password);
    }
}

#[rstest]
fn demo_data_is_for_an_empty_database_and_its_books_balance(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    if on == On::Sqlite {
        let missing = place.run(&["verify"], &[]);
        let code = missing.code();
        assert_eq!(code, 1, "there are no books to verify: {missing:?}");
    }
    let seeded = place.seed();
    for pointer in [
        "/admin/identifier",
        "/admin/password",
        "/merchant/code",
        "/merchant/password",
        "/merchant/manager/operator",
        "/merchant/manager/password",
        "/merchant/cashier/operator",
        "/merchant/cashier/password",
    ] {
        assert!(
            seeded.pointer(pointer).is_some_and(Value::is_string),
            "{pointer}: {seeded}"
        );
    }
    let members = seeded["members"].as_array().unwrap();
    assert_eq!(members.len(), 3);
    for name in ["member_no", "phone", "password", "card_id", "card_no"] {
        assert!(
            members.iter().all(|member| member[name].is_string()),
            "{name}: {seeded}"
        );
    }
    let again = place.run(&["seed-demo", "--json"], &[]);
    assert_eq!((again.code(), again.out()), (1, String::new()), "{again:?}");
    assert!(again.err().contains("empty"), "{again:?}");

    let verified = place.run(&["verify", "--json"], &[]);
    let report: Value = serde_json::from_str(&verified.out()).unwrap();
    assert_eq!(
        (verified.code(), &report["ok"]),
        (0, &json!(true)),
        "{report}"
    );
    assert_eq!(report["counts"]["cards"], 3);
}

#[rstest]
fn verify_names_the_card_whose_balance_somebody_changed(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let seeded = place.seed();
    let card_no = seeded["members"][1]["card_no"].as_str().unwrap();
    let tamper =
        format!("UPDATE mps.member_cards SET balance = balance + 1 WHERE card_no = '{card_no}'");
    place.scratch.execute(&tamper).unwrap();
    for arguments in [&["verify"][..], &["verify", "--json"]] {
        let verified = place.run(arguments, &[]);
        assert_eq!(verified.code(), 1, "{verified:?}");
        assert!(verified.out().contains(card_no), "{verified:?}");
        let others = seeded["members"][0]["card_no"].as_str().unwrap();
        assert!(!verified.out().contains(others), "{verified:?}");
    }
}

#[test]
fn the_configuration_is_shown_without_secrets_and_mistakes_come_with_their_fix() {
    let place = Place::new();
    let shown = place.run(&["config", "check"], &[("JWT_SECRET", JWT_SECRET)]);
    assert_eq!(shown.code(), 0, "{shown:?}");
    assert!(!format!("{shown:?}").contains(JWT_SECRET));
    assert!(shown.out().contains("JWT_SECRET=****"), "{shown:?}");
    assert!(
        shown.out().contains(&format!("API_PORT={}", place.port)),
        "{shown:?}"
    );

    let wrong = [
        ("CURRENCY", "KWD"),
        ("JWT_SECRET", "hunter2"),
        ("STORE_QUEUE_MAX", "0"),
    ];
    let refused = place.run(&["config", "check"], &wrong);
    assert_eq!(refused.code(), 1, "{refused:?}");
    for part in [
        "CURRENCY=KWD",
        "ISO 4217",
        "JWT_SECRET",
        "32 bytes",
        "STORE_QUEUE_MAX=0",
    ] {
        assert!(refused.err().contains(part), "{part}: {refused:?}");
    }
    assert!(!format!("{refused:?}").contains("hunter2"));
    let serve = place.run(&["serve"], &wrong);
    assert_eq!(serve.code(), 1, "{serve:?}");
    assert!(
        !place.path("data").exists(),
        "a wrong configuration makes nothing"
    );
}

#[tokio::test]
async fn names_that_look_mistyped_are_warned_of_and_so_is_a_stray_file() {
    let place = Place::new();
    let slip = ("JWT_SECERT", JWT_SECRET);
    let warning = "JWT_SECERT is not a setting; did you mean JWT_SECRET?";
    let checked = place.run(&["config", "check"], &[slip]);
    assert_eq!(checked.code(), 0, "{checked:?}");
    assert_eq!(checked.err().trim(), format!("warning: {warning}"));
    let served = place.serve(&[slip]).await;
    assert!(place.log().contains(warning), "{}", place.log());
    assert!(!place.log().contains(JWT_SECRET));
    assert_eq!(served.stop().await.code(), Some(0));

    std::fs::write(place.path(".env"), "STORE_BATCHMAX=1\n").unwrap();
    let production = [
        ("APP_ENV", "production"),
        ("DATABASE_URL", "sqlite://mps.db"),
        ("JWT_SECRET", JWT_SECRET),
        ("AUDIT_KEY", AUDIT_KEY),
        ("METRICS_ENABLED", "false"),
    ];
    let checked = place.run(&["config", "check"], &production);
    assert_eq!(checked.code(), 0, "{checked:?}");
    let lines = checked.err();
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].contains("did you mean STORE_BATCH_MAX?"),
        "{lines:?}"
    );
    assert!(lines[1].contains(".env.production"), "{lines:?}");
    let elsewhere = place.run(&["config", "check"], &[]);
    assert!(
        !elsewhere.err().contains(".env.production"),
        "{elsewhere:?}"
    );
}

/// As with `mps-api config check | head`.
#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let place = Place::new();
    for arguments in [&["config", "check"][..], &["openapi"], &["gen-secret"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ran = Ran::of(place.command(arguments, &[]).stdout(writer));
        assert_eq!((ran.code(), ran.err()), (0, String::new()), "{arguments:?}");
    }
    let full = File::options().write(true).open("/dev/full").unwrap();
    let ran = Ran::of(place.command(&["config", "check"], &[]).stdout(full));
    assert_eq!(ran.code(), 1, "{ran:?}");
    assert!(!ran.err().is_empty(), "{ran:?}");
}

#[test]
fn wrong_use_exits_with_2() {
    let place = Place::new();
    for arguments in [
        &[][..],
        &["sereve"],
        &["serve", "--fast"],
        &["config"],
        &["create-admin"],
        &["create-admin", "--name", "root"],
    ] {
        let ran = place.run(arguments, &[]);
        assert_eq!(ran.code(), 2, "{arguments:?}: {ran:?}");
        assert!(!ran.err().is_empty());
    }
    assert_eq!(place.run(&["--help"], &[]).code(), 0);
}

/// Charges repeatedly, each time under a key of its own. Returns the numbers of the payments.
async fn charge_until_stopped(charge: RequestBuilder) -> Vec<String> {
    let mut paid = Vec::new();
    loop {
        let once = charge.try_clone().unwrap().header("Idempotency-Key", key());
        let Ok(response) = once.send().await else {
            return paid;
        };
        let status = response.status().as_u16();
        let Ok(body) = response.bytes().await else {
            return paid;
        };
        match status {
            200 => {
                let charged: answers::Charged = serde_json::from_slice(&body).unwrap();
                paid.push(charged.transaction.tx_no);
            }
            503 => return paid,
            _ => panic!("{status}: {body:?}"),
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_stopped_under_load_has_in_its_books_what_it_answered(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let seeded = place.seed();
    let mut served = place.serve(&[("PAYMENT_CODE_REUSE", "true")]).await;
    let member = &seeded["members"][0];
    let cashier = served.sign_in_cashier(&seeded).await;
    let code = served
        .code(&served.sign_in_member(member).await, member)
        .await;
    let tills: Vec<_> = (0..8)
        .map(|_| {
            let charge = served.charge(&cashier, &code);
            tokio::spawn(charge_until_stopped(charge))
        })
        .collect();
    let count = "SELECT count(*) FROM mps.transactions WHERE tx_type = 'payment'";
    let payments = || place.scratch.rows(count)[0].parse::<usize>().unwrap();
    let (before, deadline) = (payments(), Instant::now() + PATIENCE);
    while payments() < before + 50 {
        assert!(Instant::now() < deadline, "{}", place.log());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    served.terminate();
    assert_eq!(served.ended().await.code(), Some(0), "{}", place.log());
    let mut answered = Vec::new();
    for till in tills {
        answered.extend(till.await.unwrap());
    }
    let booked = place.scratch.rows("SELECT tx_no FROM mps.transactions");
    assert!(answered.len() >= 40, "{}", answered.len());
    assert!(answered.iter().all(|tx_no| booked.contains(tx_no)));
    let verified = place.run(&["verify"], &[]);
    assert_eq!(verified.code(), 0, "{verified:?}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_and_codes_survive_a_restart(#[values(On::Sqlite, On::Postgres)] on: On) {
    let place = Place::on(on);
    let seeded = place.seed();
    let member = &seeded["members"][0];
    let served = place.serve(&[]).await;
    let (token, cashier) = (
        served.sign_in_member(member).await,
        served.sign_in_cashier(&seeded).await,
    );
    let code = served.code(&token, member).await;
    assert_eq!(served.stop().await.code(), Some(0));
    let served = place.serve(&[]).await;
    let me = served.http.get(served.url("/auth/me")).bearer_auth(&token);
    Answer::to(me).await.read::<answers::Me>();
    served
        .charge_once(&cashier, &code)
        .await
        .read::<answers::Charged>();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_closed_terminal_ends_the_server_as_politely_as_sigterm() {
    let place = Place::new();
    place.seed();
    let mut served = place.serve(&[]).await;
    served.signal("-USR1");
    let answer = Answer::to(served.http.get(served.url("/live"))).await;
    assert_eq!(answer.status, 200);
    served.signal("-HUP");
    assert_eq!(served.ended().await.code(), Some(0));
}

/// Each hash takes 19 MiB while it is computed. With the system's allocator, hundreds of MiB
/// remained after 200 sign-ins.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sign_ins_do_not_leave_their_memory_behind() {
    const AT_ONCE: usize = 40;
    const MOST_KIB: u64 = 160 * 1024;
    let place = Place::new();
    let seeded = place.seed();
    let member = &seeded["members"][0];
    let served = place.serve(&[("LOGIN_RATE_LIMIT", "0")]).await;
    let login = json!({
        "role": "member", "identifier": member["phone"], "password": member["password"],
    });
    for _ in 0..5 {
        let sign_ins = (0..AT_ONCE).map(|_| Answer::to(served.post("/auth/login", &login)));
        let answers = join_all(sign_ins).await;
        // One network has a part of the places for hashing.
        let signed_in = answers.iter().filter(|answer| answer.status == 200);
        assert!(signed_in.count() >= 8);
        let taken = served.memory();
        assert!(taken < MOST_KIB, "{taken} KiB");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_has_neither_passwords_nor_tokens_nor_payment_codes(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let seeded = place.seed();
    let member = &seeded["members"][0];
    let served = place.serve(&[("LOG_LEVEL", "TRACE")]).await;
    let (token, cashier) = (
        served.sign_in_member(member).await,
        served.sign_in_cashier(&seeded).await,
    );
    let wrong = json!({ "role": "member", "identifier": member["phone"], "password": PASSWORD });
    Answer::to(served.post("/auth/login", &wrong))
        .await
        .refused(401, "INVALID_CREDENTIALS");
    let code = served.code(&token, member).await;
    served.charge_once(&cashier, &code).await.read::<Value>();
    let used = served.charge_once(&cashier, &code).await;
    let refused = used.refused(400, "QR_EXPIRED_OR_INVALID");
    let garbled = json!({ "qr_plain": code, "amount": "1.00", "secret": PASSWORD });
    let request = served
        .post("/merchant/charge", &garbled)
        .bearer_auth(&cashier);
    Answer::to(request).await.refused(400, "VALIDATION_FAILED");
    let key = std::fs::read_to_string(place.path("data/jwt.secret")).unwrap();
    assert_eq!(served.stop().await.code(), Some(0));

    let log = place.log();
    let password = member["password"].as_str().unwrap();
    for secret in [PASSWORD, password, &token, &cashier, &code, &key] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    let line = log
        .lines()
        .find(|line| line.contains(&refused.request_id.to_string()));
    let line = line.unwrap_or_else(|| panic!("no line for {}: {log}", refused.request_id));
    assert!(
        line.contains("used"),
        "the true reason is for the log: {line}"
    );
}
