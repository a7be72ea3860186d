//! Reads: a pool of connections beside the lanes.

use std::time::Duration;

use deadpool_postgres::{
    Hook, HookError, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime,
};
use tokio_postgres::types::{ToSql, Type};

use crate::error::StoreError;
use crate::options::PostgresOptions;
use crate::postgres::error_class::{ErrorClass, class};
use crate::postgres::server::{PREPARED_MAX, Server};
use crate::postgres::values::{self, type_of};
use crate::value::{Row, Value};

/// How long a read waits for a connection before it fails.
const WAIT: Duration = Duration::from_secs(5);

/// The beginning of a connection that keeps its session until its end. The plan of a statement depends on its
/// text alone, as on SQLite, and is made once: values that a plan needs must be part of the SQL. Making a
/// plan each time would take as long as most pages do.
const BEGINNING: &str = "SET plan_cache_mode = force_generic_plan; SET jit = off";

/// The connections for reads.
pub(crate) struct Reads {
    pool: Pool,
    prepared: bool,
    command_timeout: Duration,
}

impl Reads {
    /// Opens a pool of connections to a server, some of them at once.
    pub(crate) async fn open(
        server: &Server,
        options: &PostgresOptions,
    ) -> Result<Self, StoreError> {
        let recycling_method = RecyclingMethod::Fast;
        let manager = Manager::from_config(
            server.config.clone(),
            server.tls.clone(),
            ManagerConfig { recycling_method },
        );
        let mut pool = Pool::builder(manager);
        if server.prepared {
            pool = pool.post_create(Hook::async_fn(|client, _| {
                Box::pin(async {
                    let begun = client.batch_execute(BEGINNING).await;
                    begun.map_err(HookError::Backend)
                })
            }));
        }
        let pool = pool
            .max_size(options.pool_max)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(WAIT))
            .create_timeout(Some(WAIT))
            .build()
            .map_err(|error| StoreError::NoConnection(error.to_string()))?;
        let reads = Self {
            pool,
            prepared: server.prepared,
            command_timeout: server.command_timeout,
        };
        let mut first = Vec::new();
        for _ in 0..options.pool_min.min(options.pool_max) {
            first.push(reads.connection().await?);
        }
        drop(first);
        Ok(reads)
    }

    async fn connection(&self) -> Result<Object, StoreError> {
        self.pool.get().await.map_err(|error| match error {
            deadpool_postgres::PoolError::Backend(error) => error.into(),
            other => StoreError::NoConnection(other.to_string()),
        })
    }

    /// Returns the number of idle connections and of busy ones.
    pub(crate) fn idle_and_busy(&self) -> (usize, usize) {
        let status = self.pool.status();
        let idle = status.available.min(status.size);
        (idle, status.size.saturating_sub(idle))
    }

    /// Returns the rows of a shared query. If the connection turns out to be dead, it is replaced once: the
    /// server may have been restarted since the connection was last used.
    pub(crate) async fn rows(
        &self,
        sql: &str,
        parameters: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        match self.try_rows(sql, parameters).await {
            Err(error) if class(&error) == ErrorClass::Away => self.try_rows(sql, parameters).await,
            other => other,
        }
    }

    async fn try_rows(&self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, StoreError> {
        let connection = self.connection().await?;
        let read = self.read(&connection, sql, parameters);
        let Ok(rows) = tokio::time::timeout(self.command_timeout, read).await else {
            // The connection may still be busy with the statement that nobody waits for any more.
            drop(Object::take(connection));
            let seconds = self.command_timeout.as_secs();
            return Err(StoreError::TooSlow(seconds));
        };
        rows
    }

    async fn read(
        &self,
        connection: &Object,
        sql: &str,
        parameters: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        let rows = if self.prepared {
            if connection.statement_cache.size() >= PREPARED_MAX {
                connection.statement_cache.clear();
            }
            let statement = connection.prepare_cached(sql).await?;
            let parameters: Vec<&(dyn ToSql + Sync)> =
                parameters.iter().map(|value| value as _).collect();
            connection.query(&statement, &parameters).await?
        } else {
            let parameters: Vec<(&(dyn ToSql + Sync), Type)> = parameters
                .iter()
                .map(|value| (value as _, type_of(value)))
                .collect();
            connection.query_typed(sql, &parameters).await?
        };
        rows.iter().map(values::row).collect()
    }

    /// Returns the rows of several shared queries without parameters, all on one committed state. There is no
    /// time limit.
    pub(crate) async fn rows_together(
        &self,
        queries: &[String],
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        let connection = self.connection().await?;
        // The connection is taken out of the pool: if anything fails, it is closed with its transaction.
        let connection = Object::take(connection);
        connection
            .batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            .await?;
        let mut all = Vec::new();
        for sql in queries {
            let rows = connection.query_typed(sql, &[]).await?;
            all.push(rows.iter().map(values::row).collect::<Result<_, _>>()?);
        }
        connection.batch_execute("COMMIT").await?;
        Ok(all)
    }

    /// Closes all connections.
    pub(crate) fn close(&self) {
        self.pool.close();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use mps_testbed::Postgres;

    use super::*;
    use crate::options::PreparedStatements;
    use crate::postgres::connection::Request;

    const COUNT: &str = "SELECT count(*) FROM pg_prepared_statements";

    /// Opens one connection to a new database.
    async fn one_connection(prepared: PreparedStatements) -> (Server, Reads) {
        let postgres = Postgres::shared();
        let options = PostgresOptions {
            url: postgres.url(&postgres.create_database()),
            pool_min: 1,
            pool_max: 1,
            command_timeout: Duration::from_mins(1),
            prepared,
            lanes: 1,
        };
        let server = Server::find(&options).await.unwrap();
        let reads = Reads::open(&server, &options).await.unwrap();
        (server, reads)
    }

    /// Behind a pooler, a setting would stay on a connection that others use next.
    #[tokio::test]
    async fn plans_are_kept_where_statements_are() {
        for (prepared, mode) in [
            (PreparedStatements::On, "force_generic_plan"),
            (PreparedStatements::Off, "auto"),
        ] {
            let (_, reads) = one_connection(prepared).await;
            let rows = reads.rows("SELECT current_setting('plan_cache_mode')", &[]);
            let plan_cache_mode: String = rows.await.unwrap()[0].get(0).unwrap();
            assert_eq!(plan_cache_mode, mode);
        }
    }

    #[tokio::test]
    async fn a_connection_does_not_keep_all_statements_that_it_ever_ran() {
        let (server, reads) = one_connection(PreparedStatements::On).await;
        let mut writer = server.connect().await.unwrap();
        for number in 0..PREPARED_MAX + 50 {
            let sql = format!("SELECT {number}::bigint");
            reads.rows(&sql, &[]).await.unwrap();
            let request = Request {
                sql: Arc::from(sql),
                parameters: Vec::new(),
            };
            writer.together(None, &[request], None).await.unwrap();
        }
        let plans = |rows: &[Row]| rows[0].get::<i64>(0).unwrap();
        let of_reads = reads.rows(COUNT, &[]).await.unwrap();
        let request = Request {
            sql: Arc::from(COUNT),
            parameters: Vec::new(),
        };
        let of_connection = writer.together(None, &[request], None).await.unwrap();
        for plans in [plans(&of_reads), plans(&of_connection[0])] {
            assert!((1..100).contains(&plans), "{plans}");
        }
    }
}
