//! Migrations of the schema.

use mps_domain::Currency;

use crate::error::StoreError;
use crate::migrations::{check_currency, check_schema, missing};
use crate::options::Access;
use crate::sqlite::connection::Connection;
use crate::value::Value;

/// Applies the missing migrations in one transaction, and sets or checks the currency.
pub(crate) fn migrate(
    connection: &Connection,
    currency: Currency,
    access: Access,
) -> Result<(), StoreError> {
    connection.script(
        "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT NOT NULL PRIMARY KEY) STRICT",
    )?;
    // A migration changes a table by creating it again, which must not look like deleting rows that others
    // refer to. The references are checked at the end.
    connection.run("PRAGMA foreign_keys = OFF")?;
    connection.run("BEGIN IMMEDIATE")?;
    let migrated =
        apply_missing(connection).and_then(|()| fix_currency(connection, currency, access));
    match migrated {
        Ok(()) => connection.run("COMMIT")?,
        Err(error) => {
            connection.run("ROLLBACK")?;
            return Err(error);
        }
    }
    connection.run("PRAGMA foreign_keys = ON")
}

/// Whether the database has a schema at all.
pub(crate) fn has_schema(connection: &Connection) -> Result<bool, StoreError> {
    let there = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'";
    Ok(!connection.rows(there, &[])?.is_empty())
}

/// Checks that the schema is that of this version and that the currency is right. Changes nothing.
pub(crate) fn check(connection: &Connection, currency: Currency) -> Result<(), StoreError> {
    check_schema(&applied(connection)?)?;
    check_currency(currency_of(connection)?.as_deref(), currency, true)
}

fn applied(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let names = connection.rows("SELECT name FROM schema_migrations ORDER BY name", &[])?;
    names.iter().map(|row| row.get(0)).collect()
}

fn currency_of(connection: &Connection) -> Result<Option<String>, StoreError> {
    let stored = connection.rows("SELECT value FROM settings WHERE name = 'currency'", &[])?;
    stored.first().map(|row| row.get(0)).transpose()
}

fn apply_missing(connection: &Connection) -> Result<(), StoreError> {
    for migration in missing(&applied(connection)?)? {
        connection.script(migration.sqlite)?;
        let broken = connection.rows("SELECT 1 FROM pragma_foreign_key_check LIMIT 1", &[])?;
        if !broken.is_empty() {
            let name = migration.name;
            return Err(StoreError::Corrupt(format!(
                "{name} left rows that refer to nothing"
            )));
        }
        let insert = "INSERT INTO schema_migrations (name) VALUES (?1)";
        connection.execute(insert, &[Value::from(migration.name)])?;
    }
    Ok(())
}

fn fix_currency(
    connection: &Connection,
    currency: Currency,
    access: Access,
) -> Result<(), StoreError> {
    let stored = currency_of(connection)?;
    if stored.as_deref() == Some(currency.code()) {
        return Ok(());
    }
    let posted = !connection
        .rows("SELECT 1 FROM ledger_entries LIMIT 1", &[])?
        .is_empty();
    check_currency(
        stored.as_deref(),
        currency,
        posted || access != Access::Serve,
    )?;
    let upsert = "INSERT INTO settings (name, value) VALUES ('currency', ?1) \
                  ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    connection.execute(upsert, &[Value::from(currency.code())])?;
    Ok(())
}
