//! Migrations while others use the database, and commands that must not migrate.

use std::sync::Arc;
use std::time::Duration;

use mps_domain::audit::RequestOrigin;
use mps_domain::decision::Command;
use mps_domain::operations::CleanUp;
use mps_domain::{Currency, Timestamp};
use mps_store::verify::verify;
use mps_store::{Access, ExecuteError, ManualClock, Store, StoreError};
use mps_testbed::{On, Scratch};
use rstest::rstest;

use crate::outages::hold;
use crate::shop::{Shop, options};

/// Creates books whose schema lacks one migration. Returns them with their clock.
async fn behind(on: On) -> (Scratch, Arc<ManualClock>) {
    let shop = Shop::open(on).await;
    shop.buyer(100).await;
    let clock = Arc::clone(&shop.clock);
    let scratch = shop.close().await;
    let undo = "CREATE INDEX member_search_terms_pairs ON mps.member_search_terms (term); \
                DELETE FROM mps.schema_migrations WHERE name = '0017_no_pairs'";
    scratch.execute(undo).unwrap();
    (scratch, clock)
}

const SESSION: &str = "SET application_name = 'somebody'; \
                       LOCK TABLE mps.member_search_terms IN ROW EXCLUSIVE MODE";

/// Others that need the table queue behind a waiting migration, so it must not wait long.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_migration_that_somebody_blocks_gives_up_and_says_who() {
    let (scratch, clock) = behind(On::Postgres).await;
    let holder = hold(&scratch, SESSION).await;
    let opened = Store::open(options(&scratch, Arc::clone(&clock)));
    let opened = tokio::time::timeout(Duration::from_mins(1), opened).await;
    let error = opened
        .unwrap_or_else(|_| panic!("it waits for ever"))
        .unwrap_err();
    let message = error.to_string();
    assert!(matches!(error, StoreError::Setting(_)), "{message}");
    for word in ["0017_no_pairs", "somebody", "pg_terminate_backend("] {
        assert!(message.contains(word), "{message}");
    }
    drop(holder);
    let store = Store::open(options(&scratch, clock)).await.unwrap();
    store.close(Duration::from_secs(10)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_migration_is_tried_again_when_the_table_is_free() {
    let (scratch, clock) = behind(On::Postgres).await;
    let holder = hold(&scratch, SESSION).await;
    let opening = tokio::spawn(Store::open(options(&scratch, clock)));
    // Waits until the migration waits for the table, and then until it has given up once.
    let waits = "SELECT count(*) FROM pg_locks WHERE NOT granted \
                 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    while scratch.rows(waits) == ["0"] {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    while scratch.rows(waits) != ["0"] {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    drop(holder);
    let store = opening.await.unwrap().unwrap();
    store.close(Duration::from_secs(10)).await.unwrap();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_that_only_reads_does_not_migrate(#[values(On::Sqlite, On::Postgres)] on: On) {
    let (scratch, clock) = behind(on).await;
    let read = || {
        let mut options = options(&scratch, Arc::clone(&clock));
        options.access = Access::Read;
        Store::open(options)
    };
    let before = scratch.dump(&[]);
    let refused = read().await.unwrap_err().to_string();
    for word in ["0017_no_pairs", "mps-api migrate"] {
        assert!(refused.contains(word), "{refused}");
    }
    assert_eq!(scratch.dump(&[]), before);

    let newer = "INSERT INTO mps.schema_migrations (name) VALUES ('9999_of_tomorrow')";
    scratch.execute(newer).unwrap();
    let refused = read().await.unwrap_err().to_string();
    assert!(refused.contains("9999_of_tomorrow"), "{refused}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_opened_for_reading_reads_and_changes_nothing(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(100).await;
    let before = shop.scratch.dump(&[]);
    let mut options = options(&shop.scratch, Arc::clone(&shop.clock));
    options.access = Access::Read;
    // A store for reading opens beside the server, whatever the time of the clock.
    shop.clock.advance_secs(-40 * 24 * 3600);
    let store = Store::open(options.clone()).await.unwrap();
    let report = verify(&store).await.unwrap();
    assert_eq!(report.violations, []);
    assert!(report.counts.contains(&("cards", 1)), "{report:?}");
    let origin = RequestOrigin {
        request_id: shop.id(),
        address: None,
    };
    let operation = CleanUp { server: shop.id() };
    let command = Command {
        actor: buyer.actor,
        origin,
        operation,
    };
    let refused = store.execute(command).await;
    assert!(matches!(refused, Err(ExecuteError::NotDone(_))));
    store.close(Duration::from_secs(5)).await.unwrap();
    assert_eq!(shop.scratch.dump(&[]), before);
    options.policy.currency = Currency::from_code("TWD").unwrap();
    let refused = Store::open(options).await.unwrap_err().to_string();
    assert!(refused.contains("CURRENCY=TWD"), "{refused}");
}

#[rstest]
#[tokio::test]
async fn reading_makes_no_books_where_there_are_none(#[values(On::Sqlite, On::Postgres)] on: On) {
    let scratch = Scratch::new(on);
    let clock = Arc::new(ManualClock::new(Timestamp::from_micros(0)));
    let mut options = options(&scratch, clock);
    options.access = Access::Read;
    let refused = Store::open(options).await.unwrap_err().to_string();
    assert!(refused.contains("there are no books"), "{refused}");
    assert!(!scratch.file().exists());
    if on == On::Postgres {
        let there = "SELECT count(*) FROM pg_namespace WHERE nspname = 'mps'";
        assert_eq!(scratch.rows(there), ["0"]);
    }
}
