//! A connection to SQLite that uses [`Value`]s and [`Row`]s.

use std::path::Path;
use std::time::Duration;

use mps_domain::names::folded;
use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{OpenFlags, ToSql, params_from_iter};

use crate::error::StoreError;
use crate::value::{Row, Value};

/// How long a connection waits for the lock of another. The writer has the file to itself except for commands
/// such as `create-admin`, whose transactions are short.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// The number of prepared statements that a connection caches. There are fewer different statements than
/// that.
const STATEMENTS: usize = 256;

/// How many of its instructions SQLite carries out between two looks at the clock: less than a millisecond.
const STEPS: i32 = 10_000;

/// How much of the database the writer caches in memory, in KiB. The rest is in the system's cache. Measured:
/// with 64 MiB the server takes twice the memory under load, and the rate is no better, because SQLite walks
/// through its cache at each commit.
const CACHE_KIB: i64 = 16_384;

/// A connection.
#[derive(Debug)]
pub(crate) struct Connection(rusqlite::Connection);

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Uuid(uuid) => ValueRef::Blob(uuid.as_bytes()),
            Self::Time(time) => ValueRef::Integer(time.micros()),
            Self::Bool(yes) => ValueRef::Integer(i64::from(*yes)),
        }))
    }
}

fn value(stored: ValueRef<'_>) -> Result<Value, StoreError> {
    Ok(match stored {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(
            String::from_utf8(text.to_vec())
                .map_err(|_| StoreError::Corrupt("a text is not UTF-8".to_owned()))?,
        ),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => {
            return Err(StoreError::Corrupt("a column holds a float".to_owned()));
        }
    })
}

fn row_of(row: &rusqlite::Row<'_>, columns: usize) -> Result<Row, StoreError> {
    let values = (0..columns).map(|index| value(row.get_ref(index)?));
    Ok(Row(values.collect::<Result<_, _>>()?))
}

/// Opens a connection for one thread at a time. The types make sure of that.
fn open(path: &Path, flags: OpenFlags) -> Result<rusqlite::Connection, StoreError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = rusqlite::Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // The plan of a statement depends on its text alone. Without this, SQLite plans again when a parameter
    // changes that a plan might depend on. That takes a tenth of the writer's time.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // SQLite folds only ASCII letters. No index and no table depends on this function, so that other programs
    // can read and write the file.
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function(c"folded", 1, flags, |context| {
        let text: Option<String> = context.get(0)?;
        Ok(text.as_deref().map(folded))
    })?;
    Ok(connection)
}

/// Adapts a shared SQL text to SQLite, which has no schema `mps` and takes parameters as `?1`. It would read
/// `$1` as a name.
pub(crate) fn adapted(sql: &str) -> String {
    sql.replace("mps.", "").replace('$', "?")
}

impl Connection {
    /// Opens a connection that writes durably: an answer is sent only when the data is on the disk.
    pub(crate) fn open_writer(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let connection = open(path, flags)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // A separate connection makes the checkpoints (see `checkpoint`).
        connection.pragma_update(None, "wal_autocheckpoint", 0)?;
        connection.pragma_update(None, "cache_size", CACHE_KIB.saturating_neg())?;
        Ok(Self(connection))
    }

    /// Opens a connection that cannot write.
    pub(crate) fn open_reader(path: &Path) -> Result<Self, StoreError> {
        let connection = open(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(Self(connection))
    }

    /// Interrupts the statements of this connection while `is_over` says so.
    pub(crate) fn interrupt_while(
        &mut self,
        is_over: impl Fn() -> bool + Send + 'static,
    ) -> Result<(), StoreError> {
        Ok(self.0.progress_handler(STEPS, Some(is_over))?)
    }

    /// Returns the library's connection, for what only it can do.
    pub(crate) const fn inner(&self) -> &rusqlite::Connection {
        &self.0
    }

    /// Returns the rows of a shared query, whose parameters are `$1`, ….
    pub(crate) fn rows(&self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.adapted_rows(&adapted(sql), parameters)
    }

    /// Returns the rows of a query whose parameters are `?1`, ….
    pub(crate) fn adapted_rows(
        &self,
        sql: &str,
        parameters: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(parameters))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(row_of(row, columns)?);
        }
        Ok(found)
    }

    /// Returns the rows of several shared queries without parameters, all on one committed state.
    pub(crate) fn rows_together(
        &mut self,
        queries: &[String],
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        self.run("BEGIN")?;
        let rows: Result<Vec<_>, _> = queries
            .iter()
            .map(|sql| self.adapted_rows(&adapted(sql), &[]))
            .collect();
        // After a failure there may be no transaction any more. The caller ends one that is left.
        if rows.is_ok() {
            self.run("COMMIT")?;
        }
        rows
    }

    /// Calls `each` with every row of a query without parameters, one after the other.
    pub(crate) fn each_row(
        &self,
        sql: &str,
        mut each: impl FnMut(Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.0.prepare(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(row_of(row, columns)?)?;
        }
        Ok(())
    }

    /// Executes a statement whose parameters are `?1`, …. Returns the number of changed rows.
    pub(crate) fn execute(&self, sql: &str, parameters: &[Value]) -> Result<usize, StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        Ok(statement.execute(params_from_iter(parameters))?)
    }

    /// Runs a statement without parameters and ignores its rows.
    pub(crate) fn run(&self, sql: &str) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        statement.raw_execute()?;
        Ok(())
    }

    /// Runs a script of several statements.
    pub(crate) fn script(&self, sql: &str) -> Result<(), StoreError> {
        Ok(self.0.execute_batch(sql)?)
    }

    /// Whether a transaction is open.
    pub(crate) fn in_transaction(&self) -> bool {
        !self.0.is_autocommit()
    }
}
