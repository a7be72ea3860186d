//! The books when they are opened and closed: one server at a time, one currency, a file for its
//! owner alone, and one whole file in the end.

use std::sync::Arc;
use std::time::{Duration, Instant};

use mps_domain::Currency;
use mps_domain::code::CodeHash;
use mps_domain::ids::CodeId;
use mps_domain::operations::GenerateCode;
use mps_store::verify::verify;
use mps_store::{Access, Database, ExecuteError, Store, StoreError};
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

/// The lock belongs to the file and not to one of its names.
#[cfg(unix)]
#[tokio::test]
async fn a_second_server_is_refused_by_every_name_of_the_file() {
    let shop = Shop::open(On::Sqlite).await;
    let [link, name] = ["link.db", "hard.db"].map(|name| shop.scratch.path(name));
    std::os::unix::fs::symlink(shop.scratch.file(), &link).unwrap();
    std::fs::hard_link(shop.scratch.file(), &name).unwrap();
    // A file beside the books is no part of the lock.
    let _ = std::fs::remove_file(shop.scratch.path("mps.db.lock"));
    for path in [shop.scratch.file(), link, name] {
        let mut second = options(&shop.scratch, Arc::clone(&shop.clock));
        second.database = Database::Sqlite(path.clone());
        let second = Store::open(second).await;
        assert!(matches!(second, Err(StoreError::InUse(_))), "{path:?}");
    }
}

/// What is written into a file without a name is gone at the next start.
#[cfg(unix)]
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_written_while_a_name_leads_to_another_file(
    #[values("mps.db", "mps.db-wal", "mps.db-shm")] name: &str,
    #[values(false, true)] is_replaced: bool,
) {
    let shop = Shop::open(On::Sqlite).await;
    let buyer = shop.buyer(1_000).await;
    let [file, away] = [name.to_owned(), "away".to_owned()].map(|name| shop.scratch.path(&name));
    std::fs::rename(&file, &away).unwrap();
    if is_replaced {
        std::fs::copy(&away, &file).unwrap();
    }
    let write = || {
        let generate = GenerateCode {
            code_id: CodeId::new(shop.id()),
            card_id: buyer.card_id,
            code: CodeHash::of(&shop.id().to_string()),
            ttl_secs: None,
        };
        shop.execute(buyer.actor, generate)
    };
    for round in 0..2 {
        let refused = write().await.map(drop);
        assert!(
            matches!(refused, Err(ExecuteError::NotDone(_))),
            "{round}: {refused:?}"
        );
        let unwell = shop.store.ping().await;
        let says = matches!(&unwell, Err(StoreError::Replaced(path)) if path.ends_with(name));
        assert!(says, "{round}: {unwell:?}");
    }

    // Nobody sends anything to a server that is not ready. It has to find out by itself.
    std::fs::rename(&away, &file).unwrap();
    let began = Instant::now();
    while let Err(error) = shop.store.ping().await {
        assert!(began.elapsed() < Duration::from_secs(20), "{error}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    write().await.unwrap();
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}

#[tokio::test]
async fn no_new_books_are_begun_beside_the_log_of_old_ones() {
    let shop = Shop::open(On::Sqlite).await;
    let (file, away) = (shop.scratch.file(), shop.scratch.path("away"));
    std::fs::rename(&file, &away).unwrap();
    let open = || Store::open(options(&shop.scratch, Arc::clone(&shop.clock)));
    let refused = open().await.unwrap_err().to_string();
    assert!(refused.contains("mps.db-wal is there"), "{refused}");
    assert!(!file.exists(), "and none were begun");
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
