//! The store as the server sees it.

use std::sync::Arc;
use std::time::Duration;

use mps_domain::decision::Command;
use mps_domain::{Operation, Policy, Timestamp};

use crate::book_time::{ACCEPTED, BookTime, END_OF_TIME, LATEST, accepted_values, time_in};
use crate::chain::AuditKey;
use crate::clock::Clock;
use crate::engine::Engine;
use crate::error::{ExecuteError, StoreError};
use crate::job::Task;
use crate::migrations::SchemaRule;
use crate::options::StoreOptions;
use crate::query::Query;
use crate::value::Row;
use crate::watcher::Figures;

/// From how far apart the clocks of this machine and of the database are said to differ.
const CLOCK_OFF_WARN_MICROS: i64 = 2_000_000;
/// From how far apart on this server should get no traffic: tokens and codes would end at the wrong
/// time.
const CLOCK_OFF_MAX_MICROS: i64 = 10_000_000;

/// The open books. Cheap to share by reference; dropping it without [`Store::close`] loses nothing
/// that was answered.
#[derive(Debug)]
pub struct Store {
    engine: Engine,
    policy: Policy,
    audit_key: AuditKey,
    clock: Arc<dyn Clock>,
}

impl Store {
    /// Opens the books; creates them and brings their schema up to date where needed, unless they are
    /// opened for reading only.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another server has the file open, [`StoreError::Setting`] when the
    /// currency is not theirs, when somebody blocks a migration, or when one would be needed to read; and
    /// whatever the disk or the database says.
    pub async fn open(options: StoreOptions) -> Result<Self, StoreError> {
        let (policy, clock) = (options.policy.clone(), Arc::clone(&options.clock));
        let audit_key = options.audit_key.clone();
        let engine = Engine::open(options).await?;
        Ok(Self {
            engine,
            policy,
            audit_key,
            clock,
        })
    }

    /// The settings of the business.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The time as the store has it.
    #[must_use]
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    /// Carries a command out, durably, or says why not.
    ///
    /// # Errors
    /// [`ExecuteError`]; only [`ExecuteError::Unknown`] leaves open whether it was done.
    pub async fn execute<O: Operation>(
        &self,
        command: Command<O>,
    ) -> Result<O::Receipt, ExecuteError> {
        let (task, reply) = Task::new(command);
        self.engine.submit(Box::new(task))?;
        match reply.await {
            Ok(answer) => answer,
            // The writer went away with the command in hand.
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

    /// Runs a read that gives one row or none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn fetch_one<T: Send + 'static>(
        &self,
        query: Query<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.fetch(query).await?.into_iter().next())
    }

    /// Runs several reads on one committed state; gives the rows of each.
    pub(crate) async fn fetch_together(
        &self,
        queries: Vec<String>,
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        self.engine.rows_together(queries).await
    }

    /// The key of the audit's chain, for `verify`.
    pub(crate) const fn audit_key(&self) -> &AuditKey {
        &self.audit_key
    }

    /// The database's own rules of the schema, for `verify`.
    pub(crate) const fn schema_rules(&self) -> &'static [SchemaRule] {
        self.engine.schema_rules()
    }

    /// How the store is at the moment.
    #[must_use]
    pub fn figures(&self) -> Figures {
        self.engine.figures()
    }

    /// That the database answers, that commands are taken and carried out, and that this machine's clock
    /// agrees with the database's. Commands are carried out when the last batch of each lane went through,
    /// or nothing was asked of the lane since it came back.
    ///
    /// # Errors
    /// [`StoreError`] when it is not so; [`StoreError::ClockOff`] when the clocks differ so much
    /// that this server should get no traffic, [`StoreError::ClockBehind`] when the books are so far ahead
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

    /// The latest time in the books.
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

    /// Lets what waits finish, and closes the books. Refuses new commands at once.
    ///
    /// # Errors
    /// [`StoreError::Closed`] when the writer did not finish within `patience`.
    pub async fn close(&self, patience: Duration) -> Result<(), StoreError> {
        self.engine.close(patience).await
    }
}
