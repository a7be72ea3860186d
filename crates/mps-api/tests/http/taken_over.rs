//! Books of the previous version are migrated: nothing in them is lost or changed, and they stay
//! usable.
//!
//! They contain two months of a town with several merchants, fees, vouchers, lost cards,
//! settlements, second factors and an import, created with that version on both databases. The
//! books are `books/0013.*.sql`; what the books do not contain is beside them.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use mps_api::run::jobs;
use mps_domain::Timestamp;
use mps_protocol::{answers, endpoint as e};
use mps_store::verify::verify;
use mps_store::{Clock, ManualClock};
use mps_testbed::{On, Scratch};
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::answer::Answer;
use crate::neighbour::Neighbour;
use crate::support::{ADMIN, CASHIER, PASSWORD, RIVAL, key};

const DAY_SECS: i64 = 24 * 60 * 60;

fn stored(on: On) -> (PathBuf, Value) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/books");
    let name = match on {
        On::Sqlite => "0013.sqlite",
        On::Postgres => "0013.postgres",
    };
    let notes = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    let notes = serde_json::from_str(&notes).unwrap();
    (folder.join(format!("{name}.sql")), notes)
}

fn load(scratch: &Scratch, sql: &Path) {
    if scratch.on == On::Sqlite {
        File::create(scratch.file()).unwrap();
        scratch
            .execute(&std::fs::read_to_string(sql).unwrap())
            .unwrap();
        return;
    }
    let mut psql = Command::new("psql");
    psql.args(["-XAtq", "-v", "ON_ERROR_STOP=1", "-d", &scratch.url()]);
    let output = psql.stdin(File::open(sql).unwrap()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn books_of_the_version_before_are_sound_and_go_on(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let scratch = Scratch::new(on);
    let (sql, notes) = stored(on);
    load(&scratch, &sql);
    let balances = "SELECT card_no, balance, points, points_debt, level FROM mps.member_cards \
                    ORDER BY card_no";
    let before = scratch.rows(balances);
    assert!(before.len() > 10, "{before:?}");
    let now = Timestamp::parse(notes["now"].as_str().unwrap()).unwrap();
    let clock = Arc::new(ManualClock::new(now));
    let server = Neighbour::start(&scratch, &clock, &[]).await;
    assert_eq!(scratch.rows(balances), before);
    let sound = async || assert_eq!(verify(server.app.store()).await.unwrap().violations, []);
    sound().await;

    let http = reqwest::Client::new();
    let post = |path: &str, body: Value| http.post(format!("{}{path}", server.base)).json(&body);
    let sign_in = async |body: Value| -> answers::SignedIn {
        Answer::to(post("/auth/login", body)).await.read()
    };
    for (who, account) in [(RIVAL, "SHOP-B/manager"), (ADMIN, "root")] {
        let mut body = who.login(PASSWORD);
        body["totp"] = notes["recovery_codes"][account].clone();
        sign_in(body).await;
    }
    let cashier = sign_in(CASHIER.login(PASSWORD)).await;
    for (which, status) in [
        ("live_of_lin", 200),
        ("live_of_huang", 200),
        ("revoked", 400),
    ] {
        let sale = json!({ "qr_plain": notes["codes"][which], "amount": "1.00" });
        let charge = post(e::CHARGE.path, sale).bearer_auth(cashier.token());
        let answer = Answer::to(charge.header("Idempotency-Key", key())).await;
        assert_eq!(answer.status, status, "{which}: {}", answer.text());
    }
    clock.advance_secs(40 * DAY_SECS);
    jobs::settle(&server.app, Uuid::from_u128(2)).await.unwrap();
    jobs::sum_up(&server.app).await.unwrap();
    assert!(clock.now() > now);
    sound().await;
}
