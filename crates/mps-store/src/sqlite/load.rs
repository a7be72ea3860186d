//! Loading what operations need, one need at a time on prepared statements.

use mps_domain::need::Need;
use mps_domain::numbers::Series;
use mps_domain::unit_of_work::{NumberBlock, UnitOfWork};

use crate::error::StoreError;
use crate::loads::{self, Load};
use crate::sqlite::connection::{Connection, adapted};

/// A quarter of an hour after a payment `p`: times are microseconds.
const QUARTER_AFTER: &str = "p.created_at + 900000000";
const NEXT_NUMBER: &str = "SELECT next FROM number_series WHERE prefix = ?1";

/// Loads what is needed into the unit of work.
///
/// # Errors
/// [`StoreError`] when the database cannot be read or a row is not what it should be.
pub(crate) fn load(
    connection: &Connection,
    work: &mut UnitOfWork,
    need: Need,
) -> Result<(), StoreError> {
    let rows = match loads::load_of(&need, QUARTER_AFTER) {
        Load::Lookup(_, lookup) => {
            connection.adapted_rows(lookup.of_one(adapted), &loads::key_of(&need))?
        }
        Load::Query(sql, values) => connection.rows(&sql, &values)?,
        Load::Numbers(series, _) => {
            work.load_numbers(series, numbers(connection, series)?);
            return Ok(());
        }
    };
    loads::take(work, need, &rows)
}

/// SQLite has one writer, so the batch may use the rest of the series.
fn numbers(connection: &Connection, series: Series) -> Result<NumberBlock, StoreError> {
    let rows = connection.adapted_rows(NEXT_NUMBER, &[series.prefix().into()])?;
    let row = rows
        .first()
        .ok_or_else(|| StoreError::Corrupt(format!("the series {} is missing", series.prefix())))?;
    Ok(NumberBlock {
        next: row.get(0)?,
        end: i64::MAX,
    })
}
