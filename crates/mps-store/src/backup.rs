//! Backups of the books as a stream of bytes, and books restored from one.
//!
//! A copy is one committed state, taken beside running servers. For SQLite it is the file; for PostgreSQL it
//! is the statements of `pg_dump`. The caller compresses, encrypts and stores the stream.

use std::io::{Read, Write};
use std::path::Path;

use mps_domain::Timestamp;

use crate::background::blocking;
pub use crate::contents::{Contents, Moved};
use crate::error::StoreError;
use crate::options::{Database, PostgresOptions};
use crate::{postgres, sqlite};

/// The kind of database that a copy is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupSource {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl BackupSource {
    /// Returns the kind of a database.
    #[must_use]
    pub const fn of(database: &Database) -> Self {
        match database {
            Database::Sqlite(_) => Self::Sqlite,
            Database::Postgres(_) => Self::Postgres,
        }
    }

    /// Returns the name as a word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// Writes a copy of the books into `out`. Returns the contents of the copy, and `out`.
///
/// # Errors
/// [`StoreError`]. The bytes written so far are then of no use.
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

/// Restores books from a copy where there are none. Ends all sessions and payment codes in them and moves the
/// numbers on by a gap. Until the restore is done there are no books.
///
/// # Errors
/// [`StoreError::Setting`] when there are books already, and any error of the disk or the database.
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

/// Moves the books of a SQLite file to PostgreSQL. The target must have the schema of the same version and no
/// books. Everything happens in one transaction. Before it commits, both sides have been read and compared.
///
/// # Errors
/// [`StoreError`]. Nothing was moved then.
pub async fn carry_over(source: &Path, target: &PostgresOptions) -> Result<Moved, StoreError> {
    postgres::receive::receive(source, target).await
}
