//! A shop in which commands are carried out, together or one by one.

use std::collections::HashMap;
use std::future::poll_fn;
use std::sync::{Arc, PoisonError};
use std::task::Poll;
use std::time::Duration;

use mps_domain::Money;
use mps_domain::decision::Actor;
use mps_domain::operations::RollUp;
use mps_store::verify::verify;
use mps_store::{Access, Database, Store, StoreOptions};
use mps_testbed::On;
use tokio_postgres::{Client, SimpleQueryMessage};

use crate::outages;
use crate::shop::{self, Shop};

use super::command::{AnyCommand, Decided, Log, Sent};
use super::gate::Gate;
use super::names::Names;

/// The database, and the number of lanes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) on: On,
    pub(crate) lanes: usize,
}

impl Kind {
    pub(crate) const SQLITE: Self = Self {
        on: On::Sqlite,
        lanes: 1,
    };
}

/// A shop and its test equipment.
pub(crate) struct World {
    pub(crate) kind: Kind,
    pub(crate) shop: Shop,
    /// A connection that reads the books of PostgreSQL beside the store.
    reader: Option<Client>,
    gate: Arc<Gate>,
    code_reuse: bool,
}

/// The result of some commands.
pub(crate) struct Played {
    /// The places of the commands, in the order in which they were decided.
    pub(crate) order: Vec<usize>,
    /// The last decision of each command, by place.
    pub(crate) decided: HashMap<usize, Decided>,
    /// The answers, by place.
    pub(crate) answers: Vec<String>,
}

impl World {
    pub(crate) async fn new(kind: Kind, code_reuse: bool) -> Self {
        let gate = Arc::new(Gate::default());
        let change = |options: &mut StoreOptions| as_here(options, kind, code_reuse, &gate);
        let shop = Shop::open_with(kind.on, change).await;
        let reader = match kind.on {
            On::Sqlite => None,
            On::Postgres => Some(outages::connect(&shop.scratch).await),
        };
        Self {
            kind,
            shop,
            reader,
            gate,
            code_reuse,
        }
    }

    /// Saves a copy of the current books. Only on SQLite.
    pub(crate) fn keep(&self) {
        let cached = self.shop.scratch.path("kept");
        self.shop.scratch.copy(&cached).unwrap();
    }

    /// Goes back to the saved books.
    pub(crate) async fn go_back(&mut self) {
        let closed = self.shop.store.close(Duration::from_mins(1));
        closed.await.unwrap();
        let scratch = &self.shop.scratch;
        scratch.restore(&scratch.path("kept")).unwrap();
        let mut options = shop::options(scratch, Arc::clone(&self.shop.clock));
        // The closed store still holds the lock of the only server.
        options.access = Access::Command;
        as_here(&mut options, self.kind, self.code_reuse, &self.gate);
        self.shop.store = Arc::new(Store::open(options).await.unwrap());
    }

    /// Carries out one command. If it contains a number of the books of `other`, it gets the number of the
    /// same row here. Returns the answer and the changes, with masked numbers and microseconds.
    pub(crate) async fn alone(
        &self,
        command: &dyn AnyCommand,
        place: usize,
        other: &Names,
    ) -> String {
        let number = match command.number() {
            Some(number) => Some(other.translated(&number, self).await),
            None => None,
        };
        let log = Log::default();
        let answer = command.send(&self.shop.store, place, &log, number).await;
        let played = Played::new(&log, vec![answer]);
        let answer = format!("{} {}", played.answers[0], played.decided[&place].changes);
        Names::of(self, [answer.as_str()])
            .await
            .masked_answer(&answer)
    }

    /// Returns the rows of a query, each as a text of its cells with `|` between them.
    pub(crate) async fn rows(&self, sql: &str) -> Vec<String> {
        let Some(reader) = &self.reader else {
            return self.shop.scratch.rows(sql);
        };
        let mut rows = Vec::new();
        for message in reader.simple_query(sql).await.unwrap() {
            if let SimpleQueryMessage::Row(row) = message {
                let cells = (0..row.len()).map(|column| row.get(column).unwrap_or_default());
                rows.push(cells.collect::<Vec<_>>().join("|"));
            }
        }
        rows
    }

    /// Returns an id of hexadecimal digits as a literal of the database.
    pub(crate) fn id(&self, digits: &str) -> String {
        match self.kind.on {
            On::Sqlite => format!("x'{digits}'"),
            On::Postgres => format!("'{digits}'"),
        }
    }

    /// Returns an expression for a column of ids as hexadecimal digits.
    pub(crate) fn id_as_text(&self, column: &str) -> String {
        match self.kind.on {
            On::Sqlite => format!("lower(hex({column}))"),
            On::Postgres => format!("replace({column}::text, '-', '')"),
        }
    }

    /// Carries commands out in one batch. The first may go ahead by itself, so it is one that changes
    /// nothing. All commands are in the queue before any of them is decided. On PostgreSQL this holds because
    /// the runtime has one thread.
    pub(crate) async fn together(&self, commands: &[Box<dyn AnyCommand>]) -> Played {
        drop(self.gate.sizes());
        let log = Log::default();
        let mut waited_for: Vec<Sent> = Vec::new();
        for (place, command) in commands.iter().enumerate() {
            waited_for.push(command.send(&self.shop.store, place, &log, None));
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
            Kind { on: On::Sqlite, .. } => assert_eq!(sizes, [1, commands.len() - 1]),
            Kind { lanes: 1, .. } => assert_eq!(sizes, [commands.len()]),
            Kind { .. } => {}
        }
        Played::new(&log, answers)
    }

    /// Carries commands out one by one, in this order.
    pub(crate) async fn one_by_one(
        &self,
        commands: &[Box<dyn AnyCommand>],
        order: &[usize],
    ) -> Played {
        let log = Log::default();
        let mut answers = vec![String::new(); commands.len()];
        for place in order {
            let answer = commands[*place].send(&self.shop.store, *place, &log, None);
            answers[*place] = answer.await;
        }
        Played::new(&log, answers)
    }

    /// Rolls all increments up into the sums: a batch writes one where its commands one by one write several.
    pub(crate) async fn sum_up(&self) {
        let left = || {
            self.shop
                .scratch
                .rows("SELECT count(*) FROM mps.period_increments")
        };
        while left() != ["0"] {
            let id = self.shop.id();
            let summed = self.shop.execute(Actor::System, RollUp { id });
            summed.await.unwrap();
        }
    }

    /// Checks that the books pass verification.
    pub(crate) async fn prove(&self, place: &str) {
        assert_eq!(
            verify(&self.shop.store).await.unwrap().violations,
            [],
            "{place}"
        );
    }
}

/// Sets the options of a world.
fn as_here(options: &mut StoreOptions, kind: Kind, code_reuse: bool, gate: &Arc<Gate>) {
    if let Database::Postgres(postgres) = &mut options.database {
        postgres.lanes = kind.lanes;
    }
    options.policy.sandbox = true;
    options.policy.approval_above = Some(Money::from_minor(500));
    options.policy.code_reuse = code_reuse;
    // A use is due to be stored after a pause of more than half a day.
    let lives = &mut options.policy.sessions;
    for life in [&mut lives.member, &mut lives.merchant, &mut lives.admin] {
        life.idle_secs = 500_000;
    }
    let gate: Arc<Gate> = Arc::clone(gate);
    options.watcher = Some(gate);
}

impl Played {
    /// Builds the result from the log and the answers. A batch may be replayed, and a command that was set
    /// apart decides twice: the last decision counts.
    fn new(log: &Log, answers: Vec<String>) -> Self {
        let log = log.lock().unwrap_or_else(PoisonError::into_inner);
        let mut order = Vec::new();
        for decided in log.iter().rev() {
            if !order.contains(&decided.place) {
                order.push(decided.place);
            }
        }
        order.reverse();
        let decided = log.iter().map(|decided| (decided.place, decided.clone()));
        Self {
            order,
            decided: decided.collect(),
            answers,
        }
    }
}
