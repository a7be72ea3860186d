//! The lane of writes: one thread, one connection, many commands a commit.

use std::ops::ControlFlow;
use std::sync::Arc;

use mps_domain::books::Touched;
use mps_domain::{Books, Policy, Timestamp};
use tokio::sync::mpsc;

use crate::chain::Chain;
use crate::clock::Clock;
use crate::error::StoreError;
use crate::job::{Fate, Job, Settled};
use crate::last_time::{NEWEST, last_time};
use crate::listener::Listener;
use crate::options::StoreOptions;
use crate::sqlite::checkpoint::Checkpointer;
use crate::sqlite::connection::Connection;
use crate::sqlite::load::Loader;
use crate::sqlite::persist::{Persister, Texts};
use crate::watcher::{Watcher, batch_begins};

/// How often a command may say that it needs more: several times what the longest does.
const ROUNDS_MAX: u32 = 32;

/// The writer: everything that the lane's thread owns.
#[derive(Debug)]
pub(crate) struct Writer {
    connection: Connection,
    texts: Texts,
    chain: Chain,
    checkpointer: Checkpointer,
    policy: Policy,
    clock: Arc<dyn Clock>,
    batch_max: usize,
    watcher: Option<Arc<dyn Watcher>>,
    /// Where batches go when their fate is known. Never more than the queue let in.
    settled: mpsc::UnboundedSender<Settled>,
    /// Whose cards the batch at hand changed.
    touched: Touched,
    /// The rows in memory, of which some stay from batch to batch.
    books: Books,
    /// SQLite's count of the commits of others, when the rows were read.
    others: i64,
    /// The time of the last batch: time in the books never goes back, whatever the clock does.
    last_time: Timestamp,
}

/// How a batch failed.
enum Failure {
    /// Nothing was tried, or everything was taken back: certainly not done, and no command's fault.
    NotDone(StoreError),
    /// While its commands were carried out: certainly not done, and maybe one command's fault.
    InBatch(StoreError),
    /// The disk failed in the commit: it may have reached it or not.
    AtCommit(StoreError),
}

impl Writer {
    /// A writer on a migrated database.
    pub(crate) fn new(
        connection: Connection,
        options: StoreOptions,
        checkpointer: Checkpointer,
        settled: mpsc::UnboundedSender<Settled>,
    ) -> Result<Self, StoreError> {
        let newest = connection.rows(NEWEST, &[])?;
        let last_time = last_time(&newest, options.clock.now())?;
        Ok(Self {
            connection,
            texts: Texts::new(),
            chain: Chain::begin(options.audit_key),
            checkpointer,
            policy: options.policy,
            clock: options.clock,
            batch_max: options.batch_max,
            watcher: options.watcher,
            settled,
            touched: Touched::default(),
            books: Books::default(),
            others: 0,
            last_time,
        })
    }

    /// Works until nobody can send any more and nothing waits.
    pub(crate) fn run(mut self, mut waiting: mpsc::Receiver<Box<dyn Job>>) {
        let mut batch: Vec<Box<dyn Job>> = Vec::with_capacity(self.batch_max);
        while let Some(first) = waiting.blocking_recv() {
            batch.push(first);
            // What waits already comes along; nobody waits for what has not come yet.
            while batch.len() < self.batch_max
                && let Ok(next) = waiting.try_recv()
            {
                batch.push(next);
            }
            batch_begins(self.watcher.as_ref(), batch.iter().map(|job| job.since()));
            if self.settle(std::mem::take(&mut batch)).is_break() {
                return;
            }
            self.checkpointer.after_batch(&self.connection);
        }
        // After a clean stop the database is one file, whole, that may be copied.
        let truncate = "PRAGMA wal_checkpoint(TRUNCATE)";
        if let Err(error) = self.connection.adapted_rows(truncate, &[]) {
            tracing::warn!(%error, "the last checkpoint failed; the next start reads the log");
        }
    }

    /// Carries a batch out and answers each of its commands. Breaks off when the writer must not go
    /// on.
    fn settle(&mut self, mut batch: Vec<Box<dyn Job>>) -> ControlFlow<()> {
        match self.attempt(&mut batch) {
            Ok(()) => {
                self.chain.committed();
                self.answer(batch, Fate::Committed);
            }
            Err(Failure::AtCommit(error)) => {
                // What the disk did with the last pages is not known until the log is read anew,
                // which the next start does. Going on could build on what is not there.
                tracing::error!(%error, commands = batch.len(), "commit failed; the writer stops");
                self.answer(batch, Fate::Unknown(error.to_string()));
                return ControlFlow::Break(());
            }
            Err(Failure::NotDone(error)) => {
                tracing::error!(%error, commands = batch.len(), "nothing could be done");
                self.answer(batch, Fate::NotDone(error.to_string()));
            }
            Err(Failure::InBatch(error)) if batch.len() == 1 => {
                let operation = batch.first().map_or("", |job| job.name());
                tracing::error!(%error, operation, "operation failed");
                self.answer(batch, Fate::NotDone(error.to_string()));
            }
            Err(Failure::InBatch(error)) => {
                // A surprise in one command must not cost its neighbours.
                tracing::warn!(%error, commands = batch.len(), "batch failed; one by one instead");
                for job in batch {
                    self.settle(vec![job])?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn attempt(&mut self, batch: &mut [Box<dyn Job>]) -> Result<(), Failure> {
        // Whoever holds the lock for so long holds it against all commands alike.
        self.connection
            .run("BEGIN IMMEDIATE")
            .map_err(Failure::NotDone)?;
        let mut books = std::mem::take(&mut self.books);
        let attempted = self
            .decide_and_persist(batch, &mut books)
            .map_err(|error| match error {
                error if error.concerns_everybody() => Failure::NotDone(error),
                error => Failure::InBatch(error),
            });
        let attempted = attempted.and_then(|()| {
            self.connection.run("COMMIT").map_err(|error| match error {
                // Not all of it was written, so none of it counts.
                error if error.is_full_or_busy() => Failure::NotDone(error),
                error => Failure::AtCommit(error),
            })
        });
        if attempted.is_err()
            && self.connection.in_transaction()
            && let Err(error) = self.connection.run("ROLLBACK")
        {
            tracing::error!(%error, "rollback failed");
        }
        // What a batch decided that is not in the database must not be gone on with.
        if attempted.is_ok() {
            books.written();
            self.books = books;
        }
        attempted
    }

    /// Forgets the rows in memory if somebody else has written since: a command such as
    /// `create-admin`.
    fn refresh(&mut self, books: &mut Books) -> Result<(), StoreError> {
        let rows = self.connection.adapted_rows("PRAGMA data_version", &[])?;
        let others = rows.first().map(|row| row.get(0)).transpose()?;
        let others = others
            .ok_or_else(|| StoreError::Corrupt("SQLite counts no commits of others".to_owned()))?;
        if others != self.others {
            self.others = others;
            *books = Books::default();
        }
        Ok(())
    }

    fn decide_and_persist(
        &mut self,
        batch: &mut [Box<dyn Job>],
        books: &mut Books,
    ) -> Result<(), StoreError> {
        self.refresh(books)?;
        let now = self.clock.now().max(self.last_time);
        self.last_time = now;
        let loader = Loader {
            connection: &self.connection,
            texts: &self.texts,
        };
        for job in batch {
            let mut rounds = 0..ROUNDS_MAX;
            loop {
                let needs = job.decide(books, &self.policy, now);
                if needs.is_empty() {
                    break;
                }
                if rounds.next().is_none() {
                    let name = job.name();
                    return Err(StoreError::Corrupt(format!(
                        "{name} never has what it needs"
                    )));
                }
                for need in needs {
                    // The same may be asked for twice.
                    if !books.has(&need) {
                        loader.load(books, need)?;
                    }
                }
            }
        }
        self.touched = books.take_touched();
        Persister {
            connection: &self.connection,
            texts: &self.texts,
        }
        .persist(books, &mut self.chain)
    }

    /// Has the commands answered by the runtime.
    fn answer(&mut self, jobs: Vec<Box<dyn Job>>, fate: Fate) {
        let touched = std::mem::take(&mut self.touched);
        let settled = Settled {
            jobs,
            fate,
            touched,
        };
        if let Err(unsent) = self.settled.send(settled) {
            // The runtime is shutting down, and with it everybody who could hear.
            drop(unsent);
        }
    }
}

/// Answers batches on the runtime. Done from the writer's thread it would wake each asker's task
/// from outside, one by one, and could wait for no listener.
pub(crate) async fn answer(
    mut settled: mpsc::UnboundedReceiver<Settled>,
    listener: Option<Arc<dyn Listener>>,
) {
    while let Some(settled) = settled.recv().await {
        settled.answer(listener.as_ref()).await;
    }
}
