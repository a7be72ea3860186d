//! Background jobs: rows that expired long ago are removed, however many there are, and books that
//! were imported late are rolled up.

use std::sync::Arc;

use mps_api::run::jobs;
use mps_store::{Clock, ManualClock, SystemClock};
use mps_testbed::{On, Postgres};
use rstest::rstest;
use uuid::Uuid;

use crate::neighbour::{AUDIT_KEY, Neighbour};
use crate::place::Place;
use crate::support::{LIN, Town};

const DAY: i64 = 24 * 60 * 60;

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_codes_that_have_been_over_for_a_day_are_removed_at_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    town.code(LIN).await;
    let (hash, numbers) = match on {
        On::Sqlite => (
            "randomblob(32)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3500)",
        ),
        On::Postgres => (
            "sha256(i::text::bytea)",
            "WITH n AS (SELECT generate_series(1, 3500) AS i)",
        ),
    };
    town.change_books(&format!(
        "{numbers} INSERT INTO mps.payment_codes (hash, card_id, member_id, access_epoch, created_at, \
         expires_at, ended, amounts_asked) \
         SELECT {hash}, card_id, member_id, access_epoch, created_at, expires_at, 'used', 0 \
         FROM n, mps.payment_codes WHERE ended IS NULL"
    ));
    town.clock.advance_secs(3 * DAY);
    town.code(LIN).await;
    jobs::clean_up(&town.app, Uuid::from_u128(1)).await.unwrap();
    let left = "SELECT count(*) FROM mps.payment_codes";
    assert_eq!(town.rows(left), ["1"]);
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_taken_over_after_sums_were_made_is_in_the_sums(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let legacy = Postgres::shared().create_database();
    Postgres::shared().psql(&legacy, include_str!("older.sql"));
    let place = Place::on(on);
    // A server has run on the empty books, and has rolled up nothing.
    let clock = Arc::new(ManualClock::new(SystemClock.now()));
    let server = Neighbour::start(&place.scratch, &clock, &[]).await;
    jobs::sum_up(&server.app).await.unwrap();
    server.stop().await;
    let url = Postgres::shared().url(&legacy);
    let settings = [
        ("IMPORT_DATABASE_URL", url.as_str()),
        ("AUDIT_KEY", AUDIT_KEY),
    ];
    let imported = place.run(&["import", "--apply"], &settings);
    assert_eq!(imported.code(), 0, "{imported:?}");
    let server = Neighbour::start(&place.scratch, &clock, &[]).await;
    jobs::sum_up(&server.app).await.unwrap();
    let verified = place.run(&["verify"], &settings[1..]);
    assert_eq!(verified.code(), 0, "{verified:?}");
}
