//! The books when they are opened and closed: one server at a time, one currency, a file for its
//! owner alone, and one whole file in the end.

use std::sync::Arc;
use std::time::Duration;

use mps_domain::Currency;
use mps_store::verify::verify;
use mps_store::{Access, Store, StoreError};
use mps_testbed::{On, Scratch};
use rstest::rstest;

use crate::shop::{Shop, options};

#[tokio::test]
async fn a_second_server_on_the_same_file_is_refused() {
    let shop = Shop::open(On::Sqlite).await;
    let second = Store::open(options(&shop.scratch, Arc::clone(&shop.clock))).await;
    assert!(matches!(second, Err(StoreError::InUse(path)) if path.contains("mps.db")));
    let mut beside = options(&shop.scratch, Arc::clone(&shop.clock));
    beside.access = Access::Command;
    Store::open(beside)
        .await
        .unwrap()
        .close(Duration::from_secs(5))
        .await
        .unwrap();

    let clock = Arc::clone(&shop.clock);
    let scratch = shop.close().await;
    Store::open(options(&scratch, clock)).await.unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn the_books_are_readable_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let shop = Shop::open(On::Sqlite).await;
    shop.buyer(100).await;
    for name in ["mps.db", "mps.db-wal"] {
        let mode = std::fs::metadata(shop.scratch.path(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[rstest]
#[tokio::test]
async fn the_currency_is_fixed_once_there_is_a_posting(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    let clock = Arc::clone(&shop.clock);
    let scratch = shop.close().await;
    let with = |currency: &str| {
        let mut options = options(&scratch, Arc::clone(&clock));
        options.policy.currency = Currency::from_code(currency).unwrap();
        options
    };
    // There is no posting yet: the server may change the currency, a command beside it may not.
    let mut beside = with("JPY");
    beside.access = Access::Command;
    assert!(Store::open(beside).await.is_err());
    let store = Store::open(with("TWD")).await.unwrap();
    store.close(Duration::from_secs(5)).await.unwrap();

    let shop = Shop::open(on).await;
    shop.buyer(100).await;
    let mut other = options(&shop.scratch, Arc::clone(&shop.clock));
    other.policy.currency = Currency::from_code("TWD").unwrap();
    let _scratch = shop.close().await;
    let refused = Store::open(other).await.unwrap_err().to_string();
    assert!(
        refused.contains("CURRENCY=TWD") && refused.contains("CNY"),
        "{refused}"
    );
}

#[tokio::test]
async fn after_a_clean_stop_the_database_is_one_whole_file() {
    let shop = Shop::open(On::Sqlite).await;
    shop.buyer(10_000).await;
    let clock = Arc::clone(&shop.clock);
    let scratch = shop.close().await;
    let copy = Scratch::new(On::Sqlite);
    std::fs::copy(scratch.file(), copy.file()).unwrap();
    let store = Store::open(options(&copy, clock)).await.unwrap();
    let report = verify(&store).await.unwrap();
    assert!(report.counts.contains(&("transactions", 1)), "{report:?}");
}
