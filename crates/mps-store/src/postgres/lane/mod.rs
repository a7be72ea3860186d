//! A lane: one connection that writes, with many commands in a commit.
//!
//! Cards and administrators are locked, in the order of their ids, before anything else is read. All other
//! rows are read without a lock; the statement that changes such a row requires that it is still as it was
//! read. When it is not, or when two lanes blocked each other, nothing of the batch is done. The batch is
//! then replayed and loads everything at once.
//!
//! This module retries a batch until its commit outcome is clear. One attempt is in [`attempt`], the state of
//! a lane in [`state`], the ways back to a working lane in [`outcome`], and the lane's identity in the
//! database in [`identity`].

mod attempt;
mod identity;
mod outcome;
mod state;
mod time;

use std::collections::HashMap;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mps_domain::Policy;
use mps_domain::need::Need;
use mps_domain::numbers::Series;
use mps_domain::unit_of_work::{NumberBlock, Touched};
use uuid::Uuid;

use crate::book_time::BookTime;
use crate::chain::AuditKey;
use crate::clock::Clock;
use crate::error::StoreError;
use crate::health::LaneHealth;
use crate::job::{Accepted, CommitOutcome, FinishedBatch};
use crate::listener::Listener;
use crate::options::StoreOptions;
use crate::postgres::backoff::Backoff;
use crate::postgres::dispatch::{FromDispatcher, Waiting};
use crate::postgres::error_class::{ErrorClass, class};
use crate::postgres::lane::attempt::{AttemptError, Done};
use crate::postgres::lane::identity::Identity;
use crate::postgres::lane::outcome::Outcome;
use crate::postgres::lane::state::LaneState;
use crate::postgres::server::Server;
use crate::watcher::{Watcher, batch_begins};

pub(crate) use time::time_of;

/// How long a batch may wait until the database comes back or can work again.
const PATIENCE: Duration = Duration::from_secs(5);
/// The highest number of replays of a batch because of conflicts. Each time another batch made progress, so a
/// few suffice even when several servers want the same rows.
const REPLAYS_MAX: u32 = 12;
/// The number of replays after which the lane checks whether its own row is the cause.
const REPLAYS_TO_DOUBT: u32 = 3;
/// How long a batch may be replayed. A transaction that holds a row for that long is stuck.
const REPLAYS_FOR: Duration = Duration::from_secs(8);
/// The first wait between two replays, and the longest.
const BETWEEN_REPLAYS: Duration = Duration::from_millis(1);
const BETWEEN_REPLAYS_MAX: Duration = Duration::from_millis(50);
/// The same waits when the server is there but cannot do the work.
const BETWEEN_TRIES: Duration = Duration::from_millis(50);
const BETWEEN_TRIES_MAX: Duration = Duration::from_millis(500);

/// A command in a batch, with its known needs.
struct Pending {
    job: Accepted,
    needs: Vec<Need>,
    /// The command has to be alone in its batch and waits until this batch is done.
    set_apart: bool,
}

/// A lane: everything that its task owns.
pub(crate) struct Lane {
    server: Server,
    state: LaneState,
    identity: Identity,
    /// The number of batches in a row that failed on a server that could be reached.
    failed_in_a_row: u32,
    /// Numbers that were drawn but not given out yet.
    numbers: HashMap<Series, Vec<NumberBlock>>,
    policy: Policy,
    clock: Arc<dyn Clock>,
    listener: Option<Arc<dyn Listener>>,
    watcher: Option<Arc<dyn Watcher>>,
    audit_key: AuditKey,
    /// The cards that the current batch changed.
    touched: Touched,
    /// The time of the books.
    time: BookTime,
}

/// Why a batch was given up.
struct GivenUp {
    commit: CommitOutcome,
    /// The class of the last failure.
    class: ErrorClass,
}

impl GivenUp {
    fn not_done(error: &StoreError, class: ErrorClass) -> Self {
        Self {
            commit: CommitOutcome::NotDone(error.to_string()),
            class,
        }
    }

    /// Whether the failure is not the fault of a single command.
    fn concerns_all(&self) -> bool {
        matches!(self.class, ErrorClass::Away | ErrorClass::Clock)
            || matches!(self.commit, CommitOutcome::Unknown(_))
    }
}

impl Lane {
    /// Opens a lane with its own row in the database.
    pub(crate) async fn open(
        server: Server,
        options: &StoreOptions,
        time: BookTime,
        health: LaneHealth,
    ) -> Result<Self, StoreError> {
        let mut connection = server.connect_to_write().await?;
        let identity = Identity::begin(
            &mut connection,
            Uuid::new_v4(),
            options.audit_keys.current.clone(),
        )
        .await?;
        Ok(Self {
            server,
            state: LaneState::new(connection, health),
            identity,
            failed_in_a_row: 0,
            numbers: HashMap::new(),
            policy: options.policy.clone(),
            clock: Arc::clone(&options.clock),
            listener: options.listener.clone(),
            watcher: options.watcher.clone(),
            audit_key: options.audit_keys.current.clone(),
            touched: Touched::default(),
            time,
        })
    }

    /// Works until the queue is closed and empty.
    pub(crate) async fn run(mut self, waiting: FromDispatcher) {
        loop {
            let taken = self.next_batch(&waiting).await;
            if taken.is_empty() {
                return self.end().await;
            }
            let since = taken.iter().map(|waiting| waiting.job.since());
            batch_begins(self.watcher.as_ref(), since);
            let batch = taken.into_iter().map(|waiting| {
                let (job, needs) = waiting.take();
                Pending {
                    job,
                    needs,
                    set_apart: false,
                }
            });
            self.finish(batch.collect()).await;
        }
    }

    /// Deletes the lane's row. A row that stays, as after a kill, does no harm.
    async fn end(&mut self) {
        if let Some(connection) = self.state.connection() {
            let ended = tokio::time::timeout(PATIENCE, self.identity.end(connection)).await;
            if !matches!(ended, Ok(Ok(()))) {
                tracing::debug!("a lane's row stays");
            }
        }
    }

    /// Returns the next batch, or an empty one when there will be no more. A lane that is not well tries to
    /// come back meanwhile, because a server that reports itself as not well gets no commands.
    async fn next_batch(&mut self, waiting: &FromDispatcher) -> Vec<Waiting> {
        // A batch that was given to this future must not be dropped with it, so one future is used until it
        // is done.
        let mut next = pin!(waiting.take());
        let mut tries = self.until_next_try();
        while !self.state.is_well() {
            tokio::select! {
                biased;
                taken = &mut next => return taken,
                () = tries.wait() => self.recover().await,
            }
        }
        next.await
    }

    /// Carries out a batch and answers each command. If the batch fails as a whole, carries out its commands
    /// one by one.
    async fn finish(&mut self, mut batch: Vec<Pending>) {
        let given_up = match self.persevere(&mut batch).await {
            Ok(done) => {
                let is_apart = |pending: &Pending| pending.set_apart;
                let (apart, together): (Vec<_>, Vec<_>) = batch.into_iter().partition(is_apart);
                self.went_through(together, &done);
                return self.one_by_one(apart).await;
            }
            Err(given_up) if batch.len() == 1 || given_up.concerns_all() => {
                return self.failed(batch, given_up);
            }
            Err(given_up) => given_up,
        };
        // An unexpected failure of one command must not affect the others in its batch.
        let (commit, commands) = (&given_up.commit, batch.len());
        tracing::warn!(outcome = ?commit, commands, "the batch failed; its commands run one by one");
        self.one_by_one(batch).await;
    }

    /// Carries out commands each in a batch of its own, for as long as a command may wait.
    async fn one_by_one(&mut self, batch: Vec<Pending>) {
        let began = Instant::now();
        let mut left = batch.into_iter();
        while began.elapsed() < self.server.command_timeout
            && let Some(pending) = left.next()
        {
            let mut alone = vec![pending];
            match self.persevere(&mut alone).await {
                Ok(done) => self.went_through(alone, &done),
                Err(given_up) => self.failed(alone, given_up),
            }
        }
        if left.len() > 0 {
            let why = "those before it took too long".to_owned();
            self.answer(left.collect(), CommitOutcome::NotDone(why));
        }
    }

    /// Handles a batch that is in the books.
    fn went_through(&mut self, batch: Vec<Pending>, done: &Done) {
        // A batch that wrote nothing proves no more than coming back did.
        if let Done::Written = done {
            self.failed_in_a_row = 0;
        }
        if self.failed_in_a_row == 0 {
            self.state.is_proven();
        }
        self.answer(batch, CommitOutcome::Committed);
    }

    /// Handles a batch that was given up.
    fn failed(&mut self, batch: Vec<Pending>, given_up: GivenUp) {
        if given_up.class == ErrorClass::Clock {
            // `Store::ping` detects this itself, and also when it is over.
            tracing::warn!(outcome = ?given_up.commit, commands = batch.len(), "nothing is written");
            return self.answer(batch, given_up.commit);
        }
        // A failure caused by others or by the command itself shows nothing about the lane.
        if given_up.concerns_all() || given_up.class == ErrorClass::Server {
            if self.state.connection().is_some() {
                self.failed_in_a_row = self.failed_in_a_row.saturating_add(1);
            }
            self.state.broke();
        }
        let (commit, operation) = (
            given_up.commit,
            batch.first().map_or("", |first| first.job.name()),
        );
        tracing::error!(
            outcome = ?commit,
            operation,
            commands = batch.len(),
            "operation failed"
        );
        self.answer(batch, commit);
    }

    /// Attempts a batch until it is committed, or until it is clear that it cannot be.
    async fn persevere(&mut self, batch: &mut [Pending]) -> Result<Done, GivenUp> {
        let began = Instant::now();
        let mut tries = Backoff::new(BETWEEN_TRIES, BETWEEN_TRIES_MAX);
        let mut replays = Backoff::new(BETWEEN_REPLAYS, BETWEEN_REPLAYS_MAX);
        let mut replayed = 0_u32;
        loop {
            let back = self.come_back().await;
            back.map_err(|error| GivenUp::not_done(&error, ErrorClass::Away))?;
            let error = match self.attempt(batch).await {
                Ok(done) => return Ok(done),
                Err(AttemptError::NotDone(error)) => error,
                Err(AttemptError::Unanswered(error)) => match self.find_out().await {
                    Outcome::Committed => return Ok(Done::Written),
                    Outcome::NotCommitted if began.elapsed() < PATIENCE => continue,
                    Outcome::NotCommitted => {
                        return Err(GivenUp::not_done(&error, ErrorClass::Away));
                    }
                    Outcome::Unknown => {
                        return Err(GivenUp {
                            commit: CommitOutcome::Unknown(error.to_string()),
                            class: ErrorClass::Away,
                        });
                    }
                },
            };
            let class = class(&error);
            match class {
                ErrorClass::Conflict if replayed < REPLAYS_MAX && began.elapsed() < REPLAYS_FOR => {
                    tracing::debug!(%error, "others came in between; trying the batch again");
                    replayed = replayed.saturating_add(1);
                    if replayed == REPLAYS_TO_DOUBT {
                        self.doubt().await;
                    }
                    replays.wait().await;
                }
                // The server may be there and still unable to work, for example with a full disk.
                ErrorClass::Away if began.elapsed() < PATIENCE => {
                    self.state.broke();
                    tries.wait().await;
                }
                ErrorClass::Conflict
                | ErrorClass::Away
                | ErrorClass::Command
                | ErrorClass::Server
                | ErrorClass::Clock => {
                    return Err(GivenUp::not_done(&error, class));
                }
            }
        }
    }

    /// Checks whether the lane's own row is the reason why its batches find unexpected rows. Behind a pooler,
    /// a failover may have put the row back without notice.
    async fn doubt(&mut self) {
        let Some(connection) = self.state.connection() else {
            return;
        };
        let looked = tokio::time::timeout(PATIENCE, self.identity.is_good(connection)).await;
        match looked {
            Ok(Ok(true)) => {}
            Ok(Ok(false)) => {
                tracing::warn!("a lane's row is not as it left it; it takes another");
                self.state.disown();
            }
            Ok(Err(_)) | Err(_) => self.state.broke(),
        }
    }

    /// Answers the commands without holding up the lane's next batch.
    fn answer(&mut self, batch: Vec<Pending>, commit: CommitOutcome) {
        let jobs = batch.into_iter().map(|pending| pending.job.into_job());
        let finished = FinishedBatch {
            jobs: jobs.collect(),
            commit,
            touched: std::mem::take(&mut self.touched),
        };
        let listener = self.listener.clone();
        tokio::spawn(async move { finished.answer(listener.as_ref()).await });
    }
}
