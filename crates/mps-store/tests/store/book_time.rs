//! The time of the books: it never goes back, and nothing is written far ahead of the clock.

use mps_domain::RefusalCode;
use mps_domain::decision::Actor;
use mps_domain::operations::AcceptClock;
use mps_store::verify::verify;
use mps_store::{Access, Clock, ExecuteError};
use mps_testbed::On;
use rstest::rstest;

use crate::refused::is_refused;
use crate::shop::Shop;

#[rstest]
#[tokio::test]
async fn time_in_the_books_never_goes_back_even_over_a_restart(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(10_000).await;
    shop.clock.advance_secs(60);
    let first = shop
        .send(shop.charge(shop.code(&buyer).await, 100))
        .await
        .unwrap();
    shop.clock.advance_secs(-240);
    let second = shop
        .send(shop.charge(shop.code(&buyer).await, 100))
        .await
        .unwrap();
    assert!(second.transaction.created_at >= first.transaction.created_at);

    let shop = shop.reopen().await;
    let third = shop
        .send(shop.charge(shop.code(&buyer).await, 100))
        .await
        .unwrap();
    assert!(third.transaction.created_at >= second.transaction.created_at);
}

/// The clock was an hour ahead for one charge. Nothing is written in that hour, and all is as before once the
/// clock has caught up.
#[rstest]
#[tokio::test]
async fn books_that_are_far_ahead_of_the_clock_are_read_but_not_written(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(false, true)] restarts: bool,
) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(10_000).await;
    let code = shop.code(&buyer).await;
    shop.clock.advance_secs(3_600);
    let ahead = shop.code(&buyer).await;
    shop.clock.advance_secs(-3_600);
    let shop = if restarts { shop.reopen().await } else { shop };
    let refused = shop.send(shop.charge(ahead, 100)).await;
    let reported = format!("{refused:?}");
    assert!(
        matches!(refused, Err(ExecuteError::NotDone(_))),
        "{reported}"
    );
    assert!(reported.contains("set the clock right"), "{reported}");
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
    assert!(shop.store.ping().await.is_err(), "it is not ready");

    shop.clock.advance_secs(3_500);
    assert!(shop.store.ping().await.is_ok());
    shop.send(shop.charge(ahead, 100)).await.unwrap();
    let late = shop.send(shop.charge(code, 100)).await;
    assert!(
        is_refused(&late, RefusalCode::QrExpiredOrInvalid),
        "{late:?}"
    );
}

/// When the clock is right and was ahead before, the books go on as soon as an administrator accepts the
/// clock.
#[rstest]
#[tokio::test]
async fn a_clock_that_is_accepted_lets_the_books_go_on(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(10_000).await;
    let right = shop.clock.now();
    shop.clock.advance_secs(10 * 24 * 3_600);
    shop.send(shop.charge(shop.code(&buyer).await, 100))
        .await
        .unwrap();
    shop.clock.advance_secs(-10 * 24 * 3_600);
    let shop = shop.reopen_for(Access::AcceptClock).await;
    let latest = shop.store.latest_time().await.unwrap();
    assert!(latest > right.plus_secs(9 * 24 * 3_600));
    shop.execute(Actor::System, AcceptClock { latest })
        .await
        .unwrap();

    let shop = shop.reopen().await;
    shop.store.ping().await.unwrap();
    let code = shop.code(&buyer).await;
    let charged = shop.send(shop.charge(code, 100)).await.unwrap();
    assert!(
        charged.transaction.created_at < right.plus_secs(60),
        "{charged:?}"
    );
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}
