//! The errors of the store.

use mps_domain::{Broken, Refusal};

/// An error of the store or of the stored data.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite reported an error or cannot be reached.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The PostgreSQL server reported an error or cannot be reached.
    #[error("database: {}", described(.0))]
    Postgres(#[from] tokio_postgres::Error),
    /// No connection to the server could be made.
    #[error("database: {0}")]
    NoConnection(String),
    /// A read took longer than this many seconds and was given up.
    #[error("no answer within {0} s; the read was given up")]
    TooSlow(u64),
    /// The system reported an error of input or output.
    #[error("{what}: {source}")]
    Io {
        /// The action that failed.
        what: String,
        /// The error of the system.
        source: std::io::Error,
    },
    /// Stored data is not as it should be.
    #[error("stored data: {0}")]
    Corrupt(String),
    /// Another server has this database open.
    #[error(
        "{0} is in use by another server; stop that one first, or give this one a DATABASE_URL of \
         its own"
    )]
    InUse(String),
    /// A file of the open books was removed, or another has its name.
    #[error(
        "{0} is not the file that this server has open: it was removed or replaced, and nothing is \
         written; put it back, or stop this server and start it on the file that is right"
    )]
    Replaced(String),
    /// A setting does not fit what is stored.
    #[error("{0}")]
    Setting(String),
    /// The clocks differ by this many seconds.
    #[error("this machine's clock and the database's differ by {0} s: set the clock right")]
    ClockOff(i64),
    /// The books are further ahead of the clock than they may be.
    #[error(
        "the clock says {clock}, but the books were last written at {books}: set the clock right; if it \
         is right, and was ahead before, `mps-api accept-clock` lets the books go on"
    )]
    ClockBehind {
        /// The time of the clock.
        clock: mps_domain::Timestamp,
        /// The time of the books.
        books: mps_domain::Timestamp,
    },
    /// Commands are not carried out as they should be.
    #[error("{0}")]
    Unwell(&'static str),
    /// The store has been closed.
    #[error("the store is closed")]
    Closed,
}

/// Describes the server's error for the log. Leaves out the detail, which repeats the failing row: rows
/// contain names and phone numbers. Without an error from the server, describes that of the network.
fn described(error: &tokio_postgres::Error) -> String {
    if let Some(described) = error.as_db_error() {
        return format!("{} ({})", described.message(), described.code().code());
    }
    let network = std::error::Error::source(error).filter(|source| source.is::<std::io::Error>());
    network.map_or_else(
        || error.to_string(),
        |network| format!("{error}: {network}"),
    )
}

impl StoreError {
    /// Whether the database is full or locked by another program.
    pub(crate) fn is_full_or_busy(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, DiskFull};
        let code = match self {
            Self::Sqlite(error) => error.sqlite_error_code(),
            _ => None,
        };
        matches!(code, Some(DiskFull | DatabaseBusy | DatabaseLocked))
    }

    /// Whether a read was interrupted because it took too long.
    pub(crate) fn is_interruption(&self) -> bool {
        matches!(self, Self::Sqlite(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationInterrupted))
    }

    /// Whether any other command would meet the same error.
    pub(crate) fn concerns_everybody(&self) -> bool {
        use rusqlite::ErrorCode::SystemIoFailure;
        let io = matches!(self, Self::Sqlite(error)
            if error.sqlite_error_code() == Some(SystemIoFailure));
        io || self.is_full_or_busy()
    }

    /// Whether the error is about the file or the disk and not about the command that met it.
    pub(crate) fn is_of_the_disk(&self) -> bool {
        use rusqlite::ErrorCode::{
            CannotOpen, DatabaseCorrupt, FileLockingProtocolFailed, NotADatabase, PermissionDenied,
            ReadOnly,
        };
        let code = match self {
            Self::Sqlite(error) => error.sqlite_error_code(),
            _ => None,
        };
        self.concerns_everybody()
            || matches!(
                code,
                Some(
                    CannotOpen
                        | DatabaseCorrupt
                        | FileLockingProtocolFailed
                        | NotADatabase
                        | PermissionDenied
                        | ReadOnly
                )
            )
    }
}

/// The reason why an operation returned no receipt.
#[derive(Debug, thiserror::Error)]
pub enum ExecuteError {
    /// A rule refused the operation. Nothing was changed.
    #[error("refused: {}", .0.code)]
    Refused(Box<Refusal>),
    /// Too many operations are waiting. This one was certainly not done.
    #[error("too many operations are waiting")]
    Busy,
    /// The store failed before the commit. The operation was certainly not done.
    #[error("not done: {0}")]
    NotDone(String),
    /// The commit failed in a way that leaves open whether it happened.
    #[error("result unknown: {0}")]
    Unknown(String),
    /// The books contradict themselves. The operation was not done.
    #[error(transparent)]
    Broken(#[from] Broken),
}
