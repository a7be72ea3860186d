//! What is in a copy, asked of the state that is copied.

use crate::backup::Contents;
use crate::error::StoreError;
use crate::value::Row;
use crate::verify::COUNTS;

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
