//! Idempotency keys: everything that creates or moves value is done once per key, without a time
//! limit.

use mps_domain::audit::RequestOrigin;
use mps_domain::decision::{Actor, Command};
use mps_domain::operations::CleanUp;
use mps_protocol::endpoint::Endpoint;
use mps_protocol::{Method, answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::answer::Answer;
use crate::support::{ADMIN, CHEN, LIN, MANAGER, Town, key};

const DAY: i64 = 24 * 60 * 60;

fn one(town: &Town, sql: &str) -> String {
    town.rows(sql).remove(0)
}

/// Sends a request twice under one key. The second answer repeats the first, and changes nothing.
async fn twice(town: &Town, endpoint: &Endpoint, body: &Value) -> Answer {
    let key = key();
    let first = town.once(ADMIN, endpoint, &key, body).await;
    assert_eq!(first.status, 200, "{}: {}", endpoint.path, first.text());
    assert!(!first.replayed(), "{}", endpoint.path);
    let books = town.books();
    let again = town.once(ADMIN, endpoint, &key, body).await;
    assert_eq!(again.text(), first.text(), "{}", endpoint.path);
    assert!(again.replayed(), "{}", endpoint.path);
    town.assert_books(&books, endpoint.path);
    first
}

/// The requests of an administrator that create something, and whose repetition nothing else would
/// detect.
fn makings(town: &Town) -> [(&'static Endpoint, Value); 4] {
    let lin = town.lin.member.id.uuid();
    [
        (
            &e::CREATE_VOUCHER,
            json!({ "member_id": lin, "amount": "100.00", "expires_at": "2026-12-31" }),
        ),
        (
            &e::ADJUST_POINTS,
            json!({ "card_id": town.card_id(LIN), "delta_points": 500, "reason": "天災" }),
        ),
        (
            &e::CREATE_CORPORATE_CARD,
            json!({ "discount_rate": "0.8", "name": "公司" }),
        ),
        (&e::CREATE_MEMBER, json!({ "name": "無號碼" })),
    ]
}

/// Imports a list of members with nothing but names.
async fn import(town: &Town, key: Option<&str>) -> Answer {
    let mut request = town
        .request_by(ADMIN, Method::Post, e::CREATE_MEMBERS.path)
        .await
        .header("Content-Type", "text/csv; charset=utf-8");
    if let Some(key) = key {
        request = request.header("Idempotency-Key", key);
    }
    Answer::to(request.body("name\n甲\n乙\n")).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_administrator_makes_is_made_once_for_a_key(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    for (endpoint, body) in makings(&town) {
        twice(&town, endpoint, &body).await;
    }
    let issued = "SELECT count(*), sum(amount) FROM mps.ledger_entries \
                  WHERE account_kind = 'voucher_issue'";
    assert_eq!(one(&town, issued), "1|-10000");
    let number = &town.lin.card.card_no;
    let points = format!("SELECT points, level FROM mps.member_cards WHERE card_no = '{number}'");
    assert_eq!(one(&town, &points), "500|0");
    let members = "SELECT count(*) FROM mps.member_profiles";
    assert_eq!(one(&town, members), "3");

    let first = import(&town, Some("list-1")).await;
    let books = town.books();
    let again = import(&town, Some("list-1")).await;
    assert_eq!((again.status, again.text()), (200, first.text()));
    town.assert_books(&books, "a list that came again");
    assert_eq!(one(&town, members), "5");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_key_nothing_is_made_that_could_be_made_twice(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let books = town.books();
    for (endpoint, body) in makings(&town) {
        let refused = town.post(ADMIN, endpoint, &body).await;
        refused.refused(422, "IDEMPOTENCY_KEY_REQUIRED");
    }
    let payout = json!({ "card_id": town.card_id(LIN), "reason": "搬家" });
    let refused = town.post(ADMIN, &e::PAY_OUT_CARD, &payout).await;
    refused.refused(422, "IDEMPOTENCY_KEY_REQUIRED");
    let refused = import(&town, None).await;
    refused.refused(422, "IDEMPOTENCY_KEY_REQUIRED");
    town.assert_books(&books, "requests without a key");
    // A unique phone number reveals the repetition.
    let member = json!({ "name": "有號碼", "phone": "0912000999" });
    let created = town.post(ADMIN, &e::CREATE_MEMBER, &member).await;
    created.read::<Value>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_of_one_request_is_no_other_ones(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let changes = [
        json!({ "amount": "100.01" }),
        json!({ "delta_points": 501 }),
        json!({ "discount_rate": "0.7" }),
        json!({ "name": "別人" }),
    ];
    for ((endpoint, mut body), change) in makings(&town).into_iter().zip(changes) {
        let key = key();
        let first = town.once(ADMIN, endpoint, &key, &body).await;
        first.read::<Value>();
        for (name, value) in change.as_object().unwrap() {
            body[name] = value.clone();
        }
        let books = town.books();
        let other = town.once(ADMIN, endpoint, &key, &body).await;
        other.refused(422, "IDEMPOTENCY_KEY_REUSED");
        town.assert_books(&books, endpoint.path);
    }
    let request = town
        .request_by(ADMIN, Method::Post, e::ADJUST_POINTS.path)
        .await;
    let (_, body) = &makings(&town)[1];
    let request = request.header("Idempotency-Key", "one");
    let two = request.header("Idempotency-Key", "two").json(body);
    let error = Answer::to(two).await.refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("Idempotency-Key"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_ends_a_card_is_done_once_for_a_key_whatever_happened_since(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let lin = json!({ "card_id": town.card_id(LIN), "reason": "搬家" });
    let first = town.once(ADMIN, &e::PAY_OUT_CARD, "out-1", &lin).await;
    let paid: answers::CardPaidOut = first.read();
    assert_eq!(paid.amount.as_str(), "1000.00");
    // The answer was lost, and meanwhile she put money on the card.
    town.top_up(LIN, "200.00").await.read::<Value>();
    let again = town.once(ADMIN, &e::PAY_OUT_CARD, "out-1", &lin).await;
    assert_eq!((again.text(), again.replayed()), (first.text(), true));
    assert_eq!(town.balance(LIN).await, "200.00");

    let chen = json!({ "card_id": town.card_id(CHEN), "reason": "掉了" });
    town.post(ADMIN, &e::MARK_CARD_LOST, &chen)
        .await
        .read::<Value>();
    let replaced = twice(&town, &e::REPLACE_CARD, &chen).await;
    replaced.read::<answers::CardReplaced>();
    assert_eq!(town.balance(CHEN).await, "4000.00");

    town.once(ADMIN, &e::PAY_OUT_CARD, &key(), &lin)
        .await
        .read::<Value>();
    twice(&town, &e::CLOSE_CARD, &lin).await;
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_settlement_that_is_asked_for_again_is_the_first_one(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    town.clock.advance_secs(3600);
    let settle = async |key: &str| {
        let endpoint = &e::GENERATE_SETTLEMENT;
        town.once(MANAGER, endpoint, key, &json!({})).await
    };
    let first = settle("settle-1").await;
    let made: answers::OneSettlement = first.read();
    assert_eq!(made.settlement.total_amount.as_str(), "1000.00");
    town.pay(LIN, "10.00").await;
    town.clock.advance_secs(3600);
    let again = settle("settle-1").await;
    assert_eq!((again.text(), again.replayed()), (first.text(), true));
    let next: answers::OneSettlement = settle("settle-2").await.read();
    assert_eq!(next.settlement.total_amount.as_str(), "10.00");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_is_known_for_ever(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &[("JWT_EXPIRE_HOURS", "8000")]).await;
    let paid = town.pay(LIN, "100.00").await;
    let cash = json!({
        "card_no": town.lin.card.card_no, "amount": "50.00", "payment_method": "cash",
    });
    let recharge = async || {
        let endpoint = &e::MERCHANT_RECHARGE;
        town.once(MANAGER, endpoint, "monthly-topup-0001", &cash)
            .await
    };
    let refund = async || town.refund(&paid.tx_no, "10.00", "rf-1").await;
    let (refunded, recharged) = (refund().await, recharge().await);
    refunded.read::<answers::Refunded>();
    recharged.read::<answers::Recharged>();
    assert_eq!(town.balance(LIN).await, "960.00");
    for days in [29, 3, 300] {
        town.clock.advance_secs(days * DAY);
        let clean_up = Command {
            actor: Actor::System,
            origin: RequestOrigin {
                request_id: Uuid::new_v4(),
                address: None,
            },
            operation: CleanUp {
                server: Uuid::from_u128(1),
            },
        };
        town.app.store().execute(clean_up).await.unwrap();
        for (first, again) in [(&refunded, refund().await), (&recharged, recharge().await)] {
            assert_eq!((again.text(), again.replayed()), (first.text(), true));
        }
    }
    assert_eq!(town.balance(LIN).await, "960.00");
    town.assert_balanced().await;
}
