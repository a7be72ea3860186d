//! The table of a merchant's transactions, as CSV.

use mps_testbed::On;
use rstest::rstest;
use serde_json::Value;

use crate::support::{CASHIER, LIN, MANAGER, RIVAL, SHOP, Town, Who, key, sell};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_of_transactions_is_the_merchants_own_and_no_cell_is_a_formula(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("PAYMENT_CODE_REUSE", "true")]).await;
    let code = town.code(LIN).await;
    for order in ["=1+1", "+1", "-1", "@a", "plain", "a,b"] {
        assert_eq!(sell(&town, &code, "1.00", order).await.status, 200);
    }
    let paid = town.pay(LIN, "3.00").await;
    town.clock.advance_secs(1);
    town.refund(&paid.tx_no, "3.00", &key())
        .await
        .read::<Value>();
    let answer = town.get(MANAGER, "/merchant/transactions.csv").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-store");
    let text = answer.text();
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 1 + 1 + 6 + 2, "{text}");
    let names = "tx_no,type,status,created_at (UTC),local_time (Asia/Taipei),business_day,operator,card_no,";
    assert_eq!(
        lines[0].strip_prefix('\u{feff}').unwrap().find(names),
        Some(0)
    );
    for cell in [",'=1+1,", ",'+1,", ",'-1,", ",'@a,", ",plain,", ",\"a,b\","] {
        assert!(text.contains(cell), "{cell}: {text}");
    }
    assert!(
        lines[1].starts_with("REF0000000001,refund,completed,"),
        "{text}"
    );
    assert!(lines[1].contains(",3.00,1.000,-3,0.00,PAY"), "{text}");

    let rows = async |who: Who, query: &str| {
        let path = format!("/merchant/transactions.csv?{query}");
        town.get(who, &path).await.text().lines().count() - 1
    };
    assert_eq!(rows(MANAGER, "type=refund").await, 1);
    assert_eq!(rows(CASHIER, "operator=manager").await, 1);
    assert_eq!(rows(CASHIER, "end_date=2026-03-01").await, 0);
    assert_eq!(rows(RIVAL, "").await, 0);
    for (query, field) in [
        ("limit=1", "limit"),
        ("type=x", "type"),
        ("start_date=x", "start_date"),
    ] {
        let path = format!("/merchant/transactions.csv?{query}");
        let error = town
            .get(MANAGER, &path)
            .await
            .refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), Some(field));
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_of_many_pages_has_each_row_once(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(
        on,
        &[("PAYMENT_CODE_REUSE", "true"), ("RATE_LIMIT_REQUESTS", "0")],
    )
    .await;
    let code = town.code(LIN).await;
    for order in 0..520 {
        assert_eq!(
            sell(&town, &code, "0.01", &format!("o-{order}"))
                .await
                .status,
            200
        );
    }
    let text = town.get(SHOP, "/merchant/transactions.csv").await.text();
    let mut numbers: Vec<&str> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.get(..13))
        .collect();
    assert_eq!(numbers.len(), 521);
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 521);
}
