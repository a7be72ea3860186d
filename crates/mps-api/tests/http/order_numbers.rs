//! Tills whose order numbers restart: no customer's sale is mistaken for another's.

use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, CASHIER, CHEN, COLLEAGUE, LIN, MANAGER, Town, Who, key, sell};

const DAY: i64 = 24 * 60 * 60;
const ORDER: &str = "0001";

/// A till sells under an order number, with a key of its own or without one.
async fn sell_at(town: &Town, till: Who, code: &str, key: Option<&str>) -> Answer {
    let body = json!({ "qr_plain": code, "amount": "25.00", "external_order_id": ORDER });
    match key {
        Some(key) => town.once(till, &e::CHARGE, key, &body).await,
        None => town.post(till, &e::CHARGE, &body).await,
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_that_is_used_again_is_no_receipt_for_another_customer(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    // Chen pays 95 %, but the full price is compared.
    let first = sell_at(&town, CASHIER, &town.code(LIN).await, Some(&key())).await;
    let first: answers::Charged = first.read();
    let refuse = async |till, key: Option<&str>, status, code| {
        let hers = town.code(CHEN).await;
        let books = town.books();
        let answer = sell_at(&town, till, &hers, key).await;
        let error = answer.refused(status, code);
        assert!(!answer.replayed());
        town.assert_books(&books, "a number of another customer's sale");
        error.details.suggestion.unwrap_or_default()
    };
    // The same day: at the same till, at another, and without a key.
    for till in [CASHIER, COLLEAGUE] {
        refuse(till, Some(&key()), 422, "IDEMPOTENCY_KEY_REUSED").await;
        refuse(till, None, 422, "IDEMPOTENCY_KEY_REUSED").await;
    }
    // The next day: the answer contains the number of the earlier sale.
    town.clock.advance_secs(DAY + 1);
    for key in [Some(key()), None] {
        let reported = refuse(CASHIER, key.as_deref(), 409, "ORDER_ALREADY_PAID").await;
        assert!(reported.contains(&first.transaction.tx_no), "{reported}");
    }
    let balances = (town.balance(LIN).await, town.balance(CHEN).await);
    assert_eq!(balances, ("975.00".to_owned(), "4000.00".to_owned()));
    // With a number of its own the sale goes through.
    let hers = town.code(CHEN).await;
    sell(&town, &hers, "25.00", "0001-2")
        .await
        .read::<answers::Charged>();
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_till_that_asks_again_for_the_same_card_gets_its_first_answer(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let first = sell_at(&town, CASHIER, &code, Some("till-1")).await;
    first.read::<answers::Charged>();
    // The code is used up by now. A new code for this order is not charged either.
    for code in [code, town.code(LIN).await] {
        for key in [Some("till-1"), Some("till-2"), None] {
            let again = sell_at(&town, CASHIER, &code, key).await;
            assert_eq!((again.text(), again.replayed()), (first.text(), true));
        }
    }
    // Her card has been lost and replaced since.
    let lost = json!({ "card_id": town.card_id(LIN), "reason": "掉了" });
    town.post(ADMIN, &e::MARK_CARD_LOST, &lost)
        .await
        .read::<Value>();
    town.once(ADMIN, &e::REPLACE_CARD, &key(), &lost)
        .await
        .read::<Value>();
    let body = json!({ "card_id": town.card(LIN).await.id });
    let generated = town.post(LIN, &e::QR_GENERATE, &body).await;
    let generated: answers::QrGenerated = generated.read();
    let latest_code = generated.qr_plain.reveal();
    let again = sell_at(&town, CASHIER, latest_code, None).await;
    assert_eq!(again.status, 200, "{}", again.text());
    assert!(again.replayed());
    assert_eq!(town.balance(LIN).await, "975.00");

    // After a day only the key identifies a retry.
    town.clock.advance_secs(DAY + 1);
    let again = sell_at(&town, CASHIER, latest_code, Some("till-1")).await;
    assert_eq!(again.status, 200, "{}", again.text());
    assert!(again.replayed());
    let late = sell_at(&town, CASHIER, latest_code, None).await;
    late.refused(409, "ORDER_ALREADY_PAID");
    assert_eq!(town.balance(LIN).await, "975.00");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_tills_with_one_number_at_once_charge_one_of_their_customers(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    town.token(CASHIER).await;
    town.token(COLLEAGUE).await;
    let (his, hers) = (town.code(LIN).await, town.code(CHEN).await);
    let (one, other) = (key(), key());
    let answers = tokio::join!(
        sell_at(&town, CASHIER, &his, Some(&one)),
        sell_at(&town, COLLEAGUE, &hers, Some(&other)),
    );
    let (paid, refused) = if answers.0.status == 200 {
        answers
    } else {
        (answers.1, answers.0)
    };
    paid.read::<answers::Charged>();
    refused.refused(422, "IDEMPOTENCY_KEY_REUSED");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_pays_for_one_card(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let first = town.charge(&town.code(LIN).await, "25.00", "k").await;
    first.read::<answers::Charged>();
    let hers = town.code(CHEN).await;
    let books = town.books();
    for code in [hers.as_str(), "MPS1.AAAAAAAAAAAAAAAAAAAAAA"] {
        let other = town.charge(code, "25.00", "k").await;
        other.refused(422, "IDEMPOTENCY_KEY_REUSED");
    }
    town.assert_books(&books, "a key with another card");
    let order: Value = town.get(MANAGER, "/merchant/transactions").await.read();
    assert_eq!(order["transactions"].as_array().unwrap().len(), 2);
    town.assert_balanced().await;
}
