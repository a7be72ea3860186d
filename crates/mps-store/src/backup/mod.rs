//! Copies of the books as a stream of bytes, and books made of one.
//!
//! A copy is one committed state, taken beside running servers: of SQLite the file, of PostgreSQL the
//! statements of `pg_dump`. What is done with the stream (compressed, sealed, put somewhere) is not the
//! store's business.

mod counts;

use std::io::{Read, Write};
use std::path::Path;

use mps_domain::Timestamp;
use uuid::Uuid;

pub(crate) use self::counts::{QUESTIONS, contents};
use crate::error::StoreError;
use crate::options::{Database, PostgresOptions};
use crate::{postgres, sqlite};

/// By how much the numbers of members and cards move on in restored books: more than were given out
/// between the backup and what made it necessary, so that none is given out twice.
pub(crate) const GAP: i64 = 100_000;
/// The same for transactions and settlements, whose numbers have two digits more.
pub(crate) const LONG_GAP: i64 = 10_000_000;

/// Which database a copy is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Origin {
    /// Which one a database is.
    #[must_use]
    pub const fn of(database: &Database) -> Self {
        match database {
            Database::Sqlite(_) => Self::Sqlite,
            Database::Postgres(_) => Self::Postgres,
        }
    }

    /// As a word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// What is in a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The last migration of its schema.
    pub migration: String,
    /// The currency of the books, when they have one.
    pub currency: Option<String>,
    /// How many members, cards, transactions, entries and changes of points there are.
    pub counts: Vec<(&'static str, i64)>,
    /// How far each stream of the audit goes: stream, number, and the seal of that event.
    pub audit_heads: Vec<(Uuid, i64, [u8; 32])>,
}

/// Writes a copy of the books into `out`, and gives it back with what is in the copy.
///
/// # Errors
/// [`StoreError`]; what was written until then is of no use.
pub async fn copy<W: Write + Send + 'static>(
    database: &Database,
    out: W,
) -> Result<(Contents, W), StoreError> {
    match database {
        Database::Sqlite(path) => {
            let path = path.clone();
            blocking(move || sqlite::backup::copy(&path, out)).await
        }
        Database::Postgres(server) => postgres::backup::copy(server, out).await,
    }
}

/// Makes books of a copy where there are none. All sessions and payment codes are ended in them, and
/// numbers move on by a gap. Until it is done there are no books.
///
/// # Errors
/// [`StoreError::Setting`] when there are books already, [`StoreError::InUse`] when they are being
/// served, and whatever else stands in the way.
pub async fn restore<R: Read + Send + 'static>(
    database: &Database,
    copy: R,
    now: Timestamp,
) -> Result<(), StoreError> {
    match database {
        Database::Sqlite(path) => {
            let path = path.clone();
            blocking(move || sqlite::backup::restore(&path, copy, now)).await
        }
        Database::Postgres(server) => postgres::backup::restore(server, copy).await,
    }
}

/// What was carried from one database to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// How many tables.
    pub tables: u64,
    /// How many rows in all of them.
    pub rows: u64,
}

/// Carries the books of a SQLite file over to PostgreSQL, where there is the schema of the same version
/// and nothing else. It is done in one transaction, at whose end both were read and compared.
///
/// # Errors
/// [`StoreError`]; then nothing was carried over.
pub async fn carry_over(source: &Path, target: &PostgresOptions) -> Result<Moved, StoreError> {
    postgres::receive::receive(source, target).await
}

/// Runs what waits for the disk or a program where that holds nobody up.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| StoreError::Io {
        what: "working in the background".to_owned(),
        source: std::io::Error::other(error),
    })?
}
