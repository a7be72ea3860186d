//! A member's phone learns within a second what became of its payment code.

use std::time::{Duration, Instant};

use mps_protocol::answers;
use mps_protocol::endpoint::{self, Method};
use mps_testbed::{On, Redis, RedisCluster};
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, CHEN, LIN, Town, key};

async fn generate(town: &Town) -> answers::QrGenerated {
    let body = json!({ "card_id": town.card_id(LIN) });
    town.post(LIN, &endpoint::QR_GENERATE, &body).await.read()
}

/// Asks what became of a code, and waits for it.
async fn ask(town: &Town, base: &str, code: &answers::QrGenerated, wait: u32) -> Answer {
    let path = endpoint::MEMBER_CODE.path_with(&code.code_id.to_string());
    let url = format!("{base}{path}?wait={wait}");
    let token = town.token(LIN).await;
    Answer::to(town.http.get(url).bearer_auth(token)).await
}

fn state(answer: &Answer) -> answers::CodeState {
    answer.read::<answers::OneCode>().code
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_waiting_phone_learns_of_the_charge_with_its_transaction(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = generate(&town).await;
    let now = state(&ask(&town, &town.base, &code, 0).await);
    assert_eq!((now.status.as_str(), now.ttl_seconds), ("live", 900));
    assert_eq!(now.transaction, None);
    let charge = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        town.charge(code.qr_plain.reveal(), "100.00", &key())
            .await
            .read::<answers::Charged>();
        Instant::now()
    };
    let noticed = async {
        let answer = ask(&town, &town.base, &code, 25).await;
        (state(&answer), Instant::now())
    };
    let (charged_at, (noticed, noticed_at)) = tokio::join!(charge, noticed);
    assert_eq!(noticed.status, "used");
    assert_eq!(noticed.ttl_seconds, 0);
    let transaction = noticed.transaction.unwrap();
    assert_eq!(transaction.final_amount.as_str(), "100.00");
    assert_eq!(transaction.change.as_str(), "-100.00");
    assert_eq!(transaction.balance_after.as_str(), "900.00");
    assert!(noticed_at.saturating_duration_since(charged_at) < Duration::from_secs(1));
    // Afterwards it answers at once.
    let asked_at = Instant::now();
    assert_eq!(
        state(&ask(&town, &town.base, &code, 25).await).status,
        "used"
    );
    assert!(asked_at.elapsed() < Duration::from_secs(5));
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_ends_a_code_wakes_its_phone(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let card = json!({ "card_id": town.card_id(LIN) });
    let member = json!({ "member_id": town.lin.member.id.uuid(), "reason": "fraud" });
    let endings = [
        (LIN, &endpoint::QR_GENERATE, &card, "replaced"),
        (LIN, &endpoint::QR_REVOKE, &card, "revoked"),
        (ADMIN, &endpoint::SUSPEND_MEMBER, &member, "revoked"),
    ];
    for (who, endpoint, body, status) in endings {
        let code = generate(&town).await;
        let ending = async {
            tokio::time::sleep(Duration::from_millis(200)).await;
            town.post(who, endpoint, body).await.read::<Value>();
        };
        let asked_at = Instant::now();
        let (answer, ()) = tokio::join!(ask(&town, &town.base, &code, 25), ending);
        assert_eq!(state(&answer).status, status, "{}", endpoint.path);
        assert!(asked_at.elapsed() < Duration::from_secs(10), "{status}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_expires_and_anothers_code_is_not_found(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let code = generate(&town).await;
    let path = endpoint::MEMBER_CODE.path_with(&code.code_id.to_string());
    town.get(CHEN, &path).await.refused(404, "NOT_FOUND");
    let unknown = "/member/codes/00000000-0000-7000-8000-000000000000";
    town.get(LIN, unknown).await.refused(404, "NOT_FOUND");
    for wrong in ["31", "-1", "x"] {
        let answer = town.get(LIN, &format!("{path}?wait={wrong}")).await;
        let error = answer.refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), Some("wait"), "{wrong}");
    }
    town.clock.advance_secs(901);
    let answer = ask(&town, &town.base, &code, 25).await;
    assert_eq!(state(&answer).status, "expired");
    // The wait is over although nothing happened.
    let code = generate(&town).await;
    let asked_at = Instant::now();
    assert_eq!(
        state(&ask(&town, &town.base, &code, 1).await).status,
        "live"
    );
    assert!(asked_at.elapsed() >= Duration::from_secs(1));
}

async fn assert_noticed(settings: &[(&str, &str)], within: Duration) {
    let town = Town::with(On::Postgres, settings).await;
    let other = town.neighbour(settings).await;
    for round in 0..3 {
        let code = generate(&town).await;
        let charge = async {
            tokio::time::sleep(Duration::from_millis(700)).await;
            town.charge(code.qr_plain.reveal(), "1.00", &key())
                .await
                .read::<answers::Charged>();
            Instant::now()
        };
        let noticed = async {
            let answer = ask(&town, &other.base, &code, 25).await;
            (state(&answer).status, Instant::now())
        };
        let (charged_at, (status, noticed_at)) = tokio::join!(charge, noticed);
        assert_eq!(status, "used", "{round}");
        let took = noticed_at.saturating_duration_since(charged_at);
        assert!(took < within, "{round}: {took:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_charge_on_another_server_is_found_in_the_books() {
    // The books are looked into each second.
    assert_noticed(&[], Duration::from_millis(2500)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_charge_on_another_server_is_told_over_redis() {
    let redis = Redis::start();
    assert_noticed(&[("REDIS_URL", &redis.url())], Duration::from_millis(900)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_charge_on_another_server_is_told_over_a_cluster_of_redis() {
    let cluster = RedisCluster::start();
    let urls = cluster.urls().join(",");
    assert_noticed(&[("REDIS_URL", &urls)], Duration::from_millis(900)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_charge_on_another_server_is_found_in_the_books_while_redis_is_away() {
    let redis = Redis::start();
    let url = redis.url();
    drop(redis);
    assert_noticed(&[("REDIS_URL", &url)], Duration::from_millis(2500)).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_that_hangs_up_leaves_nothing_behind(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let code = generate(&town).await;
    let token = town.token(LIN).await;
    let path = endpoint::MEMBER_CODE.path_with(&code.code_id.to_string());
    let request = town
        .request(Method::Get, &format!("{path}?wait=25"))
        .bearer_auth(token);
    let gone = tokio::time::timeout(Duration::from_millis(300), request.send()).await;
    assert!(gone.is_err(), "it waits");
    town.charge(code.qr_plain.reveal(), "1.00", &key())
        .await
        .read::<answers::Charged>();
    assert_eq!(
        state(&ask(&town, &town.base, &code, 0).await).status,
        "used"
    );
}
