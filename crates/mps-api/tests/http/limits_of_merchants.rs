//! Limits on a merchant as a whole: more staff accounts do not allow more money.

use mps_domain::account::Role;
use mps_protocol::endpoint::Endpoint;
use mps_protocol::{Method, answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::settlers::Settlers;
use crate::support::{ADMIN, CHEN, MANAGER, PASSWORD, RIVAL, SHOP, Town, key};

const DAY: i64 = 24 * 60 * 60;
const NEW: &str = "a password of one's own";

async fn post(town: &Town, token: &str, endpoint: &Endpoint, body: &Value) -> Answer {
    let request = town.request(Method::Post, endpoint.path).bearer_auth(token);
    Answer::to(request.header("Idempotency-Key", key()).json(body)).await
}

/// Returns the token of a new manager, created by another one, who has set a password.
async fn new_manager(town: &Town, operator: &str) -> String {
    let body = json!({
        "operator": operator, "name": operator, "role": "manager", "password": PASSWORD,
    });
    town.post(MANAGER, &e::CREATE_STAFF, &body)
        .await
        .read::<Value>();
    let mut login = MANAGER.login(PASSWORD);
    login["operator"] = operator.into();
    let signed_in: answers::SignedIn = town.login(&login).await.read();
    let change = json!({ "current_password": PASSWORD, "new_password": NEW });
    let changed = post(town, signed_in.token(), &e::PASSWORD, &change).await;
    let changed: Value = changed.read();
    changed["token"].as_str().unwrap().to_owned()
}

async fn cash(town: &Town, token: &str, amount: &str) -> Answer {
    let body = json!({
        "card_no": town.lin.card.card_no, "amount": amount, "payment_method": "cash",
    });
    post(town, token, &e::MERCHANT_RECHARGE, &body).await
}

#[track_caller]
fn assert_exceeded(answer: &Answer, which: &str) {
    let error = answer.refused(409, "LIMIT_EXCEEDED");
    let suggestion = error.details.suggestion.unwrap_or_default();
    assert!(suggestion.starts_with(which), "{suggestion}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn however_many_take_cash_the_merchants_day_is_bounded(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("CARD_BALANCE_MAX", "1000000")]).await;
    let mut takers = vec![town.token(MANAGER).await, town.token(SHOP).await];
    for number in 0..3 {
        takers.push(new_manager(&town, &format!("m{number}")).await);
    }
    // Each up to the limit of an account, 5 000.00; together up to the merchant's, 20 000.00.
    for taker in &takers[..4] {
        cash(&town, taker, "5000.00")
            .await
            .read::<answers::Recharged>();
    }
    let books = town.books();
    assert_exceeded(&cash(&town, &takers[4], "0.01").await, "merchant_cash_day");
    town.assert_books(&books, "cash above the merchant's limit");
    let rival = town.token(RIVAL).await;
    cash(&town, &rival, "5000.00")
        .await
        .read::<answers::Recharged>();
    town.clock.advance_secs(DAY);
    cash(&town, &takers[4], "5000.00")
        .await
        .read::<answers::Recharged>();
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_merchant_owes_no_more_than_its_credit_also_over_days(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let settings = [
        ("CARD_BALANCE_MAX", "1000000"),
        ("RECHARGE_MAX", "100000"),
        ("CASH_RECHARGE_DAILY_LIMIT", "100000"),
    ];
    let town = Town::with(on, &settings).await;
    let manager = town.token(MANAGER).await;
    // It is due 1 000.00 for Chen's purchase, and may owe 50 000.00.
    for amount in ["20000.00", "20000.00", "11000.00"] {
        cash(&town, &manager, amount)
            .await
            .read::<answers::Recharged>();
        town.clock.advance_secs(DAY);
    }
    assert_exceeded(&cash(&town, &manager, "0.01").await, "merchant_credit");
    // A settlement does not reduce what is owed.
    town.once(MANAGER, &e::GENERATE_SETTLEMENT, &key(), &json!({}))
        .await
        .read::<answers::OneSettlement>();
    assert_exceeded(&cash(&town, &manager, "0.01").await, "merchant_credit");
    // Sales do.
    town.pay(CHEN, "100.00").await;
    cash(&town, &manager, "95.00")
        .await
        .read::<answers::Recharged>();
    assert_exceeded(&cash(&town, &manager, "0.01").await, "merchant_credit");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cash_that_was_given_back_leaves_room_for_other_cash(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("CASH_RECHARGE_DAILY_LIMIT", "100000")]).await;
    let limit = json!({ "limits": [
        { "kind": "merchant_cash_day", "object_id": town.shop.uuid(), "amount": "300.00" },
    ] });
    town.send(ADMIN, &e::SET_LIMITS, &[], &limit)
        .await
        .read::<answers::Limits>();
    let manager = town.token(MANAGER).await;
    let taken: answers::Recharged = cash(&town, &manager, "300.00").await.read();
    assert_exceeded(&cash(&town, &manager, "0.01").await, "merchant_cash_day");
    let cancel = json!({ "tx_no": taken.transaction.tx_no, "reason": "打錯" });
    post(&town, &manager, &e::MERCHANT_RECHARGE_CANCEL, &cancel)
        .await
        .read::<Value>();
    cash(&town, &manager, "300.00")
        .await
        .read::<answers::Recharged>();
    assert_exceeded(&cash(&town, &manager, "0.01").await, "merchant_cash_day");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_merchant_has_200_accounts_of_staff_at_most(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let settlers = Settlers { app: &town.app };
    // The merchant has three.
    for number in 0..196 {
        let operator = format!("s{number}");
        settlers.staff(town.shop, &operator, Role::Cashier).await;
    }
    let create = async |operator: &str| {
        let body = json!({
            "operator": operator, "name": "x", "role": "cashier", "password": PASSWORD,
        });
        town.post(MANAGER, &e::CREATE_STAFF, &body).await
    };
    create("the-200th").await.read::<answers::StaffCreated>();
    create("the-201st").await.refused(409, "LIMIT_EXCEEDED");
    town.assert_balanced().await;
}
