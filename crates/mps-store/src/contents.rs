//! What is in a copy of the books, asked of the state that is copied.

use uuid::Uuid;

use crate::error::StoreError;
use crate::value::Row;

/// By how much the numbers of members and cards move on in restored books: more than were given out
/// between the backup and what made it necessary, so that none is given out twice.
pub(crate) const GAP: i64 = 100_000;
/// The same for transactions and settlements, whose numbers have two digits more.
pub(crate) const LONG_GAP: i64 = 10_000_000;

/// What is in a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The last migration of its schema.
    pub migration: String,
    /// The currency of the books, when they have one.
    pub currency: Option<String>,
    /// How many members, cards, transactions, entries and changes of points there are.
    pub counts: Vec<(&'static str, i64)>,
    /// How far each stream of the audit goes: stream, number, and the seal of that event.
    pub audit_heads: Vec<(Uuid, i64, [u8; 32])>,
}

/// What was carried from one database to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// How many tables.
    pub tables: u64,
    /// How many rows in all of them.
    pub rows: u64,
}

/// What is counted.
pub(crate) const COUNTS: [(&str, &str); 4] = [
    ("members", "SELECT count(*) FROM mps.member_profiles"),
    ("cards", "SELECT count(*) FROM mps.member_cards"),
    ("transactions", "SELECT count(*) FROM mps.transactions"),
    ("ledger_entries", "SELECT count(*) FROM mps.ledger_entries"),
];

/// What is asked, beside the counts.
pub(crate) const QUESTIONS: [&str; 3] = [
    "SELECT max(name) FROM mps.schema_migrations",
    "SELECT value FROM mps.settings WHERE name = 'currency'",
    "SELECT stream, seq, mac FROM mps.audit_heads ORDER BY stream",
];

/// The contents, from the rows of [`COUNTS`] and then of [`QUESTIONS`].
pub(crate) fn contents(rows: Vec<Vec<Row>>) -> Result<Contents, StoreError> {
    let mut rows = rows.into_iter();
    let mut counts = Vec::new();
    for (name, _) in COUNTS {
        let count = rows.next().unwrap_or_default();
        counts.push((name, count.first().map_or(Ok(0), |row| row.get(0))?));
    }
    let mut next = || rows.next().unwrap_or_default();
    let migration = next();
    let currency = next();
    let heads = next();
    let head = |row: &Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    Ok(Contents {
        migration: migration
            .first()
            .map_or_else(|| Ok(String::new()), |row| row.get(0))?,
        currency: currency.first().map(|row| row.get(0)).transpose()?,
        counts,
        audit_heads: heads.iter().map(head).collect::<Result<_, StoreError>>()?,
    })
}
