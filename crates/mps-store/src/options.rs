//! How the books are opened.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use mps_domain::Policy;

use crate::chain::AuditKey;
use crate::clock::Clock;
use crate::listener::Listener;
use crate::watcher::Watcher;

/// What the books are opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// As a server of this database. On SQLite there is one: anything already serving it is a
    /// reason to refuse.
    Serve,
    /// For a command beside the server, or without one.
    Command,
    /// For the command that says that the clock is right where the books are ahead of it: what is written
    /// has the clock's time, whatever the books say.
    AcceptClock,
    /// For a command that only reads, perhaps while servers of another version run. Nothing is changed, not
    /// even the schema: one that is older or newer than this version's is refused, and so are all commands.
    Read,
}

/// Where the books are.
#[derive(Debug, Clone)]
pub enum Database {
    /// In a file of this machine.
    Sqlite(PathBuf),
    /// On a PostgreSQL server.
    Postgres(PostgresOptions),
}

/// How a PostgreSQL server is spoken to.
#[derive(Clone)]
pub struct PostgresOptions {
    /// `postgres://user:password@host:port/database`, with `sslmode` and `sslrootcert`
    /// (`DATABASE_URL`).
    pub url: String,
    /// How many connections for reads are kept open (`DB_POOL_MIN`).
    pub pool_min: usize,
    /// How many connections for reads there may be (`DB_POOL_MAX`).
    pub pool_max: usize,
    /// How long a statement may take (`DB_COMMAND_TIMEOUT`).
    pub command_timeout: Duration,
    /// Whether statements are prepared (`DB_PREPARED_STATEMENTS`).
    pub prepared: PreparedStatements,
    /// How many lanes write (`STORE_LANES`).
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

/// Whether statements are prepared on the server. A pooler that gives each transaction another
/// connection does not know what was prepared on the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PreparedStatements {
    /// If the connection is seen to lead to the server itself.
    Auto,
    /// Yes, whatever stands between.
    On,
    /// No.
    Off,
}

/// How to open the books.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// Where they are.
    pub database: Database,
    /// What for.
    pub access: Access,
    /// How many commands one commit may carry (`STORE_BATCH_MAX`).
    pub batch_max: usize,
    /// How many commands may wait (`STORE_QUEUE_MAX`).
    pub queue_max: usize,
    /// The settings of the business.
    pub policy: Policy,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The key of the audit's chain (`AUDIT_KEY`).
    pub audit_key: AuditKey,
    /// Who hears of commits.
    pub listener: Option<Arc<dyn Listener>>,
    /// Who sees batches begin.
    pub watcher: Option<Arc<dyn Watcher>>,
}
