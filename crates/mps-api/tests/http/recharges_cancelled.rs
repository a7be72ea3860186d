//! When a recharge may still be cancelled, and by whom.

use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, LIN, MANAGER, SHOP, Town, Who, key};

const DAY: i64 = 24 * 60 * 60;

async fn take_cash(town: &Town) -> String {
    let body = json!({
        "card_no": town.lin.card.card_no, "amount": "100.00", "payment_method": "cash",
    });
    let taken = town
        .once(MANAGER, &e::MERCHANT_RECHARGE, &key(), &body)
        .await;
    taken.read::<answers::Recharged>().transaction.tx_no
}

async fn cancel(town: &Town, who: Who, tx_no: &str) -> Answer {
    let body = json!({ "tx_no": tx_no, "reason": "打錯" });
    let endpoint = if who == ADMIN {
        &e::ADMIN_RECHARGE_CANCEL
    } else {
        &e::MERCHANT_RECHARGE_CANCEL
    };
    town.once(who, endpoint, &key(), &body).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_merchant_takes_a_recharge_back_on_its_business_day_and_an_administrator_later(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("JWT_EXPIRE_HOURS", "8760")]).await;
    // It is noon. One second before midnight is the same business day.
    let (first, second) = (take_cash(&town).await, take_cash(&town).await);
    town.clock.advance_secs(DAY / 2 - 1);
    cancel(&town, MANAGER, &first).await.read::<Value>();
    let late = take_cash(&town).await;
    town.clock.advance_secs(1);
    let books = town.books();
    for tx_no in [&second, &late] {
        for who in [MANAGER, SHOP] {
            let refused = cancel(&town, who, tx_no).await;
            refused.refused(409, "REVERSE_TOO_LATE");
        }
    }
    town.assert_books(&books, "recharges of an earlier business day");
    cancel(&town, ADMIN, &late).await.read::<Value>();
    // The same almost a year later.
    town.clock.advance_secs(350 * DAY);
    cancel(&town, MANAGER, &second)
        .await
        .refused(409, "REVERSE_TOO_LATE");
    cancel(&town, ADMIN, &second).await.read::<Value>();
    assert_eq!(town.balance(LIN).await, "1000.00");
    town.assert_balanced().await;
}
