//! Payment codes.

use mps_domain::code::{CodeHash, CodeRow};
use mps_domain::ids::{CodeId, MemberId};

use crate::query::Query;
use crate::rows::Stored;
use crate::value::Row;

/// One row if a code with this hash is known, live or not.
#[must_use]
pub fn exists(code: CodeHash) -> Query<()> {
    let sql = "SELECT 1 FROM mps.payment_codes WHERE hash = $1";
    Query::new(sql, [code.as_bytes().into()], |_| Ok(()))
}

/// A member's code, and the member's access epoch.
#[must_use]
pub fn of_member(code: CodeId, member: MemberId) -> Query<(CodeRow, i64)> {
    let sql = format!(
        "SELECT {}, m.access_epoch FROM mps.payment_codes c \
         JOIN mps.member_profiles m ON m.id = c.member_id WHERE c.id = $1 AND c.member_id = $2",
        CodeRow::SHAPE.names("c")
    );
    let parameters = [code.uuid().into(), member.uuid().into()];
    Query::new(sql, parameters, |row: &Row| {
        Ok((CodeRow::from_row(row)?, row.get(CodeRow::SHAPE.len())?))
    })
}

/// The members of those codes that were used or ended before their expiry.
#[must_use]
pub fn ended_among(codes: &[CodeId]) -> Query<MemberId> {
    // Statements are prepared by their text: few numbers of parameters make few texts.
    let places = codes.len().max(1).next_power_of_two();
    let list: Vec<String> = (1..=places).map(|place| format!("${place}")).collect();
    let ids = (0..places).map(|place| codes.get(place).or(codes.first()).map(|id| id.uuid()));
    let sql = format!(
        "SELECT DISTINCT c.member_id FROM mps.payment_codes c \
         JOIN mps.member_profiles m ON m.id = c.member_id WHERE c.id IN ({}) \
         AND (c.ended IS NOT NULL OR c.uses > 0 OR c.access_epoch <> m.access_epoch)",
        list.join(", ")
    );
    Query::new(sql, ids.map(Into::into), |row| {
        Ok(MemberId::new(row.get(0)?))
    })
}
