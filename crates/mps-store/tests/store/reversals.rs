//! Reversals of orders: only a payment can be reversed.

use mps_domain::ids::TransactionId;
use mps_domain::operations::{Keys, Refund, Reverse};
use mps_domain::{Money, RefusalCode};
use mps_testbed::On;
use rstest::rstest;

use crate::refused::is_refused;
use crate::shop::Shop;

#[rstest]
#[tokio::test]
async fn only_a_payment_can_be_reversed(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(10_000).await;
    let charge = shop.charge(shop.code(&buyer).await, 1_000);
    let charged = shop.send(charge).await.unwrap();
    let refund = Refund {
        transaction_id: TransactionId::new(shop.id()),
        lapse_id: TransactionId::new(shop.id()),
        on_behalf_of: None,
        original_tx_no: charged.transaction.tx_no,
        amount: Money::from_minor(400),
        reason: None,
        tag: None,
        keys: Keys {
            idempotency_key: None,
            external_order_id: Some("a refund's own order".to_owned()),
        },
    };
    shop.execute(shop.merchant, refund).await.unwrap();
    let reverse = Reverse {
        transaction_id: TransactionId::new(shop.id()),
        lapse_id: TransactionId::new(shop.id()),
        on_behalf_of: None,
        external_order_id: "a refund's own order".to_owned(),
        reason: None,
    };
    let reversed = shop.execute(shop.merchant, reverse).await;
    let refused = RefusalCode::OnlyCompletedPaymentRefundable;
    assert!(is_refused(&reversed, refused), "{reversed:?}");
}
