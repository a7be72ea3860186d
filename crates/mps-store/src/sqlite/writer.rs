//! The lane of SQLite: one thread, one connection, many commands in a commit.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use mps_domain::unit_of_work::Touched;
use mps_domain::{Policy, Timestamp, UnitOfWork};
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use crate::book_time::{ACCEPTED, BookTime, END_OF_TIME, LATEST, accepted_values, time_in};
use crate::chain::Chain;
use crate::clock::Clock;
use crate::error::StoreError;
use crate::health::LaneHealth;
use crate::job::{Accepted, CommitOutcome, FinishedBatch, Job, Step};
use crate::listener::Listener;
use crate::options::{Access, StoreOptions};
use crate::sqlite::checkpoint::Checkpointer;
use crate::sqlite::connection::Connection;
use crate::sqlite::file::OpenFile;
use crate::sqlite::load::load;
use crate::sqlite::persist::{Persister, Texts};
use crate::watcher::{Watcher, batch_begins};

/// The highest number of rounds in which a command may need more rows: several times what the longest command
/// needs.
const ROUNDS_MAX: u32 = 32;

/// How long a writer whose last batch failed waits for another before it tries by itself whether the books can
/// be written again.
const TRY_AGAIN: Duration = Duration::from_secs(1);

/// The open books.
#[derive(Debug)]
pub(crate) struct Books {
    pub(crate) connection: Connection,
    pub(crate) checkpointer: Checkpointer,
    /// The file that a server has for itself. It is closed after the connections.
    pub(crate) file: Option<Arc<OpenFile>>,
}

/// The writer: everything that the lane's thread owns.
#[derive(Debug)]
pub(crate) struct Writer {
    books: Books,
    texts: Texts,
    chain: Chain,
    policy: Policy,
    clock: Arc<dyn Clock>,
    batch_max: usize,
    watcher: Option<Arc<dyn Watcher>>,
    /// The channel for batches with a known commit outcome. It never has more of them than the queue
    /// accepted.
    finished: mpsc::UnboundedSender<FinishedBatch>,
    /// The cards that the current batch changed.
    touched: Touched,
    /// The rows in memory. Some of them are cached from batch to batch.
    work: UnitOfWork,
    /// SQLite's counter of commits by others, from when the rows were read.
    others: i64,
    /// The time of the books.
    time: BookTime,
    /// Records whether the disk took the last batch.
    health: LaneHealth,
    runtime: Handle,
}

/// How a batch failed.
enum BatchError {
    /// Nothing was tried, or everything was rolled back. The batch is certainly not done, and no command is
    /// at fault.
    NotDone(StoreError),
    /// The batch failed while its commands were carried out. It is certainly not done, and one command may be
    /// at fault.
    InBatch(StoreError),
    /// The disk failed during the commit. The batch may or may not be on it.
    AtCommit(StoreError),
}

impl Writer {
    /// Creates a writer on a migrated database. Runs within a runtime.
    pub(crate) fn new(
        books: Books,
        options: StoreOptions,
        finished: mpsc::UnboundedSender<FinishedBatch>,
        health: LaneHealth,
    ) -> Result<Self, StoreError> {
        let time = time_of(&books.connection, options.clock.now(), options.access)?;
        Ok(Self {
            books,
            texts: Texts::new(),
            chain: Chain::begin(options.audit_keys.current),
            policy: options.policy,
            clock: options.clock,
            batch_max: options.batch_max,
            watcher: options.watcher,
            finished,
            touched: Touched::default(),
            work: UnitOfWork::default(),
            others: 0,
            time,
            health,
            runtime: Handle::current(),
        })
    }

    /// Works until the queue is closed and empty.
    pub(crate) fn run(mut self, mut waiting: mpsc::Receiver<Accepted>) {
        let mut batch: Vec<Accepted> = Vec::with_capacity(self.batch_max);
        while let Some(first) = self.next(&mut waiting) {
            batch.push(first);
            // Commands that already wait join the batch. The batch does not wait for others.
            while batch.len() < self.batch_max
                && let Ok(next) = waiting.try_recv()
            {
                batch.push(next);
            }
            batch_begins(self.watcher.as_ref(), batch.iter().map(|job| job.since()));
            if self.carry_out(std::mem::take(&mut batch)).is_break() {
                return;
            }
            self.books.checkpointer.after_batch(&self.books.connection);
        }
        // After a clean stop the database is one complete file that may be copied.
        let truncate = "PRAGMA wal_checkpoint(TRUNCATE)";
        if let Err(error) = self.books.connection.adapted_rows(truncate, &[]) {
            tracing::warn!(%error, "the last checkpoint failed; the next start reads the log");
        }
    }

    /// Waits for the next command. `None` when the queue is closed and empty.
    ///
    /// While the books cannot be written, this server may get no traffic, and no batch would show when that is
    /// over.
    fn next(&mut self, waiting: &mut mpsc::Receiver<Accepted>) -> Option<Accepted> {
        while self.health.fails() {
            let next = async { tokio::time::timeout(TRY_AGAIN, waiting.recv()).await };
            match self.runtime.block_on(next) {
                Ok(next) => return next,
                Err(_elapsed) => {
                    if self.try_to_write().is_ok() {
                        tracing::info!("the books are written again");
                        self.health.is_well();
                    }
                }
            }
        }
        waiting.blocking_recv()
    }

    /// Writes a page of the books as it is.
    fn try_to_write(&self) -> Result<(), StoreError> {
        self.check_file()?;
        let connection = &self.books.connection;
        connection.run("UPDATE number_series SET next = next")
    }

    /// Checks that the file is still the one that was opened.
    fn check_file(&self) -> Result<(), StoreError> {
        self.books.file.as_ref().map_or(Ok(()), |file| file.check())
    }

    /// Carries out commands, as many in one batch as possible, and answers each. Breaks when the writer must
    /// stop.
    fn carry_out(&mut self, mut jobs: Vec<Accepted>) -> ControlFlow<()> {
        while !jobs.is_empty() {
            match self.attempt(&mut jobs) {
                Ok(decided) => {
                    self.chain.committed();
                    self.health.is_well();
                    let rest = jobs.split_off(decided);
                    self.answer(std::mem::replace(&mut jobs, rest), CommitOutcome::Committed);
                }
                Err(BatchError::AtCommit(error)) => {
                    // Nobody knows what the disk did with the last pages until the log is read again, which
                    // happens at the next start. Going on could build on data that is not there.
                    tracing::error!(%error, commands = jobs.len(), "commit failed; the writer stops");
                    self.health.is_failing();
                    self.answer(jobs, CommitOutcome::Unknown(error.to_string()));
                    return ControlFlow::Break(());
                }
                Err(BatchError::NotDone(error)) => {
                    if matches!(error, StoreError::ClockBehind { .. }) {
                        // `Store::ping` detects this itself, and also when it is over.
                        tracing::warn!(%error, commands = jobs.len(), "nothing is written");
                    } else {
                        tracing::error!(%error, commands = jobs.len(), "nothing could be done");
                        self.health.is_failing();
                    }
                    self.answer(
                        std::mem::take(&mut jobs),
                        CommitOutcome::NotDone(error.to_string()),
                    );
                }
                Err(BatchError::InBatch(error)) if jobs.len() == 1 => {
                    let operation = jobs.first().map_or("", |job| job.name());
                    tracing::error!(%error, operation, "operation failed");
                    if error.is_of_the_disk() {
                        self.health.is_failing();
                    }
                    self.answer(
                        std::mem::take(&mut jobs),
                        CommitOutcome::NotDone(error.to_string()),
                    );
                }
                Err(BatchError::InBatch(error)) => {
                    // An unexpected failure of one command must not affect the others in its batch.
                    tracing::warn!(%error, commands = jobs.len(), "the batch failed; its commands run one by one");
                    for job in std::mem::take(&mut jobs) {
                        self.carry_out(vec![job])?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// Decides commands in their order and commits them. Returns how many. These are all commands, unless one
    /// has to be alone: then they are the commands before it, or that one.
    fn attempt(&mut self, jobs: &mut [Accepted]) -> Result<usize, BatchError> {
        self.check_file().map_err(BatchError::NotDone)?;
        let clock = self.clock.now();
        if self.time.check(clock).is_err() {
            // An administrator may have accepted the clock meanwhile.
            self.time = time_of(&self.books.connection, clock, Access::Serve)
                .map_err(BatchError::NotDone)?;
            self.time.check(clock).map_err(BatchError::NotDone)?;
        }
        let time = self.time;
        // A program that holds the lock for that long blocks all commands alike.
        self.books
            .connection
            .run("BEGIN IMMEDIATE")
            .map_err(BatchError::NotDone)?;
        let mut work = std::mem::take(&mut self.work);
        let attempted =
            self.decide_and_persist(jobs, &mut work, clock)
                .map_err(|error| match error {
                    error if error.concerns_everybody() => BatchError::NotDone(error),
                    error => BatchError::InBatch(error),
                });
        let attempted = attempted.and_then(|decided| {
            let committed = self
                .books
                .connection
                .run("COMMIT")
                .map_err(|error| match error {
                    // The commit was not written completely, so none of it counts.
                    error if error.is_full_or_busy() => BatchError::NotDone(error),
                    error => BatchError::AtCommit(error),
                });
            committed.map(|()| decided)
        });
        if attempted.is_err()
            && self.books.connection.in_transaction()
            && let Err(error) = self.books.connection.run("ROLLBACK")
        {
            tracing::error!(%error, "rollback failed");
        }
        // Decisions that are not in the database must not be built on.
        if attempted.is_ok() {
            work.written();
            self.work = work;
        } else {
            self.time = time;
        }
        attempted
    }

    /// Drops the cached rows if another program, such as the command `create-admin`, has written since.
    fn refresh(&mut self, work: &mut UnitOfWork) -> Result<(), StoreError> {
        let rows = self
            .books
            .connection
            .adapted_rows("PRAGMA data_version", &[])?;
        let others = rows.first().map(|row| row.get(0)).transpose()?;
        let others =
            others.ok_or_else(|| StoreError::Corrupt("SQLite gives no data_version".to_owned()))?;
        if others != self.others {
            self.others = others;
            *work = UnitOfWork::default();
        }
        Ok(())
    }

    fn decide_and_persist(
        &mut self,
        jobs: &mut [Accepted],
        work: &mut UnitOfWork,
        clock: Timestamp,
    ) -> Result<usize, StoreError> {
        self.refresh(work)?;
        let mut decided = 0_usize;
        for job in jobs {
            let now = self.time.next(clock);
            let is_first = decided == 0;
            match decide(
                &mut **job,
                work,
                &self.policy,
                (now, false),
                &self.books.connection,
            )? {
                Step::Alone if is_first => {
                    decide(
                        &mut **job,
                        work,
                        &self.policy,
                        (now, true),
                        &self.books.connection,
                    )?;
                    self.time.pass(now);
                    decided = 1;
                    break;
                }
                Step::Alone => break,
                Step::Decided | Step::Refused | Step::Missing(_) => {
                    self.time.pass(now);
                    decided = decided.saturating_add(1);
                }
            }
        }
        self.touched = work.take_touched();
        let persister = Persister {
            connection: &self.books.connection,
            texts: &self.texts,
        };
        persister.persist(work, &mut self.chain)?;
        Ok(decided)
    }

    /// Passes the batch to the runtime, which answers its commands.
    fn answer(&mut self, batch: Vec<Accepted>, commit: CommitOutcome) {
        let touched = std::mem::take(&mut self.touched);
        let finished = FinishedBatch {
            jobs: batch.into_iter().map(Accepted::into_job).collect(),
            commit,
            touched,
        };
        if let Err(unsent) = self.finished.send(finished) {
            // The runtime is shutting down, and every caller with it.
            drop(unsent);
        }
    }
}

/// Lets a command decide, and loads everything that it needs.
fn decide(
    job: &mut dyn Job,
    work: &mut UnitOfWork,
    policy: &Policy,
    (now, is_alone): (Timestamp, bool),
    connection: &Connection,
) -> Result<Step, StoreError> {
    for _ in 0..ROUNDS_MAX {
        let needs = match job.decide(work, policy, now, is_alone) {
            Step::Missing(needs) => needs,
            step => return Ok(step),
        };
        for need in needs {
            // A need may occur twice in the list.
            if !work.has(&need) {
                load(connection, work, need)?;
            }
        }
    }
    let name = job.name();
    Err(StoreError::Corrupt(format!(
        "{name} asks again and again for what it needs"
    )))
}

/// Reads the time of the books and leaves out what an accepted clock wrote.
fn time_of(
    connection: &Connection,
    clock: Timestamp,
    access: Access,
) -> Result<BookTime, StoreError> {
    let accepted = time_in(&connection.rows(ACCEPTED, &accepted_values())?)?;
    let latest = time_in(&connection.rows(LATEST, &[END_OF_TIME.into()])?)?;
    let until_now = time_in(&connection.rows(LATEST, &[BookTime::most(clock).into()])?)?;
    Ok(match access {
        Access::AcceptClock => BookTime::accepting(latest, until_now),
        Access::Serve | Access::Command | Access::Read => BookTime::of(accepted, latest, until_now),
    })
}

/// Answers batches on the runtime. The writer's thread would have to wake each caller's task from outside,
/// one by one, and could not wait for the listener.
pub(crate) async fn answer(
    mut finished: mpsc::UnboundedReceiver<FinishedBatch>,
    listener: Option<Arc<dyn Listener>>,
) {
    while let Some(finished) = finished.recv().await {
        finished.answer(listener.as_ref()).await;
    }
}
