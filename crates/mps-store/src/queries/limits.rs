//! Limits.

use mps_domain::ids::MerchantId;
use mps_domain::limits::Limit;

use crate::query::Query;
use crate::rows::Stored;

/// All limits that were set.
#[must_use]
pub fn all() -> Query<Limit> {
    let names = Limit::SHAPE.names("l");
    let sql = format!("SELECT {names} FROM mps.limits l ORDER BY l.kind, l.object_id");
    Query::new(sql, [], Limit::from_row)
}

/// The limits that were set for a merchant's own account and its staff.
#[must_use]
pub fn of_merchant(merchant: MerchantId) -> Query<Limit> {
    let names = Limit::SHAPE.names("l");
    let sql = format!(
        "SELECT {names} FROM mps.limits l WHERE l.kind = 'staff_refund_day' AND (l.object_id = $1 \
         OR l.object_id IN (SELECT s.id FROM mps.merchant_staff s WHERE s.merchant_id = $1)) \
         ORDER BY l.kind, l.object_id"
    );
    Query::new(sql, [merchant.uuid().into()], Limit::from_row)
}
