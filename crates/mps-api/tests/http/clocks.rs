//! Clocks that are wrong for a while: reports lose nothing, nothing is written far ahead of the
//! clock, and lists stay in order.

use std::sync::Arc;

use mps_api::run::jobs;
use mps_protocol::{Method, answers, endpoint as e};
use mps_store::{Clock, ManualClock, SystemClock};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::neighbour::{AUDIT_KEY, Neighbour};
use crate::place::{Place, Served};
use crate::settlers::Settlers;
use crate::support::{ADMIN, CASHIER, CHEN, LIN, MANAGER, PASSWORD, Town, key};

const HOUR: i64 = 60 * 60;

async fn sum_up(town: &Town) {
    jobs::sum_up(&town.app).await.unwrap();
}

/// The business day's payments and refunds in the merchant's summary.
async fn summary(town: &Town) -> (i64, String, i64) {
    let day = town.get(CASHIER, "/merchant/daily-summary?date=2026-03-02");
    let day: answers::DailySummary = day.await.read();
    let sums = day.summary;
    (
        sums.payment_count,
        sums.payment_amount.to_string(),
        sums.refund_count,
    )
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sales_after_a_clock_was_ahead_are_in_the_days_sums(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(8 * HOUR, 290)] ahead: i64,
) {
    let town = Town::on(on).await;
    town.pay(LIN, "10.00").await;
    town.token(CASHIER).await;
    town.token(MANAGER).await;
    town.token(ADMIN).await;
    town.token(CHEN).await;
    // The hardware's clock is ahead: for hours without sales, or for minutes with sales.
    town.clock.advance_secs(ahead);
    sum_up(&town).await;
    if ahead < HOUR {
        town.pay(LIN, "10.00").await;
        sum_up(&town).await;
    }
    town.clock.advance_secs(-ahead);
    let mut first = None;
    for (seller, number) in [LIN, CHEN].into_iter().cycle().zip(0..30) {
        let paid = town.pay(seller, "20.00").await;
        first.get_or_insert(paid.tx_no);
        if number % 10 == 0 {
            sum_up(&town).await;
        }
    }
    town.refund(&first.unwrap(), "5.00", &key())
        .await
        .read::<Value>();
    let member = json!({ "name": "新人", "phone": "0912000111" });
    town.once(ADMIN, &e::CREATE_MEMBER, &key(), &member)
        .await
        .read::<Value>();
    // Chen's first 1 000.00, then 10.00 once or twice, then 15 at 20.00 and 15 at 19.00.
    let expected = if ahead < HOUR {
        (33, "1605.00".to_owned(), 1)
    } else {
        (32, "1595.00".to_owned(), 1)
    };
    assert_eq!(summary(&town).await, expected);
    sum_up(&town).await;
    assert_eq!(summary(&town).await, expected);
    let day: answers::Statistics = town.get(ADMIN, "/admin/statistics").await.read();
    assert_eq!(day.today_stats.new_members, 3);
    // The same in the evening, and `verify` agrees.
    town.clock.advance_secs(9 * HOUR);
    sum_up(&town).await;
    assert_eq!(summary(&town).await, expected);
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_written_far_ahead_of_the_clock_and_all_is_well_when_it_caught_up(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    town.token(CASHIER).await;
    // More than a day ahead for one charge.
    town.clock.advance_secs(25 * HOUR);
    town.pay(LIN, "10.00").await;
    town.clock.advance_secs(-25 * HOUR);

    let books = town.books();
    let card = json!({ "card_id": town.card_id(LIN) });
    let refused = town.post(LIN, &e::QR_GENERATE, &card).await;
    refused.refused(503, "SERVICE_UNAVAILABLE");
    town.assert_books(&books, "while the clock is behind the books");
    let ready = town.request(Method::Get, "/ready");
    assert_eq!(ready.send().await.unwrap().status(), 503);
    // Reads still work.
    assert_eq!(town.balance(LIN).await, "990.00");
    town.get(CASHIER, "/merchant/transactions")
        .await
        .read::<answers::Transactions>();
    town.assert_balanced().await;

    // Writes work again as soon as the clock is within five minutes of the books.
    town.clock.advance_secs(25 * HOUR - 299);
    let ready = town.request(Method::Get, "/ready");
    assert_eq!(ready.send().await.unwrap().status(), 200);
    town.pay(LIN, "10.00").await;
    town.assert_balanced().await;
}

/// Returns a place whose books are two days ahead of this machine's clock, and its settings.
async fn place_ahead(on: On) -> (Place, [(&'static str, &'static str); 1]) {
    let place = Place::on(on);
    let ahead = SystemClock.now().plus_secs(48 * HOUR);
    let clock = Arc::new(ManualClock::new(ahead));
    let server = Neighbour::start(&place.scratch, &clock, &[]).await;
    Settlers { app: &server.app }.admin().await;
    server.stop().await;
    (place, [("AUDIT_KEY", AUDIT_KEY)])
}

async fn readiness(served: &Served<'_>) -> (u16, Value) {
    let ready = served.http.get(served.url("/ready")).send().await.unwrap();
    (ready.status().as_u16(), ready.json().await.unwrap())
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operator_says_that_the_clock_is_right_and_the_books_go_on(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let (place, settings) = place_ahead(on).await;
    let served = place.serve(&settings).await;
    assert_eq!(readiness(&served).await.0, 503);
    let login = ADMIN.login(PASSWORD);
    let refused = Answer::to(served.post("/auth/login", &login)).await;
    refused.refused(503, "SERVICE_UNAVAILABLE");
    assert_eq!(served.stop().await.code(), Some(0));

    for reported in ["the clock is accepted", "there is nothing to accept"] {
        let accepted = place.run(&["accept-clock"], &settings);
        assert_eq!(accepted.code(), 0, "{accepted:?}");
        assert!(accepted.out().contains(reported), "{accepted:?}");
    }
    let served = place.serve(&settings).await;
    assert_eq!(readiness(&served).await.0, 200);
    served.sign_in(&login).await;
    assert_eq!(served.stop().await.code(), Some(0));
    let verified = place.run(&["verify"], &settings);
    assert_eq!(verified.code(), 0, "{verified:?}");
    let reported = "SELECT count(*) FROM mps.audit_log WHERE operation = 'accept_clock'";
    assert_eq!(place.scratch.rows(reported), ["1"]);
}

/// Lin pays eight times. After the fourth payment the clock goes back by minutes.
async fn eight_payments(town: &Town) -> Vec<String> {
    town.clock.advance_secs(HOUR);
    let mut paid = Vec::new();
    for number in 1..=8 {
        if number == 5 {
            town.clock.advance_secs(-250);
        }
        paid.push(town.pay(LIN, &format!("{number}.00")).await.tx_no);
        town.clock.advance_secs(1);
    }
    paid
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_newest_is_first_while_the_clock_goes_back(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let mut paid = eight_payments(&town).await;
    paid.reverse();
    let numbers = |list: &answers::Transactions| -> Vec<String> {
        let rows = list.transactions.iter();
        rows.map(|row| row.tx_no.clone()).collect()
    };
    let all: answers::Transactions = town.get(MANAGER, "/merchant/transactions").await.read();
    assert_eq!(numbers(&all)[..8], paid);
    // The same page by page.
    let (mut reported, mut cursor) = (Vec::new(), String::new());
    while reported.len() < 8 {
        let path = format!("/merchant/transactions?limit=3{cursor}");
        let page: answers::Transactions = town.get(MANAGER, &path).await.read();
        reported.extend(numbers(&page));
        if let Some(next) = page.pagination.next_cursor {
            cursor = format!("&cursor={next}");
        }
    }
    assert_eq!(reported[..8], paid);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_waits_for_its_clock_says_so(#[values(On::Sqlite, On::Postgres)] on: On) {
    let (place, settings) = place_ahead(on).await;
    let served = place.serve(&settings).await;
    let (status, message) = readiness(&served).await;
    let word = message["status"].as_str().unwrap();
    assert!(status == 503 && word.contains("clock"), "{word}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn books_that_are_ahead_of_the_clock_can_be_proven(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let (place, settings) = place_ahead(on).await;
    let verified = place.run(&["verify"], &settings);
    assert_eq!(verified.code(), 0, "{verified:?}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_settlements_table_is_in_the_order_of_its_times(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let paid = eight_payments(&town).await;
    town.clock.advance_secs(HOUR);
    let settled = town
        .once(MANAGER, &e::GENERATE_SETTLEMENT, &key(), &json!({}))
        .await;
    let settled: answers::OneSettlement = settled.read();
    let path = e::SETTLEMENT_CSV.path_with(&settled.settlement.id.to_string());
    let table = town.get(MANAGER, &path).await.text();
    let in_table: Vec<&str> = table
        .lines()
        .filter_map(|line| line.split(',').next())
        .filter(|cell| paid.iter().any(|tx_no| tx_no == cell))
        .collect();
    assert_eq!(in_table, paid, "{table}");
}
