//! The migrations: a name and one script for each database. Migrations are only added, never edited.

use crate::error::StoreError;

/// One migration of the schema.
pub(crate) struct Migration {
    pub(crate) name: &'static str,
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

macro_rules! migrations {
    ($($name:literal),+ $(,)?) => {
        /// All migrations in their order.
        pub(crate) const MIGRATIONS: &[Migration] = &[$(Migration {
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        }),+];
    };
}

/// A rule of the schema for `verify`: its name, and a query that returns one row for each breach.
pub(crate) type SchemaRule = (&'static str, &'static str);

migrations![
    "0001_books",
    "0002_many_servers",
    "0003_more_accounts",
    "0004_lists",
    "0005_limits",
    "0006_settlements",
    "0007_audit_chain",
    "0008_settlement_lists",
    "0009_second_factors",
    "0010_marks",
    "0011_search_by_age",
    "0012_member_states",
    "0013_pairs_by_age",
    "0014_numbered_transactions",
    "0015_names",
    "0016_expired",
    "0017_no_pairs",
    "0018_codes_by_id",
    "0019_activations",
    "0020_idle_sessions",
    "0021_attempts",
    "0022_temporary_passwords",
    "0023_approvals",
    "0024_reauthentication",
];

/// Returns the missing migrations, given the names of the applied ones.
///
/// # Errors
/// [`StoreError::Setting`] when an applied migration is unknown to this program.
pub(crate) fn missing(applied: &[String]) -> Result<Vec<&'static Migration>, StoreError> {
    let known = |name: &&String| MIGRATIONS.iter().any(|known| known.name == **name);
    if let Some(unknown) = applied.iter().find(|name| !known(name)) {
        return Err(StoreError::Setting(format!(
            "the database has the migration {unknown}, which this version does not know: it was \
             used by a newer mps-api; run that one"
        )));
    }
    let missing = MIGRATIONS
        .iter()
        .filter(|known| applied.iter().all(|name| name != known.name));
    Ok(missing.collect())
}

/// Checks that no migration is missing, for a caller that must not apply any.
///
/// # Errors
/// [`StoreError::Setting`] when the schema is older or newer than this version's.
pub(crate) fn check_schema(applied: &[String]) -> Result<(), StoreError> {
    match missing(applied)?.as_slice() {
        [] => Ok(()),
        [first, ..] => Err(StoreError::Setting(format!(
            "the database has the schema of an older version ({} and what follows is missing), and a \
             command that only reads does not change it: run `mps-api migrate` first, or use the \
             mps-api of that version",
            first.name
        ))),
    }
}

/// Checks the currency of the books, which is fixed once there is a posting. Until then only the server may
/// change it. A command beside the server may have been started with another setting and must not change it.
///
/// # Errors
/// [`StoreError::Setting`] when these books use another currency.
pub(crate) fn check_currency(
    stored: Option<&str>,
    wanted: mps_domain::Currency,
    is_fixed: bool,
) -> Result<(), StoreError> {
    match stored {
        Some(stored) if stored != wanted.code() && is_fixed => Err(StoreError::Setting(format!(
            "CURRENCY={wanted}, but these books are kept in {stored}; set CURRENCY={stored}, or \
             begin new books with another DATABASE_URL"
        ))),
        _ => Ok(()),
    }
}
