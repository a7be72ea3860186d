//! The two databases behind one interface.

use std::path::Path;
use std::time::Duration;

use mps_domain::Timestamp;

use crate::error::{ExecuteError, StoreError};
use crate::job::Job;
use crate::migrations::SchemaRule;
use crate::options::{Database, StoreOptions};
use crate::value::{Row, Value};
use crate::watcher::Figures;
use crate::{postgres, sqlite};

/// An open database. The differences between the two databases are in their own modules and nowhere else.
#[derive(Debug)]
pub(crate) enum Engine {
    Sqlite(sqlite::Engine),
    Postgres(postgres::Engine),
}

impl Engine {
    /// Opens the database. Creates the schema and brings it up to date where needed.
    pub(crate) async fn open(mut options: StoreOptions) -> Result<Self, StoreError> {
        let database = std::mem::replace(
            &mut options.database,
            Database::Sqlite(Path::new("").to_owned()),
        );
        match database {
            Database::Sqlite(path) => {
                let open = move || sqlite::Engine::open(&path, options);
                let opened = tokio::task::spawn_blocking(open).await;
                Ok(Self::Sqlite(opened.map_err(|_| StoreError::Closed)??))
            }
            Database::Postgres(server) => Ok(Self::Postgres(
                postgres::Engine::open(&server, options).await?,
            )),
        }
    }

    /// Puts a job into the queue, or fails at once when there is no room.
    pub(crate) fn submit(&self, job: Box<dyn Job>) -> Result<(), ExecuteError> {
        match self {
            Self::Sqlite(engine) => engine.submit(job),
            Self::Postgres(engine) => engine.submit(job),
        }
    }

    /// Returns the rows of a query that both databases share.
    pub(crate) async fn rows(
        &self,
        sql: String,
        parameters: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite(engine) => {
                let read = move |reader: &mut sqlite::Connection| reader.rows(&sql, &parameters);
                engine.read(read).await
            }
            Self::Postgres(engine) => engine.rows(&sql, &parameters).await,
        }
    }

    /// Returns the rows of several shared queries without parameters, all on one committed state.
    pub(crate) async fn rows_together(
        &self,
        queries: Vec<String>,
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        match self {
            Self::Sqlite(engine) => {
                engine
                    .read_long(move |reader| reader.rows_together(&queries))
                    .await
            }
            Self::Postgres(engine) => engine.rows_together(&queries).await,
        }
    }

    /// Returns the current figures.
    pub(crate) fn figures(&self) -> Figures {
        match self {
            Self::Sqlite(engine) => engine.figures(),
            Self::Postgres(engine) => engine.figures(),
        }
    }

    /// Returns the database's own time, if it has one. Fails unless the database answers and commands are
    /// carried out.
    pub(crate) async fn ping(&self) -> Result<Option<Timestamp>, StoreError> {
        match self {
            Self::Sqlite(engine) => {
                engine.check()?;
                engine
                    .read(|reader| reader.rows("SELECT 1", &[]).map(|_| ()))
                    .await?;
                Ok(None)
            }
            Self::Postgres(engine) => engine.ping().await.map(Some),
        }
    }

    /// The schema rules that only this database can check.
    pub(crate) const fn schema_rules(&self) -> &'static [SchemaRule] {
        match self {
            Self::Sqlite(_) => &sqlite::SCHEMA_RULES,
            Self::Postgres(_) => &postgres::SCHEMA_RULES,
        }
    }

    /// Takes no more jobs, finishes those that wait, and stops.
    pub(crate) async fn close(&self, patience: Duration) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(engine) => engine.close(patience).await,
            Self::Postgres(engine) => engine.close(patience).await,
        }
    }
}
