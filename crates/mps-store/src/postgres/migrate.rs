//! Bringing the schema up to date, whoever else does it at the same time.
//!
//! A migration needs tables for itself, and PostgreSQL has whoever comes after it queue behind it: were it
//! to wait for a long read or a `pg_dump`, running servers would wait with it. So it waits for moments only,
//! lets everybody pass, and tries again; and when that does not help, it says who is in the way.

use std::time::Duration;

use mps_domain::Currency;
use tokio_postgres::error::SqlState;

use crate::error::StoreError;
use crate::migrations::{check_currency, check_schema, missing};
use crate::options::Access;
use crate::postgres::backoff::Backoff;
use crate::postgres::link::{Link, Request};
use crate::postgres::values::Parameter;
use crate::value::Row;

/// The number under which servers that start together wait for each other. Any would do.
const MIGRATING: i64 = 0x4d50_535f_4d49_4752;
/// How long one waits for another that migrates. A large table may take its time.
const FOR_ANOTHER: &str = "10min";
/// How long one waits for a table.
const FOR_A_TABLE: &str = "2s";
/// How often it is tried, and the waits in between.
const TRIES: u32 = 5;
const BETWEEN_TRIES: Duration = Duration::from_secs(1);
const BETWEEN_TRIES_MAX: Duration = Duration::from_secs(4);

/// Who holds what in the schema, the longest first.
const HOLDERS: &str = "SELECT 'process ' || a.pid || ' (' || coalesce(nullif(a.application_name, ''), '?') \
     || ', ' || coalesce(a.state, '?') || ', in a transaction for ' \
     || coalesce(extract(epoch FROM clock_timestamp() - a.xact_start)::bigint::text, '?') || ' s): ' \
     || 'SELECT pg_terminate_backend(' || a.pid || ') ends it' \
     FROM pg_stat_activity a WHERE a.pid <> pg_backend_pid() AND EXISTS (SELECT 1 FROM pg_locks l \
     JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace \
     WHERE l.pid = a.pid AND l.granted AND n.nspname = 'mps' \
     AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) \
     ORDER BY a.xact_start LIMIT 3";

/// Applies what is missing, in one transaction, and sees to the currency.
pub(crate) async fn migrate(
    link: &mut Link,
    currency: Currency,
    access: Access,
) -> Result<(), StoreError> {
    let mut tries = Backoff::new(BETWEEN_TRIES, BETWEEN_TRIES_MAX);
    for _ in 1..TRIES {
        match try_to_migrate(link, currency, access).await {
            Err(Failure::Blocked(at)) => {
                tracing::info!(
                    migration = at,
                    "somebody is in the way of a migration; again"
                );
                tries.wait().await;
            }
            Err(Failure::Other(error)) => return Err(error),
            Ok(()) => return Ok(()),
        }
    }
    match try_to_migrate(link, currency, access).await {
        Err(Failure::Blocked(at)) => Err(is_blocked(link, at).await),
        Err(Failure::Other(error)) => Err(error),
        Ok(()) => Ok(()),
    }
}

/// That the schema is the one of this version and the currency the right one, changing nothing.
pub(crate) async fn check(link: &mut Link, currency: Currency) -> Result<(), StoreError> {
    if !has_schema(link).await? {
        return Err(StoreError::Setting(
            "there are no books in the database of DATABASE_URL".to_owned(),
        ));
    }
    check_schema(&applied(link).await?)?;
    check_currency(currency_of(link).await?.as_deref(), currency, true)
}

/// Why a try came to nothing.
enum Failure {
    /// Somebody holds a table that this migration needs.
    Blocked(&'static str),
    Other(StoreError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Other(error)
    }
}

async fn try_to_migrate(
    link: &mut Link,
    currency: Currency,
    access: Access,
) -> Result<(), Failure> {
    link.run("BEGIN").await?;
    let migrated = async {
        wait_for_others(link).await?;
        apply_missing(link).await?;
        Ok(fix_currency(link, currency, access).await?)
    };
    match migrated.await {
        Ok(()) => Ok(link.run("COMMIT").await?),
        Err(failure) => {
            link.run("ROLLBACK").await?;
            Err(failure)
        }
    }
}

/// Waits until no other server migrates, which this transaction then does alone.
async fn wait_for_others(link: &Link) -> Result<(), Failure> {
    let lock = format!(
        "SET LOCAL lock_timeout = '{FOR_ANOTHER}'; SELECT pg_advisory_xact_lock({MIGRATING}); \
         SET LOCAL lock_timeout = '{FOR_A_TABLE}'"
    );
    link.run(&lock).await.map_err(|error| {
        if is_timeout(&error) {
            let another = format!(
                "another mps-api has been migrating this database for {FOR_ANOTHER}: wait until it is \
                 done, and start again"
            );
            return Failure::Other(StoreError::Setting(another));
        }
        Failure::Other(error)
    })
}

fn is_timeout(error: &StoreError) -> bool {
    matches!(error, StoreError::Postgres(error)
        if error.code() == Some(&SqlState::LOCK_NOT_AVAILABLE))
}

/// What to say when tries did not help.
async fn is_blocked(link: &mut Link, migration: &str) -> StoreError {
    let holders = ask(link, HOLDERS, Vec::new()).await.unwrap_or_default();
    let holders: Vec<String> = holders.iter().filter_map(|row| row.get(0).ok()).collect();
    let holders = if holders.is_empty() {
        "no longer there".to_owned()
    } else {
        holders.join("; ")
    };
    StoreError::Setting(format!(
        "the migration {migration} needs a table that somebody else uses; nothing was changed. Wait until \
         that is done (a backup, a verify, an open session), or end it, and start again. It is {holders}"
    ))
}

async fn has_schema(link: &mut Link) -> Result<bool, StoreError> {
    let there =
        "SELECT 1 FROM pg_tables WHERE schemaname = 'mps' AND tablename = 'schema_migrations'";
    Ok(!ask(link, there, Vec::new()).await?.is_empty())
}

/// The names of the migrations that were applied.
async fn applied(link: &mut Link) -> Result<Vec<String>, StoreError> {
    let names = ask(link, "SELECT name FROM mps.schema_migrations", Vec::new()).await?;
    names.iter().map(|row| row.get(0)).collect()
}

async fn currency_of(link: &mut Link) -> Result<Option<String>, StoreError> {
    let stored = "SELECT value FROM mps.settings WHERE name = 'currency'";
    let stored = ask(link, stored, Vec::new()).await?;
    stored.first().map(|row| row.get(0)).transpose()
}

async fn apply_missing(link: &mut Link) -> Result<(), Failure> {
    if !has_schema(link).await? {
        link.run(
            "CREATE SCHEMA IF NOT EXISTS mps; \
             CREATE TABLE mps.schema_migrations (name TEXT NOT NULL PRIMARY KEY)",
        )
        .await?;
    }
    let applied = applied(link).await?;
    for migration in missing(&applied)? {
        let run = link.run(migration.postgres).await;
        run.map_err(|error| {
            if is_timeout(&error) {
                Failure::Blocked(migration.name)
            } else {
                Failure::Other(error)
            }
        })?;
        let insert = "INSERT INTO mps.schema_migrations (name) VALUES ($1)";
        ask(link, insert, vec![Parameter::One(migration.name.into())]).await?;
    }
    Ok(())
}

async fn fix_currency(
    link: &mut Link,
    currency: Currency,
    access: Access,
) -> Result<(), StoreError> {
    let stored = currency_of(link).await?;
    if stored.as_deref() == Some(currency.code()) {
        return Ok(());
    }
    let posted = "SELECT 1 FROM mps.ledger_entries LIMIT 1";
    let posted = !ask(link, posted, Vec::new()).await?.is_empty();
    let is_fixed = posted || access != Access::Serve;
    check_currency(stored.as_deref(), currency, is_fixed)?;
    let upsert = "INSERT INTO mps.settings (name, value) VALUES ('currency', $1) \
                  ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    ask(link, upsert, vec![Parameter::One(currency.code().into())]).await?;
    Ok(())
}

async fn ask(
    link: &mut Link,
    sql: &str,
    parameters: Vec<Parameter>,
) -> Result<Vec<Row>, StoreError> {
    let request = Request {
        sql: sql.into(),
        parameters,
    };
    let rows = link.together(None, &[request], None).await?;
    Ok(rows.into_iter().next().unwrap_or_default())
}
