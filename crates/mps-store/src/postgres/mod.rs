//! The PostgreSQL engine: a dispatcher that finds the card of each command, lanes that write, and a pool of
//! connections for reads.

mod backoff;
pub(crate) mod backup;
mod connection;
mod dispatch;
mod error_class;
mod hosts;
mod lane;
mod load;
mod migrate;
mod persist;
mod reads;
pub(crate) mod receive;
mod server;
mod values;

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mps_domain::Timestamp;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinHandle;

use crate::error::{ExecuteError, StoreError};
use crate::health::Health;
use crate::job::{Accepted, Job};
use crate::migrations::SchemaRule;
use crate::options::{Access, PostgresOptions, StoreOptions};
pub(crate) use crate::postgres::connection::{Connection, Request};
use crate::postgres::dispatch::{Dispatcher, Waiting};
use crate::postgres::lane::Lane;
use crate::postgres::reads::Reads;
pub(crate) use crate::postgres::server::Server;
use crate::value::{Row, Value};
use crate::watcher::Figures;

/// Checks the address of a server and the settings of TLS in it. Returns whether nobody else can answer in the
/// server's place: it is on this machine, or has to show a certificate of its name. Opens no connection.
///
/// # Errors
/// What is wrong, without any part that may be a password.
pub fn proves_identity(options: &PostgresOptions) -> Result<bool, String> {
    Server::of(options).map(|server| server.proves_identity)
}

/// An open PostgreSQL database.
pub(crate) struct Engine {
    /// `None` once closed.
    queue: Mutex<Option<mpsc::UnboundedSender<Waiting>>>,
    /// A permit for each free place in the queue.
    room: Arc<Semaphore>,
    queue_max: usize,
    reads: Reads,
    health: Health,
    workers: Mutex<Vec<JoinHandle<()>>>,
}

impl fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Engine").finish_non_exhaustive()
    }
}

impl Engine {
    /// Opens the database: migrates it and starts the lanes, unless it is opened for reading.
    pub(crate) async fn open(
        postgres: &PostgresOptions,
        options: StoreOptions,
    ) -> Result<Self, StoreError> {
        let server = Server::find(postgres).await?;
        let lanes = match options.access {
            Access::Serve => postgres.lanes,
            Access::Command | Access::AcceptClock => 1,
            Access::Read => 0,
        };
        if options.access == Access::Read {
            migrate::check(&mut server.connect().await?, options.policy.currency).await?;
        } else {
            let mut connection = server.connect_to_write().await?;
            migrate::migrate(&mut connection, options.policy.currency, options.access).await?;
        }
        let engine = Self {
            queue: Mutex::new(None),
            room: Arc::new(Semaphore::new(options.queue_max)),
            queue_max: options.queue_max,
            reads: Reads::open(&server, postgres).await?,
            health: Health::of(lanes),
            workers: Mutex::default(),
        };
        if options.access != Access::Read {
            engine.start(&server, &options, lanes).await?;
        }
        Ok(engine)
    }

    /// Starts the lanes and the dispatcher.
    async fn start(
        &self,
        server: &Server,
        options: &StoreOptions,
        lanes: usize,
    ) -> Result<(), StoreError> {
        let database = load::time_from(&self.rows(&load::time().sql, &[]).await?)?;
        let now = options.clock.of_database(database);
        let mut connection = server.connect_to_write().await?;
        let time = lane::time_of(&mut connection, now, options.access).await?;
        drop(connection);
        let mut started = Vec::new();
        let mut dispatcher = Dispatcher::new(server.clone(), options.batch_max);
        for lane in 0..lanes {
            let health = self.health.of_lane(lane);
            let lane = Lane::open(server.clone(), options, time, health).await?;
            started.push(tokio::spawn(lane.run(dispatcher.add_lane())));
        }
        let (queue, waiting) = mpsc::unbounded_channel();
        started.push(tokio::spawn(dispatcher.run(waiting)));
        *self.workers.lock().map_err(|_| StoreError::Closed)? = started;
        *self.queue.lock().map_err(|_| StoreError::Closed)? = Some(queue);
        Ok(())
    }

    /// Puts a job into the queue, or fails at once when there is no room.
    pub(crate) fn submit(&self, job: Box<dyn Job>) -> Result<(), ExecuteError> {
        let closed = || ExecuteError::NotDone("the store takes no commands".to_owned());
        let queue = self.queue.lock().ok().and_then(|queue| queue.clone());
        let queue = queue.ok_or_else(closed)?;
        let place = Arc::clone(&self.room)
            .try_acquire_owned()
            .map_err(|_| ExecuteError::Busy)?;
        let waiting = Waiting::new(Accepted::new(job, self.health.clone()), place);
        queue.send(waiting).map_err(|refused| {
            // The caller gets the error here.
            drop(refused.0.take().0.into_job());
            closed()
        })
    }

    /// Returns the number of waiting commands, and of idle and busy connections for reads.
    pub(crate) fn figures(&self) -> Figures {
        let (idle, busy) = self.reads.idle_and_busy();
        Figures {
            waiting: self.queue_max.saturating_sub(self.room.available_permits()),
            idle_connections: idle,
            busy_connections: busy,
        }
    }

    /// Returns the rows of a shared query.
    pub(crate) async fn rows(
        &self,
        sql: &str,
        parameters: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        self.reads.rows(sql, parameters).await
    }

    /// Returns the rows of several shared queries without parameters, all on one committed state.
    pub(crate) async fn rows_together(
        &self,
        queries: &[String],
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        self.reads.rows_together(queries).await
    }

    /// Returns the server's time. Fails unless the server answers and commands are accepted and carried out.
    pub(crate) async fn ping(&self) -> Result<Timestamp, StoreError> {
        self.health.check()?;
        let queue = self.queue.lock().ok().and_then(|queue| queue.clone());
        if queue.is_none_or(|queue| queue.is_closed()) {
            return Err(StoreError::Closed);
        }
        load::time_from(&self.reads.rows(&load::time().sql, &[]).await?)
    }

    /// Takes no more jobs, finishes those that wait, and stops the lanes.
    pub(crate) async fn close(&self, patience: Duration) -> Result<(), StoreError> {
        drop(self.queue.lock().ok().and_then(|mut queue| queue.take()));
        let workers = self
            .workers
            .lock()
            .map(|mut workers| std::mem::take(&mut *workers));
        let workers = workers.map_err(|_| StoreError::Closed)?;
        let finished = futures::future::join_all(workers);
        let finished = tokio::time::timeout(patience, finished).await;
        self.reads.close();
        match finished {
            Ok(results) if results.iter().all(Result::is_ok) => Ok(()),
            _ => Err(StoreError::Closed),
        }
    }
}

/// The schema rules that PostgreSQL itself can check, as queries for `verify`. Foreign keys and checks hold
/// unless somebody switched them off.
pub(crate) const SCHEMA_RULES: [SchemaRule; 4] = [
    (
        "every constraint is in force",
        "SELECT conrelid::regclass::text || ' ' || conname FROM pg_constraint \
         WHERE connamespace = 'mps'::regnamespace AND NOT convalidated \
         UNION ALL SELECT tgrelid::regclass::text || ' ' || tgname FROM pg_trigger \
         JOIN pg_class c ON c.oid = tgrelid \
         WHERE c.relnamespace = 'mps'::regnamespace AND tgenabled = 'D'",
    ),
    (
        "no row refers to a missing row",
        "SELECT 'transaction ' || t.tx_no FROM mps.transactions t \
         LEFT JOIN mps.member_cards c ON c.id = t.card_id \
         LEFT JOIN mps.member_profiles p ON p.id = t.member_id \
         LEFT JOIN mps.merchants m ON m.id = t.merchant_id \
         WHERE c.id IS NULL OR p.id IS NULL OR (t.merchant_id IS NOT NULL AND m.id IS NULL) \
         UNION ALL SELECT 'card ' || c.card_no FROM mps.member_cards c \
         LEFT JOIN mps.member_profiles p ON p.id = c.member_id \
         WHERE c.member_id IS NOT NULL AND p.id IS NULL",
    ),
    (
        "every index is sound",
        "SELECT i.indexrelid::regclass::text FROM pg_index i \
         JOIN pg_class c ON c.oid = i.indexrelid \
         WHERE c.relnamespace = 'mps'::regnamespace AND NOT (i.indisvalid AND i.indisready)",
    ),
    (
        "no number is ahead of its series",
        "SELECT t.tx_no FROM mps.transactions t JOIN pg_sequences s ON s.schemaname = 'mps' \
         AND s.sequencename = 'numbers_' || lower(substr(t.tx_no, 1, 3)) \
         WHERE CASE WHEN t.tx_no ~ '^[A-Z]{3}[0-9]{1,18}$' THEN CAST(substr(t.tx_no, 4) AS BIGINT) END \
         >= coalesce(s.last_value + s.increment_by, s.start_value)",
    ),
];
