//! A connection of a lane and its prepared statements.

use std::collections::HashMap;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures::future::maybe_done;
use tokio::time::timeout;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Statement};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::StoreError;
use crate::postgres::server::PREPARED_MAX;
use crate::postgres::values::{self, Parameter};
use crate::value::Row;

/// The beginning of a transaction. It bounds the wait for a lock, and the time for which a client may be
/// silent inside a transaction. Plans look rows up by their keys, whatever the planner thinks of tables that
/// were empty a minute ago. All settings end with the transaction, as they must behind a pooler.
pub(crate) const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '3s'; \
     SET LOCAL idle_in_transaction_session_timeout = '5s'; SET LOCAL enable_seqscan = off; \
     SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; \
     SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL jit = off; \
     SELECT pg_advisory_xact_lock_shared(5571301)";

/// The advisory lock on the levels. Every batch takes it shared, since it may decide by the levels: [`BEGIN`]
/// contains it. A batch that changes the levels takes it exclusively.
pub(crate) const DECIDING_BY_LEVELS: i64 = 5_571_301;

/// The longest time for asking the server to stop a statement.
const CANCEL: Duration = Duration::from_secs(1);

/// A statement with its parameters.
#[derive(Debug, Default)]
pub(crate) struct Request {
    pub(crate) sql: Arc<str>,
    pub(crate) parameters: Vec<Parameter>,
}

/// A failure of an exchange.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) error: StoreError,
    /// Whether the last script was sent. If it was, the server may have carried it out, whatever the failure.
    pub(crate) after_is_sent: bool,
}

/// A step of an exchange.
enum Step<'a> {
    Script(&'a str),
    Request(&'a Request),
}

/// A connection of a lane.
pub(crate) struct Connection {
    client: Client,
    /// The prepared statements of this connection; `None` where statements must not be prepared.
    statements: Option<HashMap<Arc<str>, Statement>>,
}

impl Connection {
    pub(crate) fn new(client: Client, prepared: bool) -> Self {
        Self {
            client,
            statements: prepared.then(HashMap::new),
        }
    }

    /// Whether the connection is gone.
    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Runs a script without parameters.
    pub(crate) async fn run(&self, script: &str) -> Result<(), StoreError> {
        Ok(self.client.batch_execute(script).await?)
    }

    /// Sends a script, several requests and another script at once, and waits for all answers. The server
    /// answers in that order. The first failure counts.
    pub(crate) async fn together(
        &mut self,
        before: Option<&str>,
        requests: &[Request],
        after: Option<&str>,
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        self.prepare(requests).await?;
        let answers = self.exchange(before, requests, after).await;
        answers.map_err(|failed| failed.error)
    }

    /// Does the same as [`Self::together`] for requests that are already prepared. A failure also reports
    /// whether `after` was sent. It is sent only when everything before it was; otherwise `ROLLBACK` is sent
    /// instead. So a COMMIT never commits a part, whether a request could not be encoded or the connection
    /// ended in between.
    ///
    /// Everything is sent when this is first polled, with no wait in between.
    pub(crate) async fn exchange(
        &self,
        before: Option<&str>,
        requests: &[Request],
        after: Option<&str>,
    ) -> Result<Vec<Vec<Row>>, Failed> {
        let first = before.map(Step::Script).into_iter();
        let steps = first.chain(requests.iter().map(Step::Request));
        let steps = steps.map(|step| Box::pin(maybe_done(self.step(step))));
        let mut sent = Vec::with_capacity(requests.len().saturating_add(1));
        let mut are_all_sent = true;
        for mut step in steps {
            // The library hands a request to the connection when its future is first polled, before that
            // future waits for anything ("Behavior" in the documentation of tokio-postgres). So the request
            // was handed over unless the future has already failed. A step that has failed must not be
            // committed in any case.
            let _ = futures::poll!(&mut step);
            are_all_sent = !matches!(step.as_mut().output_mut(), Some(Err(_)));
            sent.push(step);
            if !are_all_sent {
                break;
            }
        }
        let after_is_sent = are_all_sent && after.is_some();
        let last = after.map(|after| if are_all_sent { after } else { "ROLLBACK" });
        let mut last = pin!(maybe_done(async {
            match last {
                Some(script) => self.step(Step::Script(script)).await.map(drop),
                None => Ok(()),
            }
        }));
        let _ = futures::poll!(&mut last);
        let mut answers = Vec::with_capacity(requests.len());
        let mut failure = None;
        for mut step in sent {
            step.as_mut().await;
            match step.as_mut().take_output() {
                Some(Ok(rows)) => answers.push(rows),
                Some(Err(error)) => failure = failure.or(Some(error)),
                None => {}
            }
        }
        last.as_mut().await;
        if let Some(Err(error)) = last.as_mut().take_output() {
            failure = failure.or(Some(error));
        }
        if let Some(error) = failure {
            return Err(Failed {
                error,
                after_is_sent,
            });
        }
        if before.is_some() {
            answers.remove(0);
        }
        Ok(answers)
    }

    async fn step(&self, step: Step<'_>) -> Result<Vec<Row>, StoreError> {
        match step {
            Step::Script(script) => self.run(script).await.map(|()| Vec::new()),
            Step::Request(request) => self.rows(request).await,
        }
    }

    /// Asks the server to stop the current statement, and gives the connection up. Otherwise a statement that
    /// waits for a lock or for a standby would go on waiting, in a session that nobody uses.
    pub(crate) async fn cancel(self, tls: MakeRustlsConnect) {
        let token = self.client.cancel_token();
        let cancelled = timeout(CANCEL, token.cancel_query(tls)).await;
        if !matches!(cancelled, Ok(Ok(()))) {
            tracing::debug!("a statement could not be cancelled; the session ends by itself");
        }
    }

    /// Prepares the statements of these requests that are not prepared yet, where that is allowed.
    pub(crate) async fn prepare(&mut self, requests: &[Request]) -> Result<(), StoreError> {
        let Some(statements) = &mut self.statements else {
            return Ok(());
        };
        if statements.len().saturating_add(requests.len()) > PREPARED_MAX {
            statements.clear();
        }
        for Request { sql, .. } in requests {
            if !statements.contains_key(sql) {
                let statement = self.client.prepare(sql).await?;
                statements.insert(Arc::clone(sql), statement);
            }
        }
        Ok(())
    }

    async fn rows(&self, request: &Request) -> Result<Vec<Row>, StoreError> {
        let prepared = self
            .statements
            .as_ref()
            .and_then(|statements| statements.get(&request.sql));
        let rows = if let Some(statement) = prepared {
            let parameters: Vec<&(dyn ToSql + Sync)> =
                request.parameters.iter().map(Parameter::as_sql).collect();
            self.client.query(statement, &parameters).await?
        } else {
            let parameters: Vec<(&(dyn ToSql + Sync), Type)> = request
                .parameters
                .iter()
                .map(|parameter| (parameter.as_sql(), parameter.ty()))
                .collect();
            self.client.query_typed(&request.sql, &parameters).await?
        };
        rows.iter().map(values::row).collect()
    }
}

#[cfg(test)]
mod tests {
    use mps_testbed::Postgres;

    use super::*;
    use crate::options::{PostgresOptions, PreparedStatements};
    use crate::postgres::server::Server;
    use crate::value::Value;

    async fn connection(prepared: PreparedStatements) -> Connection {
        let postgres = Postgres::shared();
        let options = PostgresOptions {
            url: postgres.url(&postgres.create_database()),
            pool_min: 0,
            pool_max: 1,
            command_timeout: Duration::from_mins(1),
            prepared,
            lanes: 1,
        };
        let server = Server::find(&options).await.unwrap();
        let connection = server.connect().await.unwrap();
        connection.run("CREATE TABLE t (n BIGINT)").await.unwrap();
        connection
    }

    fn request(sql: &str, number: i64) -> Request {
        Request {
            sql: sql.into(),
            parameters: vec![Parameter::One(Value::Int(number))],
        }
    }

    async fn numbers(connection: &mut Connection) -> Vec<i64> {
        let all = Request {
            sql: "SELECT n FROM t ORDER BY ctid".into(),
            parameters: Vec::new(),
        };
        let rows = connection.together(None, &[all], None).await.unwrap();
        rows[0].iter().map(|row| row.get(0).unwrap()).collect()
    }

    /// There are enough requests that joined futures would be polled in another order.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn many_requests_are_one_transaction_in_their_order() {
        for prepared in [PreparedStatements::On, PreparedStatements::Off] {
            let mut connection = connection(prepared).await;
            let requests: Vec<Request> = (0..100)
                .map(|number| request("INSERT INTO t VALUES ($1)", number))
                .collect();
            let done = connection
                .together(Some("BEGIN"), &requests, Some("COMMIT"))
                .await;
            assert_eq!(done.unwrap().len(), 100);
            assert_eq!(numbers(&mut connection).await, (0..100).collect::<Vec<_>>());
            let transactions = Request {
                sql: "SELECT count(DISTINCT xmin::text) FROM t".into(),
                parameters: Vec::new(),
            };
            let rows = connection
                .together(None, &[transactions], None)
                .await
                .unwrap();
            assert_eq!(rows[0][0].get::<i64>(0).unwrap(), 1);
        }
    }

    /// A number that does not fit its type fails here, before anything reaches the server.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn nothing_is_committed_when_one_request_cannot_be_sent() {
        let mut connection = connection(PreparedStatements::On).await;
        for bad in 0..3 {
            let mut requests: Vec<Request> = (0..3)
                .map(|number| request("INSERT INTO t VALUES ($1)", number))
                .collect();
            requests[bad] = request("INSERT INTO t SELECT $1::int4", i64::MAX);
            let failed = connection
                .together(Some("BEGIN"), &requests, Some("COMMIT"))
                .await;
            assert!(failed.is_err());
            // The transaction is not left open either.
            connection.run("ROLLBACK; BEGIN; COMMIT").await.unwrap();
            assert_eq!(numbers(&mut connection).await, [0_i64; 0], "{bad}");
        }
    }

    /// Nobody may have to wait for the locks of a transaction that nobody ends.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_transaction_that_was_not_sent_whole_is_over() {
        let mut connection = connection(PreparedStatements::On).await;
        let requests = [
            request("INSERT INTO t VALUES ($1)", 1),
            request("INSERT INTO t SELECT $1::int4", i64::MAX),
        ];
        let failed = connection
            .together(Some("BEGIN"), &requests, Some("COMMIT"))
            .await;
        assert!(failed.is_err());
        // Inside a transaction, this row would be rolled back too.
        let alone = [request("INSERT INTO t VALUES ($1)", 5)];
        connection.together(None, &alone, None).await.unwrap();
        connection.run("ROLLBACK").await.unwrap();
        assert_eq!(numbers(&mut connection).await, [5]);
    }
}
