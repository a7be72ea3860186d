//! Two servers that use the same rows of one PostgreSQL database.

use std::sync::Arc;
use std::time::{Duration, Instant};

use mps_domain::Money;
use mps_domain::audit::RequestOrigin;
use mps_domain::decision::{Actor, Command, Operation};
use mps_domain::ids::{SettlementId, TransactionId};
use mps_domain::limits::{LimitId, LimitKind};
use mps_domain::operations::{
    CancelRecharge, Charge, GenerateSettlement, Keys, MerchantRecharge, PayOut, Reverse, SetLimits,
};
use mps_store::verify::verify;
use mps_store::{Clock, ExecuteError, Store};
use mps_testbed::On;
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::shop::{Buyer, Shop, options};

/// How long commands may take to arrive at a lock on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);

/// Sends a command to a server without waiting for its answer.
fn send<O: Operation>(
    store: &Arc<Store>,
    actor: Actor,
    operation: O,
) -> JoinHandle<Result<O::Receipt, ExecuteError>> {
    let store = Arc::clone(store);
    let origin = RequestOrigin {
        request_id: Uuid::new_v4(),
        address: None,
    };
    let command = Command {
        actor,
        origin,
        operation,
    };
    tokio::spawn(async move { store.execute(command).await })
}

/// Waits until this many transactions wait for a lock.
async fn until_held_up(shop: &Shop, count: usize) {
    let began = Instant::now();
    while shop.scratch.held_up() < count {
        assert!(began.elapsed() < PATIENCE, "they do not wait");
        tokio::task::yield_now().await;
    }
}

/// A request is sent again while another server carries it out. The repeated request waits for the card and
/// then must see that the first one is done. If it were refused because of the money that the first one took,
/// it would look as if the member was paid nothing.
#[tokio::test]
async fn a_request_that_comes_again_elsewhere_gets_its_first_answer() {
    let shop = Shop::open(On::Postgres).await;
    let buyer = shop.buyer(1_000).await;
    let other = options(&shop.scratch, Arc::clone(&shop.clock));
    let other = Arc::new(Store::open(other).await.unwrap());
    let pay_out = PayOut {
        card_id: buyer.card_id,
        transaction_id: TransactionId::new(shop.id()),
        reason: "the member goes".to_owned(),
        keys: shop.new_key(),
    };
    let again = PayOut {
        transaction_id: TransactionId::new(shop.id()),
        ..pay_out.clone()
    };
    let card = buyer.card_id.uuid();
    let row = format!("SELECT 1 FROM mps.member_cards WHERE id = '{card}' FOR UPDATE");
    let held = shop.scratch.hold_rows(&row);
    let both = [
        send(&shop.store, Actor::System, pay_out),
        send(&other, Actor::System, again),
    ];
    until_held_up(&shop, both.len()).await;
    held.release();
    let [first, second] = both;
    let (first, second) = (
        first.await.unwrap().unwrap(),
        second.await.unwrap().unwrap(),
    );
    assert_eq!(first.transaction.id, second.transaction.id);
    assert_ne!(first.replayed, second.replayed);
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}

/// A settlement locks no card, so its requests do not wait for each other. The repeated request may read its
/// key before the first one is in the books, and the payments after it. "There is nothing to settle" would be
/// an answer that belongs to no order of the two.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_settlement_that_is_asked_for_twice_at_once_is_made_once_and_told_twice() {
    let shop = Shop::open(On::Postgres).await;
    let buyer = shop.buyer(100_000).await;
    let other = options(&shop.scratch, Arc::clone(&shop.clock));
    let other = Arc::new(Store::open(other).await.unwrap());
    for round in 0..40 {
        let charge = shop.charge(shop.code(&buyer).await, 100);
        shop.send(charge).await.unwrap();
        shop.clock.advance_secs(3_600);
        let settle = GenerateSettlement {
            settlement_id: SettlementId::new(shop.id()),
            posting_id: shop.id(),
            period_end: Some(shop.clock.now().plus_secs(-1_800)),
            keys: shop.new_key(),
        };
        let again = GenerateSettlement {
            settlement_id: SettlementId::new(shop.id()),
            posting_id: shop.id(),
            ..settle.clone()
        };
        let both = [
            send(&shop.store, shop.merchant, settle),
            send(&other, shop.merchant, again),
        ];
        let [first, second] = futures::future::join_all(both).await.try_into().unwrap();
        let (first, second) = (first.unwrap(), second.unwrap());
        let (Ok(first), Ok(second)) = (&first, &second) else {
            panic!("round {round}: {first:?} and {second:?}");
        };
        assert_eq!(first.settlement.id, second.settlement.id, "round {round}");
        assert_ne!(first.replayed, second.replayed, "round {round}");
    }
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}

/// A limit is set during a day. Then the first charge adds up what the merchant was paid, while another server
/// reverses a payment of the same day. The total must not contain what was reversed.
#[tokio::test]
async fn the_first_charge_under_a_limit_does_not_count_what_is_reversed_meanwhile() {
    let shop = Shop::open(On::Postgres).await;
    let (first, second) = (shop.buyer(10_000).await, shop.buyer(10_000).await);
    let other = options(&shop.scratch, Arc::clone(&shop.clock));
    let other = Arc::new(Store::open(other).await.unwrap());
    let code = shop.code(&first).await;
    let paid = Charge {
        keys: Keys {
            idempotency_key: None,
            external_order_id: Some("order".to_owned()),
        },
        ..shop.charge(code, 500)
    };
    shop.send(paid).await.unwrap();
    let limit = LimitId::of_all(LimitKind::MerchantDay);
    let limits = vec![(limit, Some(Money::from_minor(1_000)))];
    shop.execute(Actor::System, SetLimits { limits })
        .await
        .unwrap();
    let code = shop.code(&second).await;
    let charge = shop.charge(code, 100);
    let reverse = Reverse {
        transaction_id: TransactionId::new(shop.id()),
        lapse_id: TransactionId::new(shop.id()),
        on_behalf_of: None,
        external_order_id: "order".to_owned(),
        reason: None,
    };
    // Both have decided when they wait to write.
    let held = shop.scratch.hold_rows("SELECT 1 FROM mps.lanes FOR UPDATE");
    let charged = send(&shop.store, shop.merchant, charge);
    let reversed = send(&other, shop.merchant, reverse);
    until_held_up(&shop, 2).await;
    held.release();
    charged.await.unwrap().unwrap();
    reversed.await.unwrap().unwrap();
    let total = "SELECT amount FROM mps.day_totals WHERE kind = 'merchant_charge'";
    assert_eq!(shop.scratch.rows(total), ["100"]);
    let code = shop.code(&second).await;
    shop.send(shop.charge(code, 900)).await.unwrap();
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}

/// The same for cash: the first recharge under a limit adds up what the till took that day, while another
/// server cancels a recharge of the same day.
#[tokio::test]
async fn the_first_cash_under_a_limit_does_not_count_what_is_cancelled_meanwhile() {
    let shop = Shop::open(On::Postgres).await;
    let (first, second) = (shop.buyer(0).await, shop.buyer(0).await);
    let other = options(&shop.scratch, Arc::clone(&shop.clock));
    let other = Arc::new(Store::open(other).await.unwrap());
    let limit = LimitId::of_all(LimitKind::MerchantCashDay);
    let set = async |amount: Option<Money>| {
        let limits = vec![(limit, amount)];
        let set = SetLimits { limits };
        shop.execute(Actor::System, set).await.unwrap();
    };
    let cash = |buyer: &Buyer, cents: i64| MerchantRecharge {
        transaction_id: TransactionId::new(shop.id()),
        card_no: buyer.card_no.clone(),
        amount: Money::from_minor(cents),
        keys: shop.new_key(),
    };
    set(None).await;
    let taken = shop
        .execute(shop.merchant, cash(&first, 500))
        .await
        .unwrap();
    set(Some(Money::from_minor(1_000))).await;
    let cancel = CancelRecharge {
        transaction_id: TransactionId::new(shop.id()),
        tx_no: taken.transaction.tx_no,
        reason: "wrong card".to_owned(),
        keys: shop.new_key(),
    };
    // Both have decided when they wait to write.
    let held = shop.scratch.hold_rows("SELECT 1 FROM mps.lanes FOR UPDATE");
    let taken = send(&shop.store, shop.merchant, cash(&second, 100));
    let cancelled = send(&other, shop.merchant, cancel);
    until_held_up(&shop, 2).await;
    held.release();
    taken.await.unwrap().unwrap();
    cancelled.await.unwrap().unwrap();
    let totals = "SELECT kind || ' ' || amount FROM mps.day_totals \
                  WHERE kind IN ('cash_recharge', 'merchant_cash') ORDER BY 1";
    assert_eq!(
        shop.scratch.rows(totals),
        ["cash_recharge 100", "merchant_cash 100"]
    );
    let more = shop
        .execute(shop.merchant, cash(&second, 901))
        .await
        .map(drop);
    assert!(matches!(more, Err(ExecuteError::Refused(_))), "{more:?}");
    shop.execute(shop.merchant, cash(&second, 900))
        .await
        .unwrap();
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}
