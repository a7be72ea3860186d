//! Settlements of one merchant in one batch follow each other, and the next one follows the last.

use mps_domain::Money;
use mps_domain::ids::{SettlementId, TransactionId};
use mps_domain::operations::{GenerateSettlement, MerchantRecharge, SettlementMade};
use mps_domain::settlement::Settlement;
use mps_store::verify::verify;
use mps_store::{Clock, ExecuteError};
use mps_testbed::On;
use rstest::rstest;
use uuid::Uuid;

use crate::shop::Shop;

const HOUR: i64 = 3_600;

fn settle(shop: &Shop, id: Uuid, minutes_ago: i64) -> GenerateSettlement {
    GenerateSettlement {
        settlement_id: SettlementId::new(id),
        posting_id: shop.id(),
        period_end: Some(shop.clock.now().plus_secs(-60 * minutes_ago)),
        keys: shop.new_key(),
    }
}

fn made(result: Result<SettlementMade, ExecuteError>) -> Settlement {
    result.unwrap().settlement
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_carries_out_the_next_carries_in_also_within_a_batch(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(false, true)] ids_go_down: bool,
) {
    let shop = Shop::open(on).await;
    let (buyer, other) = (shop.buyer(100_000).await, shop.buyer(0).await);
    let cash = MerchantRecharge {
        transaction_id: TransactionId::new(shop.id()),
        card_no: buyer.card_no.clone(),
        amount: Money::from_minor(50_000),
        keys: shop.new_key(),
    };
    shop.execute(shop.merchant, cash).await.unwrap();
    shop.clock.advance_secs(HOUR);
    let charge = shop.charge(shop.code(&buyer).await, 20_000);
    shop.send(charge).await.unwrap();
    shop.clock.advance_secs(HOUR);
    // Ids do not show which settlement is the last one, and times hardly do.
    let mut ids = [Uuid::from_u128(1 << 100), Uuid::from_u128(1 << 101)];
    if ids_go_down {
        ids.reverse();
    }
    let (first, second) = (settle(&shop, ids[0], 90), settle(&shop, ids[1], 30));
    let held = shop.scratch.hold();
    let (_, first, second, ()) = tokio::join!(
        shop.code(&other),
        shop.execute(shop.merchant, first),
        shop.execute(shop.merchant, second),
        async { held.release() }
    );
    let (first, second) = (made(first), made(second));
    assert_eq!(first.carried_out, Money::from_minor(-50_000));
    assert_eq!(second.follows, first.id.uuid());
    assert_eq!(second.carried_in, first.carried_out);
    assert_eq!(second.taken.payment_count, 1);
    assert_eq!(second.carried_out, Money::from_minor(-30_000));

    let charge = shop.charge(shop.code(&buyer).await, 70_000);
    shop.send(charge).await.unwrap();
    shop.clock.advance_secs(HOUR);
    let third = settle(&shop, Uuid::from_u128(1 << 99), 30);
    let third = made(shop.execute(shop.merchant, third).await);
    assert_eq!(third.follows, second.id.uuid());
    assert_eq!(third.total, Money::from_minor(40_000));
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}
