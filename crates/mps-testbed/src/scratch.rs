//! A test's own database, on either database system that the project supports.

use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use crate::{Pgbouncer, Postgres};

/// The database system on which a test runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// A SQLite file.
    Sqlite,
    /// A database of [`Postgres::shared`].
    Postgres,
}

/// A new database, with a folder beside it for the other files of a test.
#[derive(Debug)]
pub struct Scratch {
    /// Its database system.
    pub on: On,
    folder: TempDir,
    /// The name of the database on the server.
    name: Option<String>,
}

/// A copy reports its progress to nobody.
const NO_PROGRESS: Option<fn(rusqlite::backup::Progress)> = None;

/// A hold on a database, until it is released or dropped.
#[derive(Debug)]
pub enum Held {
    /// A transaction that has the file's write lock.
    Sqlite(Connection),
    /// A `psql` whose transaction locks the lanes' rows, or those of [`Scratch::hold_rows`].
    Postgres(Child),
}

impl Scratch {
    /// Makes a new database.
    ///
    /// # Panics
    ///
    /// When the database or its folder cannot be made.
    #[must_use]
    pub fn new(on: On) -> Self {
        Self {
            on,
            folder: tempfile::tempdir().expect("a temporary folder can be made"),
            name: (on == On::Postgres).then(|| Postgres::shared().create_database()),
        }
    }

    /// The path of a file in the folder beside the database.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The database file, on SQLite.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.path("mps.db")
    }

    /// The `DATABASE_URL`. With `MPS_TEST_POOLER` in the environment, PostgreSQL is reached through a
    /// transaction pooler, as at Supabase.
    #[must_use]
    pub fn url(&self) -> String {
        match &self.name {
            Some(name) if std::env::var_os("MPS_TEST_POOLER").is_some() => pooler().url(name),
            Some(name) => Postgres::shared().url(name),
            None => format!("sqlite://{}", self.file().display()),
        }
    }

    /// The rows of a query, each as a text of its cells with `|` between them.
    ///
    /// # Panics
    ///
    /// When the database returns an error.
    #[must_use]
    pub fn rows(&self, sql: &str) -> Vec<String> {
        let sql = self.adapted(sql);
        match &self.name {
            Some(name) => {
                let out = Postgres::shared().psql(name, &sql);
                out.lines().map(str::to_owned).collect()
            }
            None => sqlite_rows(&self.sqlite(), &sql).expect("the database can be read"),
        }
    }

    /// Executes SQL on the database behind the system's back.
    ///
    /// # Errors
    ///
    /// The database's error.
    pub fn execute(&self, sql: &str) -> Result<(), String> {
        let sql = self.adapted(sql);
        match &self.name {
            Some(name) => Postgres::shared().try_psql(name, &sql).map(drop),
            None => self
                .sqlite()
                .execute_batch(&sql)
                .map_err(|error| error.to_string()),
        }
    }

    /// Copies the database into a file, on SQLite.
    ///
    /// # Errors
    ///
    /// The database's error.
    pub fn copy(&self, to: &Path) -> Result<(), rusqlite::Error> {
        self.sqlite().backup("main", to, NO_PROGRESS)
    }

    /// Puts a copy of the database in its place, on SQLite. Connections that are open see the copy.
    ///
    /// # Errors
    ///
    /// The database's error.
    pub fn restore(&self, copy: &Path) -> Result<(), rusqlite::Error> {
        self.sqlite().restore("main", copy, NO_PROGRESS)
    }

    /// The whole database as a text, without some tables.
    #[must_use]
    pub fn dump(&self, without: &[&str]) -> String {
        let tables = match self.on {
            On::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
            On::Postgres => {
                "SELECT tablename FROM pg_tables WHERE schemaname = 'mps' ORDER BY tablename"
            }
        };
        let tables = self.rows(tables);
        let tables = tables
            .iter()
            .filter(|name| !without.contains(&name.as_str()));
        let mut all = Vec::new();
        match self.on {
            On::Sqlite => {
                for table in tables {
                    let mut rows = self.rows(&format!("SELECT * FROM {table}"));
                    rows.sort();
                    all.extend(rows.iter().map(|row| format!("{table} {row}")));
                }
            }
            On::Postgres => {
                let reads: Vec<String> = tables
                    .map(|table| {
                        format!("SELECT '{table} ' || t::text FROM mps.{table} t ORDER BY 1")
                    })
                    .collect();
                all = self.rows(&reads.join(";\n"));
            }
        }
        all.join("\n")
    }

    /// Holds up all writes to the database: the first batch waits, and what is sent meanwhile goes into
    /// one batch behind it.
    ///
    /// # Panics
    ///
    /// When the database cannot be held.
    #[must_use]
    pub fn hold(&self) -> Held {
        let Some(name) = &self.name else {
            let connection = self.sqlite();
            let held = connection.execute_batch("BEGIN IMMEDIATE");
            held.expect("the database can be held");
            return Held::Sqlite(connection);
        };
        Self::hold_by(name, "SELECT 1 FROM mps.lanes FOR UPDATE")
    }

    /// Holds rows of a PostgreSQL database, chosen by a `SELECT 1 … FOR UPDATE`. Transactions that want
    /// to write them wait; others do not.
    ///
    /// # Panics
    ///
    /// When the rows cannot be held.
    #[must_use]
    pub fn hold_rows(&self, select: &str) -> Held {
        let name = self.name.as_ref();
        Self::hold_by(name.expect("a database of PostgreSQL"), select)
    }

    /// How many transactions in a PostgreSQL database wait for a lock that another one holds.
    #[must_use]
    pub fn held_up(&self) -> usize {
        let sql = "SELECT count(*) FROM pg_stat_activity \
                   WHERE datname = current_database() AND wait_event_type = 'Lock'";
        let rows = self.rows(sql);
        rows.first().map_or(0, |count| count.parse().unwrap_or(0))
    }

    fn hold_by(name: &str, select: &str) -> Held {
        let mut child = Command::new("psql")
            .args(["-XAtq", "-d", &Postgres::shared().url(name)])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("psql starts");
        let sql = format!("BEGIN;\nSELECT count(*) FROM ({select}) held;\n");
        let input = child.stdin.as_mut().expect("psql listens");
        let sent = input.write_all(sql.as_bytes());
        sent.expect("psql listens");
        let output = child.stdout.as_mut().expect("psql speaks");
        let mut answer = String::new();
        let read = BufReader::new(output).read_line(&mut answer);
        assert!(
            read.is_ok() && answer.trim().parse::<u32>().is_ok(),
            "psql: {answer}"
        );
        Held::Postgres(child)
    }

    fn sqlite(&self) -> Connection {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
        let connection = Connection::open_with_flags(self.file(), flags);
        let connection = connection.expect("the file can be opened");
        let ready = connection.execute_batch("PRAGMA foreign_keys = ON");
        ready.expect("the file is a database");
        connection
    }

    /// SQL with `mps.` before each table, in the form that the database system understands.
    fn adapted(&self, sql: &str) -> String {
        match self.on {
            On::Sqlite => sql.replace("mps.", ""),
            On::Postgres => sql.to_owned(),
        }
    }
}

/// The one pooler of this process.
fn pooler() -> &'static Pgbouncer {
    static POOLER: OnceLock<Pgbouncer> = OnceLock::new();
    POOLER.get_or_init(|| Pgbouncer::start(Postgres::shared()))
}

impl Held {
    /// Releases the hold.
    ///
    /// # Panics
    ///
    /// When the hold was already gone.
    pub fn release(mut self) {
        match &mut self {
            Self::Sqlite(connection) => {
                let released = connection.execute_batch("ROLLBACK");
                released.expect("it was held");
            }
            Self::Postgres(child) => {
                drop(child.stdin.take());
                let ended = child.wait();
                assert!(ended.is_ok_and(|status| status.success()), "psql failed");
            }
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Self::Postgres(child) = self {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn sqlite_rows(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let cell = |value: ValueRef<'_>| match value {
        ValueRef::Null => String::new(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Integer(number) => number.to_string(),
        other => format!("{other:?}"),
    };
    let rows = statement.query_map([], |row| {
        let cells: rusqlite::Result<Vec<String>> = (0..columns)
            .map(|index| row.get_ref(index).map(cell))
            .collect();
        Ok(cells?.join("|"))
    })?;
    rows.collect()
}
