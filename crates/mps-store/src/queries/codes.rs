//! Payment codes.

use mps_domain::code::CodeHash;

use crate::query::Query;

/// One row if a code with this hash is known, live or not.
#[must_use]
pub fn exists(code: CodeHash) -> Query<()> {
    let sql = "SELECT 1 FROM mps.payment_codes WHERE hash = $1";
    Query::new(sql, [code.as_bytes().into()], |_| Ok(()))
}
