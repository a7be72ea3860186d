//! The fee of a sale is the one that was agreed when it was made.

use mps_api::run::jobs;
use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{ADMIN, CHEN, LIN, MANAGER, Town, key};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

async fn change(town: &Town, body: Value) {
    let shop = town.shop.to_string();
    let changed = town.send(ADMIN, &e::UPDATE_MERCHANT, &[&shop], &body).await;
    changed.read::<Value>();
}

async fn settle(town: &Town) -> answers::Settlement {
    town.clock.advance_secs(HOUR);
    let endpoint = &e::GENERATE_SETTLEMENT;
    let made = town.once(MANAGER, endpoint, &key(), &json!({})).await;
    made.read::<answers::OneSettlement>().settlement
}

fn fee_and_total(made: &answers::Settlement) -> (&str, &str) {
    (made.fee_amount.as_str(), made.total_amount.as_str())
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_fee_counts_from_now_on_also_within_a_month(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("JWT_EXPIRE_HOURS", "8000")]).await;
    assert_eq!(fee_and_total(&settle(&town).await), ("0.00", "1000.00"));
    change(
        &town,
        json!({ "settlement_mode": "monthly", "fee_bps": 60 }),
    )
    .await;
    assert_eq!(
        town.pay(LIN, "1000.00").await.final_amount.as_str(),
        "1000.00"
    );
    // On the 30th the fee goes up.
    town.clock.advance_secs(28 * DAY);
    change(&town, json!({ "fee_bps": 500 })).await;
    assert_eq!(town.pay(CHEN, "10.53").await.final_amount.as_str(), "10.00");
    town.clock.advance_secs(3 * DAY);
    jobs::settle(&town.app, Uuid::from_u128(1)).await.unwrap();
    let list: answers::Settlements = town.get(MANAGER, "/merchant/settlements").await.read();
    let march = &list.settlements[0];
    assert_eq!(march.payment_count, 2);
    assert_eq!(fee_and_total(march), ("6.50", "1003.50"));
    let fees = "SELECT sum(amount) FROM mps.ledger_entries WHERE account_kind = 'fees'";
    assert_eq!(town.rows(fees), ["650"]);
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refund_gives_the_fee_of_its_sale_back(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    settle(&town).await;
    change(&town, json!({ "fee_bps": 60 })).await;
    let early = town.pay(LIN, "100.00").await;
    change(&town, json!({ "fee_bps": 500 })).await;
    town.refund(&early.tx_no, "50.00", &key())
        .await
        .read::<Value>();
    // 50.00 at 0.6 %.
    assert_eq!(fee_and_total(&settle(&town).await), ("0.30", "49.70"));

    // A refund of a settled sale lowers no other sale's fee.
    town.refund(&early.tx_no, "40.00", &key())
        .await
        .read::<Value>();
    town.pay(LIN, "100.00").await;
    assert_eq!(fee_and_total(&settle(&town).await), ("5.00", "55.00"));

    // A lower fee does not apply to the past either.
    town.pay(LIN, "100.00").await;
    change(&town, json!({ "fee_bps": 0 })).await;
    town.pay(LIN, "100.00").await;
    assert_eq!(fee_and_total(&settle(&town).await), ("5.00", "195.00"));
    town.assert_balanced().await;
}
