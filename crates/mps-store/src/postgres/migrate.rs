//! Migrations of the schema, safe when several servers start at the same time.
//!
//! A migration needs tables exclusively, and PostgreSQL lets later transactions queue behind it. If it waited
//! for a long read or a `pg_dump`, running servers would wait with it. So it waits only briefly, lets the
//! others pass, and tries again. If that does not help, the error names the sessions that block it.

use std::time::Duration;

use mps_domain::Currency;
use tokio_postgres::error::SqlState;

use crate::error::StoreError;
use crate::migrations::{check_currency, check_schema, missing};
use crate::options::Access;
use crate::postgres::backoff::Backoff;
use crate::postgres::connection::{Connection, Request};
use crate::postgres::values::Parameter;
use crate::value::Row;

/// The number of the advisory lock on which servers that start together wait for each other. Any number would
/// do.
const MIGRATING: i64 = 0x4d50_535f_4d49_4752;
/// How long a server waits for another one that migrates. A large table may take long.
const FOR_ANOTHER: &str = "10min";
/// How long a server waits for a table.
const FOR_A_TABLE: &str = "2s";
/// The number of tries, and the waits between them.
const TRIES: u32 = 5;
const BETWEEN_TRIES: Duration = Duration::from_secs(1);
const BETWEEN_TRIES_MAX: Duration = Duration::from_secs(4);

/// The sessions that hold locks in the schema, the longest first.
const HOLDERS: &str = "SELECT 'process ' || a.pid || ' (' || coalesce(nullif(a.application_name, ''), '?') \
     || ', ' || coalesce(a.state, '?') || ', in a transaction for ' \
     || coalesce(extract(epoch FROM clock_timestamp() - a.xact_start)::bigint::text, '?') || ' s): ' \
     || 'SELECT pg_terminate_backend(' || a.pid || ') ends it' \
     FROM pg_stat_activity a WHERE a.pid <> pg_backend_pid() AND EXISTS (SELECT 1 FROM pg_locks l \
     JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace \
     WHERE l.pid = a.pid AND l.granted AND n.nspname = 'mps' \
     AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) \
     ORDER BY a.xact_start LIMIT 3";

/// Applies the missing migrations in one transaction, and sets or checks the currency.
pub(crate) async fn migrate(
    connection: &mut Connection,
    currency: Currency,
    access: Access,
) -> Result<(), StoreError> {
    let mut tries = Backoff::new(BETWEEN_TRIES, BETWEEN_TRIES_MAX);
    for _ in 1..TRIES {
        match try_to_migrate(connection, currency, access).await {
            Err(MigrateError::Blocked(at)) => {
                tracing::info!(
                    migration = at,
                    "another session blocks a migration; trying again"
                );
                tries.wait().await;
            }
            Err(MigrateError::Other(error)) => return Err(error),
            Ok(()) => return Ok(()),
        }
    }
    match try_to_migrate(connection, currency, access).await {
        Err(MigrateError::Blocked(at)) => Err(is_blocked(connection, at).await),
        Err(MigrateError::Other(error)) => Err(error),
        Ok(()) => Ok(()),
    }
}

/// Checks that the schema is that of this version and that the currency is right. Changes nothing.
pub(crate) async fn check(
    connection: &mut Connection,
    currency: Currency,
) -> Result<(), StoreError> {
    if !has_schema(connection).await? {
        return Err(StoreError::Setting(
            "there are no books in the database of DATABASE_URL".to_owned(),
        ));
    }
    check_schema(&applied(connection).await?)?;
    check_currency(currency_of(connection).await?.as_deref(), currency, true)
}

/// Why a try failed.
enum MigrateError {
    /// Another session holds a table that this migration needs.
    Blocked(&'static str),
    Other(StoreError),
}

impl From<StoreError> for MigrateError {
    fn from(error: StoreError) -> Self {
        Self::Other(error)
    }
}

async fn try_to_migrate(
    connection: &mut Connection,
    currency: Currency,
    access: Access,
) -> Result<(), MigrateError> {
    connection.run("BEGIN").await?;
    let migrated = async {
        wait_for_others(connection).await?;
        apply_missing(connection).await?;
        Ok(fix_currency(connection, currency, access).await?)
    };
    match migrated.await {
        Ok(()) => Ok(connection.run("COMMIT").await?),
        Err(failure) => {
            connection.run("ROLLBACK").await?;
            Err(failure)
        }
    }
}

/// Waits until no other server migrates, and takes the lock on migrating.
async fn wait_for_others(connection: &Connection) -> Result<(), MigrateError> {
    let lock = format!(
        "SET LOCAL lock_timeout = '{FOR_ANOTHER}'; SELECT pg_advisory_xact_lock({MIGRATING}); \
         SET LOCAL lock_timeout = '{FOR_A_TABLE}'"
    );
    connection.run(&lock).await.map_err(|error| {
        if is_timeout(&error) {
            let another = format!(
                "another mps-api has been migrating this database for {FOR_ANOTHER}: wait until it is \
                 done, and start again"
            );
            return MigrateError::Other(StoreError::Setting(another));
        }
        MigrateError::Other(error)
    })
}

fn is_timeout(error: &StoreError) -> bool {
    matches!(error, StoreError::Postgres(error)
        if error.code() == Some(&SqlState::LOCK_NOT_AVAILABLE))
}

/// Builds the error for when all tries failed.
async fn is_blocked(connection: &mut Connection, migration: &str) -> StoreError {
    let holders = ask(connection, HOLDERS, Vec::new())
        .await
        .unwrap_or_default();
    let holders: Vec<String> = holders.iter().filter_map(|row| row.get(0).ok()).collect();
    let holders = if holders.is_empty() {
        "no longer there".to_owned()
    } else {
        holders.join("; ")
    };
    StoreError::Setting(format!(
        "the migration {migration} needs a table that another session uses; nothing was changed. \
         Wait until that session is done (a backup, a verify, an open terminal), or end it, and \
         start again. It is {holders}"
    ))
}

async fn has_schema(connection: &mut Connection) -> Result<bool, StoreError> {
    let there =
        "SELECT 1 FROM pg_tables WHERE schemaname = 'mps' AND tablename = 'schema_migrations'";
    Ok(!ask(connection, there, Vec::new()).await?.is_empty())
}

/// Returns the names of the applied migrations.
async fn applied(connection: &mut Connection) -> Result<Vec<String>, StoreError> {
    let names = ask(
        connection,
        "SELECT name FROM mps.schema_migrations",
        Vec::new(),
    )
    .await?;
    names.iter().map(|row| row.get(0)).collect()
}

async fn currency_of(connection: &mut Connection) -> Result<Option<String>, StoreError> {
    let stored = "SELECT value FROM mps.settings WHERE name = 'currency'";
    let stored = ask(connection, stored, Vec::new()).await?;
    stored.first().map(|row| row.get(0)).transpose()
}

async fn apply_missing(connection: &mut Connection) -> Result<(), MigrateError> {
    if !has_schema(connection).await? {
        connection
            .run(
                "CREATE SCHEMA IF NOT EXISTS mps; \
             CREATE TABLE mps.schema_migrations (name TEXT NOT NULL PRIMARY KEY)",
            )
            .await?;
    }
    let applied = applied(connection).await?;
    for migration in missing(&applied)? {
        let run = connection.run(migration.postgres).await;
        run.map_err(|error| {
            if is_timeout(&error) {
                MigrateError::Blocked(migration.name)
            } else {
                MigrateError::Other(error)
            }
        })?;
        let insert = "INSERT INTO mps.schema_migrations (name) VALUES ($1)";
        ask(
            connection,
            insert,
            vec![Parameter::One(migration.name.into())],
        )
        .await?;
    }
    Ok(())
}

async fn fix_currency(
    connection: &mut Connection,
    currency: Currency,
    access: Access,
) -> Result<(), StoreError> {
    let stored = currency_of(connection).await?;
    if stored.as_deref() == Some(currency.code()) {
        return Ok(());
    }
    let posted = "SELECT 1 FROM mps.ledger_entries LIMIT 1";
    let posted = !ask(connection, posted, Vec::new()).await?.is_empty();
    let is_fixed = posted || access != Access::Serve;
    check_currency(stored.as_deref(), currency, is_fixed)?;
    let upsert = "INSERT INTO mps.settings (name, value) VALUES ('currency', $1) \
                  ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    ask(
        connection,
        upsert,
        vec![Parameter::One(currency.code().into())],
    )
    .await?;
    Ok(())
}

async fn ask(
    connection: &mut Connection,
    sql: &str,
    parameters: Vec<Parameter>,
) -> Result<Vec<Row>, StoreError> {
    let request = Request {
        sql: sql.into(),
        parameters,
    };
    let rows = connection.together(None, &[request], None).await?;
    Ok(rows.into_iter().next().unwrap_or_default())
}
