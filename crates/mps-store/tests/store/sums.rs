//! The sums for reports contain what was committed, whatever the clocks showed and however long a commit
//! took.

use std::sync::Arc;

use mps_domain::audit::RequestOrigin;
use mps_domain::decision::{Actor, Command};
use mps_domain::ids::TransactionId;
use mps_domain::operations::Refund;
use mps_domain::operations::RollUp;
use mps_domain::periods::SumKind;
use mps_domain::{Money, Timestamp};
use mps_store::queries::statistics;
use mps_store::verify::verify;
use mps_store::{Clock, Store};
use mps_testbed::On;
use rstest::rstest;
use uuid::Uuid;

use crate::shop::{Shop, options};

const HOUR: i64 = 3_600;

async fn roll_up(store: &Store) {
    let command = Command {
        actor: Actor::System,
        origin: RequestOrigin {
            request_id: Uuid::new_v4(),
            address: None,
        },
        operation: RollUp { id: Uuid::new_v4() },
    };
    store.execute(command).await.unwrap();
}

/// Returns the number of payments of the day, their total, and the number of refunds.
async fn of_the_day(store: &Store) -> (i64, i64, i64) {
    let at = |text| Timestamp::parse(text).unwrap();
    let day = [(at("2026-03-01T00:00:00Z"), at("2026-03-02T00:00:00Z"))];
    let sums = store.fetch(statistics::transactions_in(None, &day)).await;
    let sums = sums.unwrap();
    let of = |kind| {
        let sum = sums.iter().find(|sum| sum.kind == kind);
        sum.map_or((0, 0), |sum| (sum.number, sum.amount))
    };
    let ((payments, paid), (refunds, _)) = (of(SumKind::Payment), of(SumKind::Refund));
    (payments, paid, refunds)
}

#[rstest]
#[tokio::test]
async fn sales_after_a_start_with_a_clock_ahead_are_in_the_days_sums(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(10_000).await;
    let sell = async |shop: &Shop| {
        let charge = shop.charge(shop.code(&buyer).await, 1_000);
        shop.send(charge).await.unwrap()
    };
    sell(&shop).await;
    roll_up(&shop.store).await;
    // The machine starts with a clock that is eight hours ahead, and there are no sales.
    shop.clock.advance_secs(8 * HOUR);
    let shop = shop.reopen().await;
    roll_up(&shop.store).await;
    // The clock is set right, and the server starts again.
    shop.clock.advance_secs(-8 * HOUR);
    let shop = shop.reopen().await;
    let sold = sell(&shop).await;
    sell(&shop).await;
    let refund = Refund {
        transaction_id: TransactionId::new(shop.id()),
        lapse_id: TransactionId::new(shop.id()),
        on_behalf_of: None,
        original_tx_no: sold.transaction.tx_no,
        amount: Money::from_minor(100),
        reason: None,
        tag: None,
        keys: shop.new_key(),
    };
    shop.execute(shop.merchant, refund).await.unwrap();
    assert_eq!(of_the_day(&shop.store).await, (3, 3_000, 1));
    // The sums are the same in the evening, after the time that the wrong clock had shown.
    shop.clock.advance_secs(9 * HOUR);
    roll_up(&shop.store).await;
    assert_eq!(of_the_day(&shop.store).await, (3, 3_000, 1));
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sale_whose_commit_takes_ten_minutes_is_in_the_sums() {
    let shop = Shop::open(On::Postgres).await;
    let (buyer, other) = (shop.buyer(10_000).await, shop.buyer(10_000).await);
    let slow = shop.charge(shop.code(&buyer).await, 1_000);
    let quick = shop.charge(shop.code(&other).await, 500);
    let at = shop.clock.now();
    let held = shop.scratch.hold();
    let others = async {
        while shop.scratch.held_up() == 0 {
            tokio::task::yield_now().await;
        }
        // The slow charge has its time but is not committed yet. Another server goes on and rolls up the
        // sums.
        shop.clock.advance_secs(600);
        let second = options(&shop.scratch, Arc::clone(&shop.clock));
        let second = Store::open(second).await.unwrap();
        let command = Command {
            actor: shop.merchant,
            origin: RequestOrigin {
                request_id: Uuid::new_v4(),
                address: None,
            },
            operation: quick,
        };
        second.execute(command).await.unwrap();
        roll_up(&second).await;
        assert_eq!(of_the_day(&second).await, (1, 500, 0));
        held.release();
        second
    };
    let (slow, second) = tokio::join!(shop.send(slow), others);
    let slow = slow.unwrap().transaction;
    assert!(slow.created_at < at.plus_secs(60), "{slow:?}");
    for _ in 0..2 {
        assert_eq!(of_the_day(&second).await, (2, 1_500, 0));
        roll_up(&second).await;
    }
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}
