//! Cards as their members see them.

use mps_domain::Timestamp;
use mps_domain::accounts::PasswordHash;
use mps_domain::card::{BindingRole, Card, CardType, CorporateShare};
use mps_domain::code::CodeHash;
use mps_domain::ids::{CardId, MemberId};

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
const CARD: usize = 18;

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

/// What a member who wants to bind themselves to a card has to get past.
#[derive(Debug)]
pub struct BindingLock {
    /// The card.
    pub card_id: CardId,
    /// The hash of its binding password, if it has one.
    pub password: Option<PasswordHash>,
}

fn lock(row: &Row) -> Result<BindingLock, StoreError> {
    let hash: Option<String> = row.get(1)?;
    Ok(BindingLock {
        card_id: CardId::new(row.get(0)?),
        password: hash.map(PasswordHash::new),
    })
}

/// The lock of the card with this id.
#[must_use]
pub fn binding_lock(card: CardId) -> Query<BindingLock> {
    let sql = "SELECT id, binding_password_hash FROM mps.member_cards WHERE id = $1";
    Query::new(sql, [card.uuid().into()], lock)
}

/// The lock of the card with this number.
#[must_use]
pub fn binding_lock_of_no(card_no: &str) -> Query<BindingLock> {
    let sql = "SELECT id, binding_password_hash FROM mps.member_cards WHERE card_no = $1";
    Query::new(sql, [card_no.into()], lock)
}

/// Some of the codes that are live, of cards of a type or of all, and were made by `until`.
#[must_use]
pub fn live_codes(card_type: Option<CardType>, until: Timestamp, at_most: i64) -> Query<CodeHash> {
    let sql = "SELECT q.hash FROM mps.payment_codes q JOIN mps.member_cards c ON c.id = q.card_id \
               WHERE q.ended IS NULL AND q.expires_at > $1 AND q.created_at <= $1 \
               AND ($2 = '' OR c.card_type = $2) LIMIT $3";
    let card_type = card_type.map_or("", CardType::as_str);
    Query::new(
        sql,
        [until.into(), card_type.into(), at_most.into()],
        |row| row.get(0).map(CodeHash::from_bytes),
    )
}
