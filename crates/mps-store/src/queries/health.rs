//! Things that an administrator should look after. Each count stops at [`LOOKED_AT`].

use mps_domain::lease::Forget;
use mps_domain::{Money, Timestamp};

use crate::query::Query;
use crate::rows::count_forgotten;
use crate::value::Value;

/// The highest number that is counted of each thing. A higher number would not change what to do.
pub const LOOKED_AT: i64 = 1_000;

fn up_to(condition: &str, parameters: impl IntoIterator<Item = Value>) -> Query<i64> {
    let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {condition} LIMIT {LOOKED_AT}) found");
    Query::new(sql, parameters, |row| row.get(0))
}

/// Expired sessions that are not removed yet.
#[must_use]
pub fn expired_sessions(now: Timestamp) -> Query<i64> {
    up_to("mps.sessions WHERE expires_at <= $1", [now.into()])
}

/// Live sessions that end between two times.
#[must_use]
pub fn sessions_ending(from: Timestamp, until: Timestamp) -> Query<i64> {
    let condition = "mps.sessions WHERE expires_at > $1 AND expires_at <= $2 AND ended_at IS NULL";
    up_to(condition, [from.into(), until.into()])
}

/// Live payment codes that end between two times.
#[must_use]
pub fn codes_ending(from: Timestamp, until: Timestamp) -> Query<i64> {
    let condition =
        "mps.payment_codes WHERE expires_at > $1 AND expires_at <= $2 AND ended IS NULL";
    up_to(condition, [from.into(), until.into()])
}

/// Active standard cards with a balance above zero but below an amount.
#[must_use]
pub fn low_balances(below: Money, now: Timestamp) -> Query<i64> {
    let condition = "mps.member_cards WHERE balance > 0 AND balance < $1 \
                     AND card_type = 'standard' AND status = 'active' \
                     AND (expires_at IS NULL OR expires_at > $2)";
    up_to(condition, [below.into(), now.into()])
}

/// Active shared cards and vouchers that expire between two times.
#[must_use]
pub fn cards_ending(from: Timestamp, until: Timestamp) -> Query<i64> {
    let condition = "mps.member_cards WHERE card_type <> 'standard' AND status = 'active' \
                     AND status <> 'closed' AND expires_at IS NOT NULL AND expires_at > $1 AND expires_at <= $2";
    up_to(condition, [from.into(), until.into()])
}

/// Approvals that wait for another administrator.
#[must_use]
pub fn approvals_waiting(now: Timestamp) -> Query<i64> {
    up_to(
        "mps.approvals WHERE status = 'pending' AND expires_at > $1",
        [now.into()],
    )
}

/// Administrators who are active.
#[must_use]
pub fn admins_active() -> Query<i64> {
    up_to("mps.admins WHERE status = 'active'", [])
}

/// 1 when fewer than two administrators are active, else 0.
#[must_use]
pub fn lacks_second_admin() -> Query<i64> {
    let sql =
        "SELECT CASE WHEN count(*) < 2 THEN 1 ELSE 0 END FROM mps.admins WHERE status = 'active'";
    Query::new(sql, [], |row| row.get(0))
}

/// Merchants that are not active.
#[must_use]
pub fn merchants_inactive() -> Query<i64> {
    up_to("mps.merchants WHERE status <> 'active'", [])
}

/// Members who are suspended.
#[must_use]
pub fn members_suspended() -> Query<i64> {
    let condition = "mps.member_profiles WHERE status = 'suspended' AND status <> 'active'";
    up_to(condition, [])
}

/// Rows that are to be forgotten and are still there.
#[must_use]
pub fn overdue(forget: &Forget) -> Query<i64> {
    let (sql, before) = count_forgotten(forget, LOOKED_AT);
    Query::new(sql, before, |row| row.get(0))
}
