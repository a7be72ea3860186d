//! Bringing the schema up to date, whoever else does it at the same time.

use mps_domain::Currency;

use crate::error::StoreError;
use crate::migrations::{check_currency, missing};
use crate::options::Access;
use crate::postgres::link::{Link, Request};
use crate::postgres::values::Parameter;
use crate::value::Row;

/// The number under which servers that start together wait for each other. Any would do.
const MIGRATING: i64 = 0x4d50_535f_4d49_4752;

/// Applies what is missing, in one transaction, and sees to the currency.
pub(crate) async fn migrate(
    link: &mut Link,
    currency: Currency,
    access: Access,
) -> Result<(), StoreError> {
    link.run(&format!("BEGIN; SELECT pg_advisory_xact_lock({MIGRATING})"))
        .await?;
    let migrated = async {
        apply_missing(link).await?;
        fix_currency(link, currency, access).await
    };
    match migrated.await {
        Ok(()) => link.run("COMMIT").await,
        Err(error) => {
            link.run("ROLLBACK").await?;
            Err(error)
        }
    }
}

async fn apply_missing(link: &mut Link) -> Result<(), StoreError> {
    let there =
        "SELECT 1 FROM pg_tables WHERE schemaname = 'mps' AND tablename = 'schema_migrations'";
    if ask(link, there, Vec::new()).await?.is_empty() {
        link.run(
            "CREATE SCHEMA IF NOT EXISTS mps; \
             CREATE TABLE mps.schema_migrations (name TEXT NOT NULL PRIMARY KEY)",
        )
        .await?;
    }
    let applied: Vec<String> = ask(link, "SELECT name FROM mps.schema_migrations", Vec::new())
        .await?
        .iter()
        .map(|row| row.get(0))
        .collect::<Result<_, _>>()?;
    for migration in missing(&applied)? {
        link.run(migration.postgres).await?;
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
    let stored = "SELECT value FROM mps.settings WHERE name = 'currency'";
    let stored = ask(link, stored, Vec::new()).await?;
    let stored: Option<String> = stored.first().map(|row| row.get(0)).transpose()?;
    if stored.as_deref() == Some(currency.code()) {
        return Ok(());
    }
    let posted = "SELECT 1 FROM mps.ledger_entries LIMIT 1";
    let posted = !ask(link, posted, Vec::new()).await?.is_empty();
    let is_fixed = posted || access == Access::Command;
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
