//! What can go wrong between an operation and the disk.

use mps_domain::{Broken, Refusal};

/// A fault of the store or of what is stored.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database said no, or is away.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The server said no, or is away.
    #[error("database: {}", described(.0))]
    Postgres(#[from] tokio_postgres::Error),
    /// No connection to the server could be had.
    #[error("database: {0}")]
    NoConnection(String),
    /// The disk said no.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// Something stored is not what it should be.
    #[error("stored data: {0}")]
    Corrupt(String),
    /// Another server has this database open.
    #[error(
        "{0} is in use by another server; stop that one first, or give this one a DATABASE_URL of \
         its own"
    )]
    InUse(String),
    /// The setting and what is stored do not go together.
    #[error("{0}")]
    Setting(String),
    /// The clocks differ by so many seconds.
    #[error("this machine's clock and the database's differ by {0} s: set the clock right")]
    ClockOff(i64),
    /// The books are further ahead of the clock than they may be.
    #[error(
        "the clock says {clock}, but the books were last written at {books}: set the clock right; if it \
         is right, and was ahead before, `mps-api accept-clock` lets the books go on"
    )]
    ClockBehind {
        /// What the clock says.
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

/// What the server said, without the detail that repeats the row at fault: it is for the log, and
/// rows hold names and phone numbers. Without a word of the server, what the network said.
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
    /// Whether the database is full or locked by somebody else.
    pub(crate) fn is_full_or_busy(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, DiskFull};
        let code = match self {
            Self::Sqlite(error) => error.sqlite_error_code(),
            _ => None,
        };
        matches!(code, Some(DiskFull | DatabaseBusy | DatabaseLocked))
    }

    /// Whether the fault would meet any other command as well.
    pub(crate) fn concerns_everybody(&self) -> bool {
        use rusqlite::ErrorCode::SystemIoFailure;
        let io = matches!(self, Self::Sqlite(error)
            if error.sqlite_error_code() == Some(SystemIoFailure));
        io || self.is_full_or_busy()
    }

    /// Whether it says something of the file and the disk, and nothing of the command that met it.
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

/// Why an operation gave no receipt.
#[derive(Debug, thiserror::Error)]
pub enum ExecuteError {
    /// A rule said no. Nothing was changed.
    #[error("refused: {}", .0.code)]
    Refused(Box<Refusal>),
    /// Too many operations are waiting. Certainly not done.
    #[error("too many operations are waiting")]
    Busy,
    /// The store failed before the commit. Certainly not done.
    #[error("not done: {0}")]
    NotDone(String),
    /// The commit failed in a way that leaves open whether it happened.
    #[error("result unknown: {0}")]
    Unknown(String),
    /// The books contradict themselves. Not done.
    #[error(transparent)]
    Broken(#[from] Broken),
}
