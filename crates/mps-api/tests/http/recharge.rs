//! Recharges of cards.

use mps_protocol::answers;
use mps_protocol::endpoint;
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, CHEN, LIN, MANAGER, SHOP, Town, Who, key};

/// A merchant's account takes cash for a member's card.
async fn cash(town: &Town, taker: Who, who: Who, amount: &str) -> Answer {
    let body = json!({
        "card_no": town.holder(who).card.card_no, "amount": amount, "payment_method": "cash",
    });
    let endpoint = &endpoint::MERCHANT_RECHARGE;
    town.once(taker, endpoint, &key(), &body).await
}

/// The ledger entries of a recharge.
fn entries(town: &Town, recharged: &answers::Recharged) -> Vec<String> {
    let tx_no = &recharged.transaction.tx_no;
    town.rows(&format!(
        "SELECT account_kind, coalesce(method, ''), amount FROM mps.ledger_entries \
         WHERE posting_id = (SELECT id FROM mps.transactions WHERE tx_no = '{tx_no}') \
         ORDER BY account_kind",
    ))
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cash_at_the_till_is_the_members_and_the_merchant_owes_it(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let body = json!({
        "card_no": town.lin.card.card_no, "amount": 250.50, "payment_method": "cash",
    });
    let first = town
        .once(MANAGER, &endpoint::MERCHANT_RECHARGE, "cash-1", &body)
        .await;
    let recharged: answers::Recharged = first.read();
    assert_eq!(recharged.transaction.amount.as_str(), "250.50");
    assert_eq!(recharged.transaction.payment_method, "cash");
    assert_eq!(recharged.transaction.status, "completed");
    assert_eq!(
        entries(&town, &recharged),
        ["card||25050", "merchant||-25050"]
    );
    assert_eq!(town.balance(LIN).await, "1250.50");

    let books = town.books();
    let again = town
        .once(MANAGER, &endpoint::MERCHANT_RECHARGE, "cash-1", &body)
        .await;
    assert_eq!((again.text(), again.replayed()), (first.text(), true));
    let mut other = body.clone();
    other["card_no"] = town.chen.card.card_no.as_str().into();
    let answer = town
        .once(MANAGER, &endpoint::MERCHANT_RECHARGE, "cash-1", &other)
        .await;
    answer.refused(422, "IDEMPOTENCY_KEY_REUSED");
    other["card_no"] = "STD99999999".into();
    let answer = town
        .once(MANAGER, &endpoint::MERCHANT_RECHARGE, &key(), &other)
        .await;
    answer.refused(404, "CARD_NOT_FOUND");
    other["payment_method"] = "bank".into();
    let answer = town
        .once(MANAGER, &endpoint::MERCHANT_RECHARGE, &key(), &other)
        .await;
    let error = answer.refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("payment_method"));
    town.assert_books(&books, "recharges that were refused or came again");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_books_cash_and_bank_transfers_with_a_reason(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let body = |method: &str, reason: &str| {
        json!({
            "card_id": town.card_id(LIN), "amount": "100.00", "payment_method": method,
            "reason": reason,
        })
    };
    let send = async |body: &Value| {
        town.once(ADMIN, &endpoint::ADMIN_RECHARGE, &key(), body)
            .await
    };
    for method in ["cash", "bank"] {
        let recharged: answers::Recharged = send(&body(method, "transfer of 2 March")).await.read();
        let clearing = format!("clearing|{method}|-10000");
        assert_eq!(
            entries(&town, &recharged),
            ["card||10000", clearing.as_str()]
        );
    }
    let books = town.books();
    for wrong in [body("sandbox", "r"), body("wechat", "r"), body("bank", " ")] {
        send(&wrong).await.refused(400, "VALIDATION_FAILED");
    }
    town.assert_books(&books, "recharges of other kinds");
    assert_eq!(town.balance(LIN).await, "1200.00");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_recharge_with_make_believe_money_only_where_it_is_switched_on(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    for enabled in [false, true] {
        let town = Town::with(
            on,
            &[("PAYMENT_SANDBOX", if enabled { "true" } else { "false" })],
        )
        .await;
        let body = json!({
            "card_id": town.card_id(LIN), "amount": "10.00", "payment_method": "sandbox",
        });
        let books = town.books();
        let answer = town
            .once(LIN, &endpoint::MEMBER_RECHARGE, &key(), &body)
            .await;
        if enabled {
            let recharged: answers::Recharged = answer.read();
            assert_eq!(recharged.transaction.payment_method, "sandbox");
            assert_eq!(
                entries(&town, &recharged),
                ["card||1000", "clearing|sandbox|-1000"]
            );
            assert_eq!(town.balance(LIN).await, "1010.00");
            let mut order = body.clone();
            order["external_order_id"] = "mine-1".into();
            let first = town.post(LIN, &endpoint::MEMBER_RECHARGE, &order).await;
            first.read::<answers::Recharged>();
            let again = town.post(LIN, &endpoint::MEMBER_RECHARGE, &order).await;
            assert_eq!((again.text(), again.replayed()), (first.text(), true));
            order["amount"] = "10.01".into();
            let other = town.post(LIN, &endpoint::MEMBER_RECHARGE, &order).await;
            other.refused(422, "IDEMPOTENCY_KEY_REUSED");
            assert_eq!(town.balance(LIN).await, "1020.00");
        } else {
            let error = answer.refused(400, "VALIDATION_FAILED");
            assert_eq!(error.details.field.as_deref(), Some("payment_method"));
            town.assert_books(&books, "make-believe money");
        }
        town.assert_balanced().await;
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recharge_is_neither_smaller_nor_larger_than_the_shop_allows(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(
        on,
        &[("RECHARGE_MIN", "10.00"), ("PAYMENT_SANDBOX", "true")],
    )
    .await;
    let books = town.books();
    for amount in ["9.99", "0.01", "5000.01"] {
        for answer in [
            cash(&town, MANAGER, LIN, amount).await,
            town.top_up(LIN, amount).await,
        ] {
            let error = answer.refused(400, "INVALID_RECHARGE_AMOUNT");
            assert_eq!(error.details.field.as_deref(), Some("amount"));
        }
        let body = json!({
            "card_id": town.card_id(LIN), "amount": amount, "payment_method": "sandbox",
        });
        let answer = town.post(LIN, &endpoint::MEMBER_RECHARGE, &body).await;
        answer.refused(400, "INVALID_RECHARGE_AMOUNT");
    }
    town.assert_books(&books, "recharges too small or too large");
    for amount in ["10.00", "5000.00"] {
        town.top_up(LIN, amount).await.read::<Value>();
    }
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_recharge_fills_a_card_above_its_cap(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    town.top_up(LIN, "5000.00").await.read::<Value>();
    let books = town.books();
    for answer in [
        town.top_up(LIN, "4000.01").await,
        cash(&town, MANAGER, LIN, "4000.01").await,
    ] {
        let error = answer.refused(409, "LIMIT_EXCEEDED");
        let suggestion = error.details.suggestion.unwrap_or_default();
        assert!(suggestion.contains("CARD_BALANCE_MAX"), "{suggestion}");
    }
    town.assert_books(&books, "recharges above the cap");
    town.top_up(LIN, "4000.00").await.read::<Value>();
    assert_eq!(town.balance(LIN).await, "10000.00");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_of_the_staff_takes_only_so_much_cash_on_a_business_day(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("CASH_RECHARGE_DAILY_LIMIT", "300.00")]).await;
    cash(&town, MANAGER, LIN, "200.00").await.read::<Value>();
    cash(&town, MANAGER, CHEN, "99.99").await.read::<Value>();
    let refuse = async |amount: &str| {
        let error = cash(&town, MANAGER, LIN, amount)
            .await
            .refused(409, "LIMIT_EXCEEDED");
        let suggestion = error.details.suggestion.unwrap_or_default();
        assert!(
            suggestion.contains("CASH_RECHARGE_DAILY_LIMIT"),
            "{suggestion}"
        );
    };
    let books = town.books();
    refuse("0.02").await;
    town.assert_books(&books, "cash above the limit");
    cash(&town, MANAGER, LIN, "0.01").await.read::<Value>();
    cash(&town, SHOP, LIN, "300.00").await.read::<Value>();

    // It is noon in Taipei. One second before midnight is the same day.
    town.clock.advance_secs(12 * 3600 - 1);
    refuse("0.01").await;
    town.clock.advance_secs(1);
    cash(&town, MANAGER, LIN, "300.00").await.read::<Value>();
    refuse("0.01").await;
    town.assert_balanced().await;
}
