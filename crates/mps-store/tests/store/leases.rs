//! Leases: work that only one server does, and what it removes.

use mps_domain::decision::Actor;
use mps_domain::operations::{CleanUp, CleanedUp};
use mps_testbed::On;
use rstest::rstest;
use uuid::Uuid;

use crate::shop::Shop;

const DAY_SECS: i64 = 24 * 3600;

async fn clean_up(shop: &Shop, server: u128) -> CleanedUp {
    let server = Uuid::from_u128(server);
    let done = shop.execute(Actor::System, CleanUp { server }).await;
    done.unwrap()
}

#[rstest]
#[tokio::test]
async fn work_is_done_by_one_server_and_moves_when_that_one_is_gone(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open(on).await;
    assert_eq!(clean_up(&shop, 1).await, CleanedUp::Here);
    assert_eq!(clean_up(&shop, 2).await, CleanedUp::Elsewhere);
    shop.clock.advance_secs(10);
    assert_eq!(clean_up(&shop, 1).await, CleanedUp::Here, "it renews");
    shop.clock.advance_secs(14);
    assert_eq!(clean_up(&shop, 2).await, CleanedUp::Elsewhere);
    shop.clock.advance_secs(2);
    assert_eq!(clean_up(&shop, 2).await, CleanedUp::Here, "it moves");
    assert_eq!(clean_up(&shop, 1).await, CleanedUp::Elsewhere, "too late");
    let fence = "SELECT fence FROM mps.leases WHERE name = 'clean_up'";
    assert_eq!(shop.scratch.rows(fence), ["2"]);
}

/// Many servers find the lease free at the same moment, and one gets it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_reach_for_it_at_once_do_not_both_get_it() {
    let shop = Shop::open_with(On::Postgres, |options| {
        if let mps_store::Database::Postgres(server) = &mut options.database {
            server.lanes = 4;
        }
    })
    .await;
    for round in 0..20_u128 {
        let tries = (1..=8).map(|server| clean_up(&shop, 100 * round + server));
        let done = futures::future::join_all(tries).await;
        let here = done.iter().filter(|done| **done == CleanedUp::Here);
        assert_eq!(here.count(), 1, "{done:?}");
        shop.clock.advance_secs(16);
    }
}

#[rstest]
#[tokio::test]
async fn what_has_been_over_for_long_is_removed_and_nothing_else(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(10_000).await;
    let charge = shop.charge(shop.code(&buyer).await, 100);
    shop.send(charge).await.unwrap();
    let count = |table: &str| {
        let rows = shop
            .scratch
            .rows(&format!("SELECT count(*) FROM mps.{table}"));
        rows[0].parse::<i64>().unwrap()
    };
    let (keys, sessions) = (count("idempotency_keys"), count("sessions"));
    assert!(keys >= 2 && sessions >= 2);
    clean_up(&shop, 1).await;
    assert_eq!(count("payment_codes"), 1);

    shop.clock.advance_secs(2 * DAY_SECS);
    clean_up(&shop, 1).await;
    assert_eq!(count("payment_codes"), 0, "a day after its end");
    assert_eq!(
        (count("idempotency_keys"), count("sessions")),
        (keys, sessions)
    );

    shop.clock.advance_secs(29 * DAY_SECS);
    clean_up(&shop, 1).await;
    assert_eq!(
        count("idempotency_keys"),
        keys,
        "what is sent again after a month is still known"
    );
    assert_eq!(count("sessions"), 0, "a week after their end");
    assert_eq!(count("transactions"), 2);
    assert_eq!(
        mps_store::verify::verify(&shop.store)
            .await
            .unwrap()
            .violations,
        []
    );
}
