//! Cards as their members see them.

use mps_domain::card::{BindingRole, Card, CorporateShare};
use mps_domain::ids::MemberId;

use crate::error::StoreError;
use crate::query::Query;
use crate::rows::{Stored, share_from};
use crate::value::Row;

/// A card of a member with the member's role on it.
#[derive(Debug)]
pub struct MemberCard {
    /// The card.
    pub card: Card,
    /// The member's role.
    pub role: BindingRole,
    /// The name of the card's level.
    pub level_name: String,
}

/// How many columns a card has; others follow.
const CARD: usize = 16;

/// All cards that a member is bound to, oldest first.
#[must_use]
pub fn of_member(member: MemberId) -> Query<MemberCard> {
    let sql = format!(
        "SELECT {}, b.role, coalesce(l.name, '') FROM mps.card_bindings b \
         JOIN mps.member_cards c ON c.id = b.card_id \
         LEFT JOIN mps.membership_levels l ON l.level = c.level \
         WHERE b.member_id = $1 ORDER BY c.created_at, c.id",
        Card::SHAPE.names("c")
    );
    Query::new(sql, [member.uuid().into()], member_card)
}

fn member_card(row: &Row) -> Result<MemberCard, StoreError> {
    const { assert!(Card::SHAPE.len() == CARD) };
    Ok(MemberCard {
        card: Card::from_row(row)?,
        role: row.read(CARD, |text: String| BindingRole::from_text(&text))?,
        level_name: row.get(CARD + 1)?,
    })
}

/// The corporate cards that bear on a member's discount.
#[must_use]
pub fn shares_of(member: MemberId) -> Query<CorporateShare> {
    Query::new(SHARES, [member.uuid().into()], share_from)
}

/// The text of [`shares_of`], which charges load too.
pub(crate) const SHARES: &str = "SELECT b.card_id, b.role, c.status, c.fixed_rate, c.expires_at \
     FROM mps.card_bindings b JOIN mps.member_cards c ON c.id = b.card_id \
     WHERE b.member_id = $1 AND c.card_type = 'corporate'";

/// The levels, lowest first.
#[must_use]
pub fn levels() -> Query<mps_domain::level::Level> {
    Query::new(LEVELS, [], crate::rows::level_from)
}

/// The text of [`levels`], which charges load too.
pub(crate) const LEVELS: &str =
    "SELECT level, name, min_points, rate FROM mps.membership_levels ORDER BY level";
