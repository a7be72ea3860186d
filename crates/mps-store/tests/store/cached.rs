//! Rows that stay cached from batch to batch, and when they must not.

use mps_domain::decision::Actor;
use mps_domain::level::Level;
use mps_domain::operations::SetLevels;
use mps_domain::rate::DiscountRate;
use mps_domain::{Money, RefusalCode};
use mps_store::ExecuteError;
use mps_store::verify::verify;
use mps_testbed::On;
use rstest::rstest;

use crate::shop::Shop;

#[tokio::test]
async fn what_somebody_else_writes_is_seen_by_the_next_batch() {
    let shop = Shop::open(On::Sqlite).await;
    let buyer = shop.buyer(1_000).await;
    let charge = shop.charge(shop.code(&buyer).await, 100);
    shop.send(charge).await.unwrap();
    let code = shop.code(&buyer).await;
    let suspend = "UPDATE mps.member_cards SET status = 'suspended'";
    shop.scratch.execute(suspend).unwrap();
    let refused = shop.send(shop.charge(code, 100)).await.unwrap_err();
    assert!(
        matches!(&refused, ExecuteError::Refused(refusal) if refusal.code == RefusalCode::CardNotActive),
        "{refused:?}"
    );
}

#[rstest]
#[tokio::test]
async fn what_was_not_committed_is_not_gone_on_with(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(1_000).await;
    let charge = shop.charge(shop.code(&buyer).await, 400);
    let done = shop.send(charge).await.unwrap();
    let code = shop.code(&buyer).await;
    // The id is already taken. The database refuses it after the card has been written.
    let mut taken = shop.charge(code, 600);
    taken.transaction_id = done.transaction.id;
    let failed = shop.send(taken).await;
    assert!(
        matches!(failed, Err(ExecuteError::NotDone(_))),
        "{failed:?}"
    );
    // Neither the money nor the code was used up.
    let charged = shop.send(shop.charge(code, 600)).await.unwrap();
    assert_eq!(charged.transaction.final_amount, Money::from_minor(600));
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}

#[rstest]
#[tokio::test]
async fn new_levels_are_those_of_all_cards_at_once(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(100_000).await;
    let charge = shop.charge(shop.code(&buyer).await, 10_000);
    let first = shop.send(charge).await.unwrap();
    assert_eq!(first.transaction.level, 0);
    let level = |level: i16, min_points, rate| Level {
        level,
        name: level.to_string(),
        min_points,
        rate: DiscountRate::from_thousandths(rate).unwrap(),
    };
    let levels = vec![level(0, 0, 1000), level(1, 50, 900)];
    shop.execute(Actor::System, SetLevels { levels })
        .await
        .unwrap();
    // The card has 100 points, for a payment of 100.00.
    let charge = shop.charge(shop.code(&buyer).await, 10_000);
    let second = shop.send(charge).await.unwrap();
    assert_eq!(second.transaction.level, 1);
    assert_eq!(second.transaction.final_amount, Money::from_minor(9_000));
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}

#[rstest]
#[tokio::test]
async fn a_code_that_was_forgotten_is_unknown(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(1_000).await;
    let code = shop.code(&buyer).await;
    shop.clock.advance_secs(40 * 24 * 3600);
    let server = shop.id();
    shop.execute(Actor::System, mps_domain::operations::CleanUp { server })
        .await
        .unwrap();
    let codes = shop.scratch.rows("SELECT count(*) FROM mps.payment_codes");
    assert_eq!(codes, ["0"]);
    // A new code with the same hash must be a new row.
    let generate = mps_domain::operations::GenerateCode {
        code_id: mps_domain::ids::CodeId::new(shop.id()),
        card_id: buyer.card_id,
        code,
        ttl_secs: None,
    };
    let actor = shop
        .sign_in(mps_domain::account::Account::Member(buyer.member_id), 0)
        .await;
    shop.execute(actor, generate).await.unwrap();
    let codes = shop.scratch.rows("SELECT count(*) FROM mps.payment_codes");
    assert_eq!(codes, ["1"]);
}
