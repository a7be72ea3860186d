//! A shop in which commands are carried out, together or one by one.

use std::future::poll_fn;
use std::sync::{Arc, PoisonError};
use std::task::Poll;

use mps_domain::decision::Asker;
use mps_domain::periods::RollUp;
use mps_store::Database;
use mps_store::verify::verify;
use mps_testbed::On;

use crate::shop::Shop;

use super::deed::{Deed, Log, Sent};
use super::gate::Gate;

/// On which database, and with how many lanes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) on: On,
    pub(crate) lanes: usize,
}

/// The shop.
pub(crate) struct World {
    pub(crate) kind: Kind,
    pub(crate) shop: Shop,
    gate: Arc<Gate>,
}

/// What became of some commands.
pub(crate) struct Played {
    /// Their places, in the order in which they were decided.
    pub(crate) order: Vec<usize>,
    /// Their answers, by their places.
    pub(crate) answers: Vec<String>,
}

impl World {
    pub(crate) async fn new(kind: Kind, code_reuse: bool) -> Self {
        let gate = Arc::new(Gate::default());
        let watcher = Arc::clone(&gate);
        let shop = Shop::open_with(kind.on, |options| {
            if let Database::Postgres(postgres) = &mut options.database {
                postgres.lanes = kind.lanes;
            }
            options.policy.sandbox = true;
            options.policy.code_reuse = code_reuse;
            options.watcher = Some(watcher);
        })
        .await;
        Self { kind, shop, gate }
    }

    /// Carries commands out in one batch: the first may go ahead by itself, so it is one that does
    /// nothing. All are in the queue before any of them is looked at; on PostgreSQL that is so because
    /// the runtime has one thread.
    pub(crate) async fn together(&self, deeds: &[Box<dyn Deed>]) -> Played {
        drop(self.gate.sizes());
        let log = Log::default();
        let mut waited_for: Vec<Sent> = Vec::new();
        for (place, deed) in deeds.iter().enumerate() {
            waited_for.push(deed.send(&self.shop.store, place, &log));
        }
        let is_held = self.kind.on == On::Sqlite;
        if is_held {
            self.gate.close();
        }
        let queued = poll_fn(|context| {
            for (place, answer) in waited_for.iter_mut().enumerate() {
                assert!(answer.as_mut().poll(context).is_pending());
                if is_held && place == 0 {
                    self.gate.wait_for_one();
                }
            }
            Poll::Ready(())
        });
        queued.await;
        self.gate.open();
        let mut answers = Vec::new();
        for answer in waited_for {
            answers.push(answer.await);
        }
        let sizes = self.gate.sizes();
        match self.kind {
            Kind { on: On::Sqlite, .. } => assert_eq!(sizes, [1, deeds.len() - 1]),
            Kind { lanes: 1, .. } => assert_eq!(sizes, [deeds.len()]),
            Kind { .. } => {}
        }
        let order = order_of(&log);
        Played { order, answers }
    }

    /// Carries commands out one by one, in this order.
    pub(crate) async fn one_by_one(&self, deeds: &[Box<dyn Deed>], order: &[usize]) -> Played {
        let log = Log::default();
        let mut answers = vec![String::new(); deeds.len()];
        for place in order {
            answers[*place] = deeds[*place].send(&self.shop.store, *place, &log).await;
        }
        let order = order_of(&log);
        Played { order, answers }
    }

    /// Puts all increments into the sums: a batch writes one where its commands by themselves write several.
    pub(crate) async fn sum_up(&self) {
        let left = || {
            self.shop
                .scratch
                .rows("SELECT count(*) FROM mps.period_increments")
        };
        while left() != ["0"] {
            let id = self.shop.id();
            let summed = self.shop.execute(Asker::System, RollUp { id });
            summed.await.unwrap();
        }
    }

    /// That the books prove themselves.
    pub(crate) async fn prove(&self, place: &str) {
        assert_eq!(
            verify(&self.shop.store).await.unwrap().faults,
            [],
            "{place}"
        );
    }
}

/// The order of the last decisions: a batch may be played again, and a command set apart decides twice.
fn order_of(log: &Log) -> Vec<usize> {
    let decided = log.lock().unwrap_or_else(PoisonError::into_inner);
    let mut order = Vec::new();
    for place in decided.iter().rev() {
        if !order.contains(place) {
            order.push(*place);
        }
    }
    order.reverse();
    order
}
