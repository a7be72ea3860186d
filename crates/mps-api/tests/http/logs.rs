//! The logs of servers: one line per event, also in a file, and errors to Sentry.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::State;
use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::answer::Answer;
use crate::place::{PATIENCE, Place};
use crate::support::{CASHIER, LIN, Town, key};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn header_error_log_and_audit_have_one_request_id(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let paid = town.charge(&code, "10.00", &key()).await;
    let body = json!({ "qr_plain": code, "amount": "10.00" });
    let token = town.token(CASHIER).await;
    let request = town.request(e::CHARGE.method, e::CHARGE.path).json(&body);
    let foreign = format!("till-1/{token}/{code}/0912000001/lin@example.com");
    let request = request
        .bearer_auth(&token)
        .header("Idempotency-Key", key())
        .header("X-Request-Id", &foreign);
    let refused = Answer::to(request).await;
    let error = refused.refused(400, "QR_EXPIRED_OR_INVALID");

    let charge: answers::Charged = paid.read();
    let lines = town.log.lines_of(paid.header("x-request-id"));
    assert_eq!(lines.len(), 1, "{lines:?}");
    let line = &lines[0];
    assert_eq!(line["message"], "request answered");
    assert_eq!(line["operation"], e::CHARGE.operation);
    assert_eq!(line["endpoint"], e::CHARGE.path);
    assert_eq!(line["tx_no"], charge.transaction.tx_no);
    assert_eq!(line["card_id"], charge.transaction.card_id.to_string());
    assert!(line["duration_ms"].is_number(), "{line}");
    let audited = format!(
        "SELECT count(*) FROM mps.audit_log WHERE {} = '{}'",
        match on {
            On::Sqlite => "lower(hex(request_id))",
            On::Postgres => "replace(request_id::text, '-', '')",
        },
        paid.header("x-request-id").replace('-', "")
    );
    assert_eq!(town.rows(&audited), ["1"]);

    let lines = town.log.lines_of(&error.request_id.to_string());
    assert_eq!(lines.len(), 1, "{lines:?}");
    let line = &lines[0];
    let me = town.get(CASHIER, e::ME.path).await.read::<Value>();
    assert_eq!(line["level"], "INFO");
    assert_eq!(line["message"], "request refused");
    assert_eq!(line["logger"], "mps_api::http::finish");
    assert_eq!(line["error_code"], "QR_EXPIRED_OR_INVALID");
    assert_eq!(line["reason"], "used");
    assert_eq!(line["role"], "cashier");
    assert_eq!(line["user_id"], me["user_info"]["id"]);
    let foreign = line["client_request_id"].as_str().unwrap();
    assert!(foreign.starts_with("till-1/"), "{foreign}");
    assert!(foreign.contains("[masked]"), "{foreign}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lines_go_to_a_file_that_is_rotated_and_to_standard_output() {
    let place = Place::new();
    let file = place.path("logs/deep/mps.log");
    let settings = [
        ("LOG_FILE", "logs/deep/mps.log"),
        ("LOG_MAX_SIZE", "2KB"),
        ("LOG_BACKUP_COUNT", "2"),
        ("LOG_LEVEL", "INFO"),
    ];
    let served = place.serve(&settings).await;
    for _ in 0..60 {
        let request = served.http.get(served.url("/nothing"));
        Answer::to(request).await.refused(404, "NOT_FOUND");
    }
    assert_eq!(served.stop().await.code(), Some(0));

    let names = ["mps.log.2", "mps.log.1", "mps.log"].map(|name| file.with_file_name(name));
    let stored: String = names
        .iter()
        .map(|name| fs::read_to_string(name).unwrap())
        .collect();
    assert!(!file.with_file_name("mps.log.3").exists());
    for name in names {
        let metadata = fs::metadata(name).unwrap();
        assert!(metadata.len() < 3000, "{}", metadata.len());
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
    }
    let log = place.log();
    for line in stored.lines() {
        assert!(log.contains(line), "{line} is not in {log}");
    }
    assert_eq!(log.matches("request refused").count(), 60);
    assert!(stored.contains("\"message\":\"stopped\""), "{stored}");
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        for name in ["timestamp", "level", "logger", "message", "module"] {
            assert!(line[name].is_string(), "{name} of {line}");
        }
        assert!(line["line"].is_number(), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_cannot_be_had_stops_the_start() {
    let place = Place::new();
    fs::write(place.path("taken"), "").unwrap();
    for wrong in [".", "taken/mps.log"] {
        let ran = place.run(&["serve"], &[("LOG_FILE", wrong)]);
        assert_eq!(ran.code(), 1, "{ran:?}");
        assert!(ran.err().contains(&format!("LOG_FILE={wrong}")), "{ran:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_holds_up_no_payment() {
    let place = Place::on(On::Sqlite);
    symlink("/dev/full", place.path("full.log")).unwrap();
    let seeded = place.seed();
    let settings = [("LOG_FILE", "full.log"), ("PAYMENT_CODE_REUSE", "true")];
    let served = place.serve(&settings).await;
    let member = &seeded["members"][0];
    let cashier = served.sign_in_cashier(&seeded).await;
    let code = served
        .code(&served.sign_in_member(member).await, member)
        .await;
    for _ in 0..20 {
        let charged = served.charge_once(&cashier, &code).await;
        charged.read::<answers::Charged>();
    }
    assert_eq!(served.stop().await.code(), Some(0));
    let log = place.log();
    let message = log.matches("LOG_FILE cannot be written").count();
    assert_eq!(message, 1, "{log}");
}

/// Starts a Sentry. Returns its address and the envelopes that it gets, as texts.
async fn sentry() -> (String, UnboundedReceiver<String>) {
    async fn take(State(got): State<UnboundedSender<String>>, envelope: String) -> &'static str {
        got.send(envelope).unwrap();
        "{}"
    }
    let (got, envelopes) = unbounded_channel();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let dsn = format!(
        "http://k3yofthisproject@{}/7",
        listener.local_addr().unwrap()
    );
    let path = axum::routing::post(take);
    let routes = Router::new()
        .route("/api/7/envelope/", path)
        .with_state(got);
    tokio::spawn(async { axum::serve(listener, routes).await });
    (dsn, envelopes)
}

/// Removes a member from the books behind the server's back, so that a charge finds a code without
/// a member.
fn contradict(place: &Place, phone: &str) {
    let unguarded = match place.scratch.on {
        On::Sqlite => "PRAGMA foreign_keys = OFF",
        On::Postgres => "SET session_replication_role = replica",
    };
    let sql = format!("{unguarded}; DELETE FROM mps.member_profiles WHERE phone = '{phone}'");
    place.scratch.execute(&sql).unwrap();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_error_is_reported_with_its_request_and_without_who_it_was(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let (dsn, mut envelopes) = sentry().await;
    let place = Place::on(on);
    let seeded = place.seed();
    let served = place.serve(&[("SENTRY_DSN", &dsn)]).await;
    let member = &seeded["members"][0];
    let (token, cashier) = (
        served.sign_in_member(member).await,
        served.sign_in_cashier(&seeded).await,
    );
    let code = served.code(&token, member).await;
    // A refusal is not an error.
    let garbled = served.charge_once(&cashier, "MPS1.of-nobody").await;
    garbled.refused(400, "QR_EXPIRED_OR_INVALID");
    let phone = member["phone"].as_str().unwrap();
    contradict(&place, phone);
    let charge = served.charge(&cashier, &code);
    let failed = Answer::to(charge.header("Idempotency-Key", phone)).await;
    let failed = failed.refused(500, "INTERNAL_ERROR");

    let envelope = tokio::time::timeout(PATIENCE, envelopes.recv()).await;
    let envelope = envelope.unwrap().unwrap();
    let parts: Vec<Value> = envelope
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(parts[1]["type"], "event");
    let event = &parts[2];
    let tags = &event["tags"];
    assert_eq!(tags["request_id"], failed.request_id.to_string());
    assert_eq!(tags["endpoint"], e::CHARGE.path);
    assert_eq!(tags["operation"], e::CHARGE.operation);
    assert_eq!(tags["error_code"], "INTERNAL_ERROR");
    assert_eq!(tags["app_env"], "development");
    assert_eq!(event["environment"], "development");
    let release = format!("mps-api@{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(event["release"], release.as_str());
    let message = event["message"].as_str().unwrap();
    assert!(message.starts_with("request failed: "), "{message}");
    for unwanted in ["user", "request", "server_name", "breadcrumbs"] {
        assert!(event[unwanted].is_null(), "{unwanted} in {event}");
    }
    let card_id = member["card_id"].as_str().unwrap();
    for secret in [&token, &cashier, &code, phone, card_id, "127.0.0.1"] {
        assert!(!envelope.contains(secret), "{secret} in {envelope}");
    }
    assert_eq!(served.stop().await.code(), Some(0));
    assert!(envelopes.try_recv().is_err(), "one error, one report");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sentry_that_does_not_answer_holds_up_nothing() {
    // It accepts connections and never answers.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let dsn = format!("http://key@{}/7", silent.local_addr().unwrap());
    let place = Place::on(On::Sqlite);
    let seeded = place.seed();
    let served = place.serve(&[("SENTRY_DSN", &dsn)]).await;
    let member = &seeded["members"][0];
    let cashier = served.sign_in_cashier(&seeded).await;
    let code = served
        .code(&served.sign_in_member(member).await, member)
        .await;
    contradict(&place, member["phone"].as_str().unwrap());
    let started = Instant::now();
    // More than Sentry's queue can hold.
    for _ in 0..50 {
        let failed = served.charge_once(&cashier, &code).await;
        failed.refused(500, "INTERNAL_ERROR");
    }
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "{:?}",
        started.elapsed()
    );
    let stopping = Instant::now();
    assert_eq!(served.stop().await.code(), Some(0));
    assert!(
        stopping.elapsed() < Duration::from_secs(5),
        "{:?}",
        stopping.elapsed()
    );
}

#[test]
fn a_wrong_address_of_sentry_stops_the_start() {
    let place = Place::new();
    let ran = place.run(&["serve"], &[("SENTRY_DSN", "s3cr3t-without-a-host")]);
    assert_eq!(ran.code(), 1, "{ran:?}");
    assert!(ran.err().contains("SENTRY_DSN=****"), "{ran:?}");
    assert!(!ran.err().contains("s3cr3t"), "{ran:?}");
}
