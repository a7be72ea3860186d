//! The options for opening the books.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use mps_domain::Policy;

use crate::chain::AuditKeys;
use crate::clock::Clock;
use crate::listener::Listener;
use crate::watcher::Watcher;

/// The purpose for which the books are opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// For a server of this database. On SQLite there can be only one: the store refuses to open while
    /// another server has the file.
    Serve,
    /// For a command beside the server, or without one.
    Command,
    /// For the command that accepts the clock as right although the books are ahead of it. Its rows get the
    /// clock's time, whatever the time of the books.
    AcceptClock,
    /// For a command that only reads, perhaps while servers of another version run. Nothing is changed, not
    /// even the schema. A schema that is older or newer than this version's is refused, and so is every
    /// command that is given to the store.
    Read,
}

/// The location of the books.
#[derive(Debug, Clone)]
pub enum Database {
    /// A file on this machine.
    Sqlite(PathBuf),
    /// A PostgreSQL server.
    Postgres(PostgresOptions),
}

/// The settings for a PostgreSQL server.
#[derive(Clone)]
pub struct PostgresOptions {
    /// `postgres://user:password@host:port/database`, with `sslmode` and `sslrootcert`
    /// (`DATABASE_URL`).
    pub url: String,
    /// The number of connections for reads that stay open (`DB_POOL_MIN`).
    pub pool_min: usize,
    /// The highest number of connections for reads (`DB_POOL_MAX`).
    pub pool_max: usize,
    /// The longest time that a statement may take (`DB_COMMAND_TIMEOUT`).
    pub command_timeout: Duration,
    /// Whether statements are prepared (`DB_PREPARED_STATEMENTS`).
    pub prepared: PreparedStatements,
    /// The number of lanes, which write (`STORE_LANES`).
    pub lanes: usize,
}

impl fmt::Debug for PostgresOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PostgresOptions")
            .field("url", &"****")
            .field("pool_max", &self.pool_max)
            .field("lanes", &self.lanes)
            .finish_non_exhaustive()
    }
}

/// Whether statements are prepared on the server. Some poolers give each transaction another connection,
/// which does not have the statements that were prepared on the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PreparedStatements {
    /// Prepare them if the connection is seen to lead to the server itself.
    Auto,
    /// Prepare them always.
    On,
    /// Never prepare them.
    Off,
}

/// The options for opening the books.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// The location of the books.
    pub database: Database,
    /// The purpose.
    pub access: Access,
    /// The highest number of commands in one commit (`STORE_BATCH_MAX`).
    pub batch_max: usize,
    /// The highest number of waiting commands (`STORE_QUEUE_MAX`).
    pub queue_max: usize,
    /// The settings of the business.
    pub policy: Policy,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The keys of the audit chain.
    pub audit_keys: AuditKeys,
    /// The listener that is notified of commits.
    pub listener: Option<Arc<dyn Listener>>,
    /// The watcher that sees batches begin.
    pub watcher: Option<Arc<dyn Watcher>>,
}
