//! The lane of writes: one thread, one connection, many commands a commit.

use std::sync::Arc;

use mps_domain::{Books, Policy, Timestamp};
use tokio::sync::mpsc;

use crate::clock::Clock;
use crate::error::StoreError;
use crate::job::{Fate, Job};
use crate::sqlite::checkpoint::Checkpointer;
use crate::sqlite::connection::Connection;
use crate::sqlite::load::Loader;
use crate::sqlite::persist::{Persister, Texts};
use crate::store::StoreOptions;

/// How often a command may say that it needs more: several times what the longest does.
const ROUNDS_MAX: u32 = 32;

/// The writer: everything that the lane's thread owns.
#[derive(Debug)]
pub(crate) struct Writer {
    connection: Connection,
    texts: Texts,
    checkpointer: Checkpointer,
    policy: Policy,
    clock: Arc<dyn Clock>,
    batch_max: usize,
    /// The time of the last batch: time in the books never goes back, whatever the clock does.
    last_time: Timestamp,
}

/// How a batch failed.
enum Failure {
    /// Before the commit: certainly not done.
    Before(StoreError),
    /// In the commit: it may have reached the disk.
    AtCommit(StoreError),
}

impl Writer {
    /// A writer on a migrated database.
    pub(crate) fn new(
        mut connection: Connection,
        options: StoreOptions,
        checkpointer: Checkpointer,
    ) -> Result<Self, StoreError> {
        // Ids are UUID v7 and only nearly in order of time, so the newest are compared.
        let newest = "SELECT coalesce(max(created_at), 0) FROM \
                      (SELECT created_at FROM transactions ORDER BY id DESC LIMIT 4096)";
        let rows = connection.rows(newest, &[])?;
        let last_time = rows
            .first()
            .map_or(Ok(Timestamp::from_micros(0)), |row| row.get(0))?;
        Ok(Self {
            connection,
            texts: Texts::new(),
            checkpointer,
            policy: options.policy,
            clock: options.clock,
            batch_max: options.batch_max,
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
            self.settle(std::mem::take(&mut batch));
            self.checkpointer.after_batch(&self.connection);
        }
        // After a clean stop the database is one file, whole, that may be copied.
        if let Err(error) = self.connection.run("PRAGMA wal_checkpoint(TRUNCATE)") {
            tracing::warn!(%error, "the last checkpoint failed; the next start reads the log");
        }
    }

    /// Carries a batch out and answers each of its commands.
    fn settle(&mut self, mut batch: Vec<Box<dyn Job>>) {
        match self.attempt(&mut batch) {
            Ok(()) => answer(batch, &Fate::Committed),
            Err(Failure::AtCommit(error)) => {
                tracing::error!(%error, commands = batch.len(), "commit failed");
                answer(batch, &Fate::Unknown(error.to_string()));
            }
            Err(Failure::Before(error)) if batch.len() == 1 => {
                let operation = batch.first().map_or("", |job| job.name());
                tracing::error!(%error, operation, "operation failed");
                answer(batch, &Fate::NotDone(error.to_string()));
            }
            Err(Failure::Before(error)) => {
                // A surprise in one command must not cost its neighbours.
                tracing::warn!(%error, commands = batch.len(), "batch failed; one by one instead");
                for job in batch {
                    self.settle(vec![job]);
                }
            }
        }
    }

    fn attempt(&mut self, batch: &mut [Box<dyn Job>]) -> Result<(), Failure> {
        let attempted = self
            .connection
            .run("BEGIN IMMEDIATE")
            .map_err(Failure::Before);
        let attempted = attempted.and_then(|()| {
            self.decide_and_persist(batch).map_err(Failure::Before)?;
            self.connection.run("COMMIT").map_err(Failure::AtCommit)
        });
        if attempted.is_err()
            && self.connection.in_transaction()
            && let Err(error) = self.connection.run("ROLLBACK")
        {
            tracing::error!(%error, "rollback failed");
        }
        attempted
    }

    fn decide_and_persist(&mut self, batch: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
        let now = self.clock.now().max(self.last_time);
        self.last_time = now;
        let mut books = Books::default();
        let loader = Loader {
            connection: &self.connection,
            texts: &self.texts,
        };
        for job in batch {
            let mut rounds = 0..ROUNDS_MAX;
            loop {
                let needs = job.decide(&mut books, &self.policy, now);
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
                    loader.load(&mut books, need)?;
                }
            }
        }
        Persister {
            connection: &self.connection,
            texts: &self.texts,
        }
        .persist(&mut books)
    }
}

fn answer(batch: Vec<Box<dyn Job>>, fate: &Fate) {
    for job in batch {
        job.answer(fate);
    }
}
