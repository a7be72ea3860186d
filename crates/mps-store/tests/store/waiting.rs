//! The queue of a lane: it refuses at once when it is full, a watcher sees what waits in it, and
//! readers never wait.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::join_all;
use mps_store::verify::verify;
use mps_store::{ExecuteError, Watcher, queries};
use mps_testbed::On;
use rstest::rstest;

use crate::shop::Shop;

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_queue_is_said_at_once_and_nothing_of_it_is_done(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open_with(on, |options| {
        options.queue_max = 4;
        options.batch_max = 1;
    })
    .await;
    let buyer = shop.buyer(10_000).await;
    let code = shop.code(&buyer).await;
    let held = shop.scratch.hold();
    let answers = join_all((0..40).map(|_| shop.send(shop.charge(code, 100))));
    let (answers, ()) = tokio::join!(answers, async { held.release() });
    let busy = answers
        .iter()
        .filter(|answer| matches!(answer, Err(ExecuteError::Busy)))
        .count();
    let done = answers.iter().filter(|answer| answer.is_ok()).count();
    assert!(busy >= 34, "{busy} of 40 found the queue of 4 full");
    assert_eq!(done, 1);
    let report = verify(&shop.store).await.unwrap();
    assert_eq!(report.violations, []);
}

/// The number of commands in each batch, and the longest wait.
#[derive(Debug, Default)]
struct Seen(Mutex<(Vec<usize>, Duration)>);

impl Watcher for Seen {
    fn batch_begins(&self, waits: &mut dyn ExactSizeIterator<Item = Duration>) {
        let mut seen = self.0.lock().unwrap();
        seen.0.push(waits.len());
        seen.1 = waits.fold(seen.1, Duration::max);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_and_how_long_it_waited_can_be_seen(#[values(On::Sqlite, On::Postgres)] on: On) {
    let seen = Arc::new(Seen::default());
    let watcher = Arc::clone(&seen);
    let shop = Shop::open_with(on, |options| {
        options.batch_max = 8;
        options.watcher = Some(watcher);
    })
    .await;
    let buyer = shop.buyer(10_000).await;
    let code = shop.code(&buyer).await;
    std::mem::take(&mut *seen.0.lock().unwrap());
    assert_eq!(shop.store.figures().waiting, 0);
    let held = shop.scratch.hold();
    let held_for = Duration::from_millis(50);
    let answers = join_all((0..40).map(|_| shop.send(shop.charge(code, 100))));
    let (_, waiting) = tokio::join!(answers, async {
        let waiting = shop.store.figures().waiting;
        tokio::time::sleep(held_for).await;
        held.release();
        waiting
    });
    assert!(
        waiting >= 24,
        "{waiting} of 40 wait while one batch or two cannot go on"
    );
    assert_eq!(shop.store.figures().waiting, 0);
    let (sizes, longest) = std::mem::take(&mut *seen.0.lock().unwrap());
    assert_eq!(sizes.iter().sum::<usize>(), 40);
    assert!(sizes.iter().all(|size| (1..=8).contains(size)), "{sizes:?}");
    assert!(longest >= held_for, "{longest:?}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_never_wait_for_the_writer(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    shop.buyer(10_000).await;
    let held = shop.scratch.hold();
    let read = shop.store.fetch(queries::cards::levels());
    let levels = tokio::time::timeout(Duration::from_secs(5), read)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(levels.len(), 4);
    held.release();
}
