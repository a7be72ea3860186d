//! One connection and the statements that it knows.

use std::collections::HashMap;
use std::sync::Arc;

use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Statement};

use crate::error::StoreError;
use crate::postgres::server::PREPARED_MAX;
use crate::postgres::values::{self, Parameter};
use crate::value::Row;

/// How a transaction begins. Waiting for a lock, and a server that has gone silent inside a transaction,
/// have their bounds. The plans are those for looking rows up by their keys, whatever the planner
/// thinks of tables that were empty a minute ago. All of it ends with the transaction, as it must
/// behind a pooler.
pub(crate) const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '3s'; \
     SET LOCAL idle_in_transaction_session_timeout = '5s'; SET LOCAL enable_seqscan = off; \
     SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; \
     SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL jit = off; \
     SELECT pg_advisory_xact_lock_shared(5571301)";

/// The lock that every batch shares, since it may decide by the levels, and that a batch which
/// changes the levels has alone: [`BEGIN`] has it too.
pub(crate) const DECIDING_BY_LEVELS: i64 = 5_571_301;

/// A statement with its parameters.
#[derive(Debug, Default)]
pub(crate) struct Request {
    pub(crate) sql: Arc<str>,
    pub(crate) parameters: Vec<Parameter>,
}

/// A connection of a lane.
pub(crate) struct Link {
    client: Client,
    /// The statements prepared on it; `None` where none may be.
    statements: Option<HashMap<Arc<str>, Statement>>,
}

impl Link {
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

    /// Sends a script, several requests and another script at once, and waits for all answers. The
    /// server takes them in this order. The first failure is the answer, since those after it in a
    /// transaction only follow from it.
    pub(crate) async fn together(
        &mut self,
        before: Option<&str>,
        requests: &[Request],
        after: Option<&str>,
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        self.prepare(requests).await?;
        let this = &*self;
        let script = async |script: Option<&str>| match script {
            Some(script) => this.run(script).await,
            None => Ok(()),
        };
        let rows = futures::future::join_all(requests.iter().map(|request| this.rows(request)));
        // Each of them sends its request when it is first polled, one after the other.
        let (before, rows, after) =
            futures::future::join3(script(before), rows, script(after)).await;
        before?;
        let rows = rows.into_iter().collect::<Result<_, _>>()?;
        after?;
        Ok(rows)
    }

    async fn prepare(&mut self, requests: &[Request]) -> Result<(), StoreError> {
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
