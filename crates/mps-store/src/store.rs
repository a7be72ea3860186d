//! The interface of the store for the server.

use std::sync::Arc;
use std::time::Duration;

use mps_domain::decision::Command;
use mps_domain::{Operation, Policy, Timestamp};

use crate::book_time::{ACCEPTED, BookTime, END_OF_TIME, LATEST, accepted_values, time_in};
use crate::chain::AuditKeys;
use crate::clock::Clock;
use crate::engine::Engine;
use crate::error::{ExecuteError, StoreError};
use crate::job::Task;
use crate::migrations::SchemaRule;
use crate::options::StoreOptions;
use crate::query::Query;
use crate::value::Row;
use crate::watcher::Figures;

/// The difference between the clocks of this machine and the database from which a warning is logged.
const CLOCK_OFF_WARN_MICROS: i64 = 2_000_000;
/// The difference from which this server should get no traffic: tokens and codes would end at the wrong time.
const CLOCK_OFF_MAX_MICROS: i64 = 10_000_000;

/// The open books. They are cheap to share by reference. Dropping them without [`Store::close`] loses nothing
/// that was answered.
#[derive(Debug)]
pub struct Store {
    engine: Engine,
    policy: Policy,
    audit_keys: AuditKeys,
    clock: Arc<dyn Clock>,
}

impl Store {
    /// Opens the books. Unless they are opened for reading only, creates them and brings their schema up to
    /// date where needed.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another server has the file open. [`StoreError::Setting`] when the books
    /// use another currency, when somebody blocks a migration, or when a reader would need one. Also any
    /// error of the disk or the database.
    pub async fn open(options: StoreOptions) -> Result<Self, StoreError> {
        let (policy, clock) = (options.policy.clone(), Arc::clone(&options.clock));
        let audit_keys = options.audit_keys.clone();
        let engine = Engine::open(options).await?;
        Ok(Self {
            engine,
            policy,
            audit_keys,
            clock,
        })
    }

    /// The settings of the business.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The store's clock.
    #[must_use]
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    /// Carries out a command durably, or returns why it was not done.
    ///
    /// # Errors
    /// [`ExecuteError`]. Only [`ExecuteError::Unknown`] leaves open whether the command was done.
    pub async fn execute<O: Operation>(
        &self,
        command: Command<O>,
    ) -> Result<O::Receipt, ExecuteError> {
        let (task, reply) = Task::new(command);
        self.engine.submit(Box::new(task))?;
        match reply.await {
            Ok(answer) => answer,
            // The writer ended while it had the command.
            Err(_) => Err(ExecuteError::Unknown("the writer stopped".to_owned())),
        }
    }

    /// Runs a read on the last committed state.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn fetch<T: Send + 'static>(&self, query: Query<T>) -> Result<Vec<T>, StoreError> {
        let Query {
            sql,
            parameters,
            read,
        } = query;
        let rows = self.engine.rows(sql, parameters).await?;
        rows.iter().map(read).collect()
    }

    /// Runs a read that returns one row or none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn fetch_one<T: Send + 'static>(
        &self,
        query: Query<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.fetch(query).await?.into_iter().next())
    }

    /// Runs several reads on one committed state and returns the rows of each.
    pub(crate) async fn fetch_together(
        &self,
        queries: Vec<String>,
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        self.engine.rows_together(queries).await
    }

    /// The keys of the audit chain, for `verify`.
    pub(crate) const fn audit_keys(&self) -> &AuditKeys {
        &self.audit_keys
    }

    /// The database's own rules of the schema, for `verify`.
    pub(crate) const fn schema_rules(&self) -> &'static [SchemaRule] {
        self.engine.schema_rules()
    }

    /// Returns the current figures.
    #[must_use]
    pub fn figures(&self) -> Figures {
        self.engine.figures()
    }

    /// Checks that the database answers, that commands are accepted and carried out, and that this machine's
    /// clock agrees with the database's. Commands are carried out when, for each lane, the last batch went
    /// through or nothing was asked of the lane since it came back.
    ///
    /// # Errors
    /// [`StoreError`] when one of these checks fails. [`StoreError::ClockOff`] when the clocks differ so much
    /// that this server should get no traffic. [`StoreError::ClockBehind`] when the books are so far ahead
    /// that nothing is written.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let ours = self.clock.now();
        let theirs = match self.engine.ping().await? {
            None => ours,
            Some(database) => self.clock.of_database(database),
        };
        self.book_time(theirs).await?.check(theirs)?;
        let off_micros = ours
            .micros()
            .saturating_sub(theirs.micros())
            .saturating_abs();
        if off_micros >= CLOCK_OFF_MAX_MICROS {
            return Err(StoreError::ClockOff(off_micros / 1_000_000));
        }
        if off_micros >= CLOCK_OFF_WARN_MICROS {
            let seconds = off_micros / 1_000_000;
            tracing::warn!(seconds, "this machine's clock and the database's differ");
        }
        Ok(())
    }

    /// Returns the latest time in the books.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn latest_time(&self) -> Result<Timestamp, StoreError> {
        self.latest_until(END_OF_TIME).await
    }

    async fn latest_until(&self, until: Timestamp) -> Result<Timestamp, StoreError> {
        let rows = self.engine.rows(LATEST.to_owned(), vec![until.into()]);
        time_in(&rows.await?)
    }

    async fn book_time(&self, clock: Timestamp) -> Result<BookTime, StoreError> {
        let accepted = self
            .engine
            .rows(ACCEPTED.to_owned(), accepted_values().into());
        let accepted = time_in(&accepted.await?)?;
        let latest = self.latest_time().await?;
        let until_now = self.latest_until(BookTime::most(clock)).await?;
        Ok(BookTime::of(accepted, latest, until_now))
    }

    /// Refuses new commands at once, finishes the waiting ones, and closes the books.
    ///
    /// # Errors
    /// [`StoreError::Closed`] when the writer did not finish within `patience`.
    pub async fn close(&self, patience: Duration) -> Result<(), StoreError> {
        self.engine.close(patience).await
    }
}
