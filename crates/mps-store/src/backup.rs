//! Copies of the books as a stream of bytes, and books made of one.
//!
//! A copy is one committed state, taken beside running servers: of SQLite the file, of PostgreSQL the
//! statements of `pg_dump`. What is done with the stream (compressed, sealed, put somewhere) is not the
//! store's business.

use std::io::{Read, Write};
use std::path::Path;

use mps_domain::Timestamp;

use crate::background::blocking;
pub use crate::contents::{Contents, Moved};
use crate::error::StoreError;
use crate::options::{Database, PostgresOptions};
use crate::{postgres, sqlite};

/// Which database a copy is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupSource {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl BackupSource {
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

/// Carries the books of a SQLite file over to PostgreSQL, where there is the schema of the same version
/// and nothing else. It is done in one transaction, at whose end both were read and compared.
///
/// # Errors
/// [`StoreError`]; then nothing was carried over.
pub async fn carry_over(source: &Path, target: &PostgresOptions) -> Result<Moved, StoreError> {
    postgres::receive::receive(source, target).await
}
