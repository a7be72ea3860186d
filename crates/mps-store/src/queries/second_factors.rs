//! Second factors, to check codes against.

use mps_domain::second_factor::{Holder, SecondFactor};

use crate::query::Query;
use crate::rows::{Stored, holder_values};

/// The second factor of an account, confirmed or not.
#[must_use]
pub fn of(holder: Holder) -> Query<SecondFactor> {
    let sql = SecondFactor::SHAPE.select();
    Query::new(sql, holder_values(holder), SecondFactor::from_row)
}
