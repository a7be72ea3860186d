//! Simultaneous settlements of one merchant pay each payment once.

use futures::future::join_all;
use mps_protocol::{Method, answers, endpoint as e};
use mps_testbed::On;
use reqwest::RequestBuilder;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::{Answer, with_status};
use crate::support::{ADMIN, LIN, MANAGER, Town, key};

const HOUR: i64 = 60 * 60;

async fn request(town: &Town, body: &Value) -> RequestBuilder {
    let path = e::GENERATE_SETTLEMENT.path;
    town.request_by(MANAGER, Method::Post, path)
        .await
        .header("Idempotency-Key", key())
        .json(body)
}

async fn settle(town: &Town) -> answers::Settlement {
    let answer = Answer::to(request(town, &json!({})).await).await;
    answer.read::<answers::OneSettlement>().settlement
}

/// Creates a town with two payments of 1200.00 and 650.00, an hour apart, at a fee of 0.6 %, and
/// nothing else to settle. Returns a time between them.
async fn two_payments(on: On) -> (Town, String) {
    let town = Town::with(on, &[("STORE_LANES", "1")]).await;
    town.clock.advance_secs(HOUR);
    assert_eq!(settle(&town).await.total_amount.as_str(), "1000.00");
    let fee = json!({ "fee_bps": 60 });
    let shop = town.shop.to_string();
    town.send(ADMIN, &e::UPDATE_MERCHANT, &[&shop], &fee)
        .await
        .read::<Value>();
    town.top_up(LIN, "2000.00").await.read::<Value>();
    let first = town.pay(LIN, "1200.00").await;
    town.clock.advance_secs(HOUR / 2);
    let between = town.now().to_string();
    town.clock.advance_secs(HOUR / 2);
    // She is silver by now and pays 95 %.
    let second = town.pay(LIN, "684.21").await;
    let paid = (first.final_amount, second.final_amount);
    assert_eq!((paid.0.as_str(), paid.1.as_str()), ("1200.00", "650.00"));
    town.clock.advance_secs(HOUR);
    (town, between)
}

fn one(town: &Town, sql: &str) -> String {
    town.rows(sql).remove(0)
}

/// Asserts that each transaction of a merchant is in exactly one settlement.
fn assert_each_once(town: &Town) {
    let twice = "SELECT count(*) - count(DISTINCT transaction_id) FROM mps.settlement_items";
    assert_eq!(one(town, twice), "0");
    let left = "SELECT count(*) FROM mps.transactions WHERE merchant_id IS NOT NULL \
                AND id NOT IN (SELECT transaction_id FROM mps.settlement_items)";
    assert_eq!(one(town, left), "0");
    let counted = "SELECT (SELECT sum(payment_count) FROM mps.settlements) \
                   - (SELECT count(*) FROM mps.settlement_items)";
    assert_eq!(one(town, counted), "0");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_later_of_two_in_one_batch_takes_what_the_earlier_left(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let (town, between) = two_payments(on).await;
    let both = vec![
        request(&town, &json!({ "period_end": between })).await,
        request(&town, &json!({})).await,
    ];
    let answers = town.in_one_batch(both).await;
    let made = answers.iter().map(|answer| {
        let made: answers::OneSettlement = answer.read();
        let made = made.settlement;
        (
            made.payment_count,
            made.fee_amount.to_string(),
            made.total_amount.to_string(),
        )
    });
    let expected = [
        (1, "7.20".to_owned(), "1192.80".to_owned()),
        (1, "3.90".to_owned(), "646.10".to_owned()),
    ];
    assert_eq!(made.collect::<Vec<_>>(), expected);
    assert_each_once(&town);
    let fees = "SELECT sum(amount) FROM mps.ledger_entries WHERE account_kind = 'fees'";
    assert_eq!(one(&town, fees), "1110");
    town.assert_balanced().await;

    // The next one follows the later of the two, and so on.
    town.pay(LIN, "100.00").await;
    town.clock.advance_secs(HOUR);
    assert_eq!(settle(&town).await.total_amount.as_str(), "94.43");
    assert_each_once(&town);
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_first_of_a_batch_took_is_not_there_for_the_second(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let (town, between) = two_payments(on).await;
    let both = vec![
        request(&town, &json!({})).await,
        request(&town, &json!({ "period_end": between })).await,
        request(&town, &json!({})).await,
    ];
    let answers = town.in_one_batch(both).await;
    let made: answers::OneSettlement = answers[0].read();
    assert_eq!(made.settlement.total_amount.as_str(), "1838.90");
    for second in &answers[1..] {
        second.refused(409, "NO_TRANSACTIONS_IN_PERIOD");
    }
    assert_each_once(&town);
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn however_many_are_asked_for_at_once_each_payment_is_paid_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let mut ends = Vec::new();
    for _ in 0..8 {
        town.pay(LIN, "10.00").await;
        town.clock.advance_secs(HOUR);
        ends.push(town.now().plus_secs(-1000).to_string());
    }
    town.clock.advance_secs(HOUR);
    let mut requests = Vec::new();
    for end in ends.iter().chain(&ends) {
        requests.push(Answer::to(
            request(&town, &json!({ "period_end": end })).await,
        ));
    }
    let answers = join_all(requests).await;
    let made = with_status(&answers, 200);
    assert!(!made.is_empty());
    let cents = made.iter().map(|answer| {
        let made: answers::OneSettlement = answer.read();
        let total = made.settlement.total_amount.to_string();
        total.replace('.', "").parse::<i64>().unwrap()
    });
    assert_eq!(cents.sum::<i64>(), 108_000);
    for other in with_status(&answers, 409) {
        other.refused(409, "NO_TRANSACTIONS_IN_PERIOD");
    }
    assert_eq!(made.len() + with_status(&answers, 409).len(), answers.len());
    assert_each_once(&town);
    town.assert_balanced().await;
}
