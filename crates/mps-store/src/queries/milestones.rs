//! When each milestone was last reached.

use mps_domain::Timestamp;

use crate::query::Query;

/// The name of each milestone that was reached, and when it was last reached.
#[must_use]
pub fn all() -> Query<(String, Timestamp)> {
    let sql = "SELECT name, at FROM mps.marks ORDER BY name";
    Query::new(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
}
