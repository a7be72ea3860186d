//! The contents of a copy of the books, read from the state that is copied.

use uuid::Uuid;

use crate::error::StoreError;
use crate::value::Row;

/// How far the numbers of members and cards move on in restored books. It is more than the books gave out
/// between the backup and the restore, so that no number is given out twice.
pub(crate) const GAP: i64 = 100_000;
/// The same for transactions and settlements, whose numbers have two digits more.
pub(crate) const LONG_GAP: i64 = 10_000_000;

/// The contents of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The last migration of its schema.
    pub migration: String,
    /// The currency of the books, if it is set.
    pub currency: Option<String>,
    /// The numbers of members, cards, transactions and ledger entries.
    pub counts: Vec<(&'static str, i64)>,
    /// The head of each audit stream: stream, number, and the HMAC of that event.
    pub audit_heads: Vec<(Uuid, i64, [u8; 32])>,
}

/// What was moved from one database to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The number of tables.
    pub tables: u64,
    /// The number of rows in all tables.
    pub rows: u64,
}

/// The counts of a copy, each with its query.
pub(crate) const COUNTS: [(&str, &str); 4] = [
    ("members", "SELECT count(*) FROM mps.member_profiles"),
    ("cards", "SELECT count(*) FROM mps.member_cards"),
    ("transactions", "SELECT count(*) FROM mps.transactions"),
    ("ledger_entries", "SELECT count(*) FROM mps.ledger_entries"),
];

/// The other queries about a copy.
pub(crate) const QUESTIONS: [&str; 3] = [
    "SELECT max(name) FROM mps.schema_migrations",
    "SELECT value FROM mps.settings WHERE name = 'currency'",
    "SELECT stream, seq, mac FROM mps.audit_heads ORDER BY stream",
];

/// Builds the contents from the rows of [`COUNTS`], followed by those of [`QUESTIONS`].
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
