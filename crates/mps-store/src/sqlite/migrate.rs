//! Bringing the schema up to date. Migrations are only ever added, never edited.

use mps_domain::Currency;

use crate::error::StoreError;
use crate::options::Access;
use crate::sqlite::connection::Connection;
use crate::value::Value;

const MIGRATIONS: [(&str, &str); 1] = [(
    "0001_books",
    include_str!("../../migrations/sqlite/0001_books.sql"),
)];

/// Applies what is missing, in one transaction, and sees to the currency.
pub(crate) fn migrate(
    connection: &mut Connection,
    currency: Currency,
    access: Access,
) -> Result<(), StoreError> {
    connection.script(
        "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT NOT NULL PRIMARY KEY) STRICT",
    )?;
    connection.run("BEGIN IMMEDIATE")?;
    let migrated =
        apply_missing(connection).and_then(|()| fix_currency(connection, currency, access));
    match migrated {
        Ok(()) => connection.run("COMMIT"),
        Err(error) => {
            connection.run("ROLLBACK")?;
            Err(error)
        }
    }
}

fn apply_missing(connection: &mut Connection) -> Result<(), StoreError> {
    let applied: Vec<String> = connection
        .rows("SELECT name FROM schema_migrations ORDER BY name", &[])?
        .iter()
        .map(|row| row.get(0))
        .collect::<Result<_, _>>()?;
    if let Some(unknown) = applied
        .iter()
        .find(|name| MIGRATIONS.iter().all(|(known, _)| known != name))
    {
        return Err(StoreError::Setting(format!(
            "the database has the migration {unknown}, which this version does not know: it was \
             used by a newer mps-api; run that one"
        )));
    }
    for (name, sql) in MIGRATIONS {
        if !applied.iter().any(|applied| applied == name) {
            connection.script(sql)?;
            let insert = "INSERT INTO schema_migrations (name) VALUES (?1)";
            connection.execute(insert, &[Value::from(name)])?;
        }
    }
    Ok(())
}

/// The currency is fixed once there is a posting. Until then the server may change it, and nobody
/// else: a command beside it that was started with another setting must not.
fn fix_currency(
    connection: &mut Connection,
    currency: Currency,
    access: Access,
) -> Result<(), StoreError> {
    let stored = connection.rows("SELECT value FROM settings WHERE name = 'currency'", &[])?;
    let stored: Option<String> = stored.first().map(|row| row.get(0)).transpose()?;
    if stored.as_deref() == Some(currency.code()) {
        return Ok(());
    }
    let posted = !connection
        .rows("SELECT 1 FROM ledger_entries LIMIT 1", &[])?
        .is_empty();
    if let Some(stored) = stored
        && (posted || access == Access::Command)
    {
        return Err(StoreError::Setting(format!(
            "CURRENCY={currency}, but these books are kept in {stored}; set CURRENCY={stored}, or \
             begin new books with another DATABASE_URL"
        )));
    }
    let upsert = "INSERT INTO settings (name, value) VALUES ('currency', ?1) \
                  ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    connection.execute(upsert, &[Value::from(currency.code())])?;
    Ok(())
}
