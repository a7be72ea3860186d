//! Cards, for their members and for administrators.

use mps_domain::Timestamp;
use mps_domain::accounts::PasswordHash;
use mps_domain::card::{Binding, BindingRole, Card, CardStatus, CardType, Entitlement};
use mps_domain::code::CodeHash;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::names::number;

use crate::error::StoreError;
use crate::loads;
use crate::query::{Conditions, Count, FOUND_MAX, List, Page, Query, counted, escaped};
use crate::rows::{Stored, entitlement_from};
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

/// The number of columns of a card; other columns follow.
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

/// The corporate cards that give a member a discount.
#[must_use]
pub fn entitlements_of(member: MemberId) -> Query<Entitlement> {
    let sql = loads::entitlements().text_of_one();
    Query::new(sql, [member.uuid().into()], entitlement_from)
}

/// The levels, lowest first.
#[must_use]
pub fn levels() -> Query<mps_domain::level::Level> {
    Query::new(loads::levels().text_of_one(), [], crate::rows::level_from)
}

/// The password that a member needs to bind themselves to a card.
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

/// The lock of the card with this number, in any case and with blanks.
#[must_use]
pub fn binding_lock_of_no(card_no: &str) -> Query<BindingLock> {
    let sql = "SELECT id, binding_password_hash FROM mps.member_cards WHERE card_no = $1";
    Query::new(sql, [number(card_no).into()], lock)
}

/// When the newest payment code was created that has no end recorded.
#[must_use]
pub fn newest_code() -> Query<Option<Timestamp>> {
    let sql = "SELECT max(q.created_at) FROM mps.payment_codes q WHERE q.ended IS NULL";
    Query::new(sql, [], |row| row.get(0))
}

/// Some of the live codes that were created by `until`, of all cards or of cards of one type.
#[must_use]
pub fn live_codes(card_type: Option<CardType>, until: Timestamp, at_most: i64) -> Query<CodeHash> {
    let of_type = card_type.map_or_else(String::new, |card_type| {
        format!("AND c.card_type = '{}'", card_type.as_str())
    });
    let sql = format!(
        "SELECT q.hash FROM mps.payment_codes q JOIN mps.member_cards c ON c.id = q.card_id \
         WHERE q.ended IS NULL AND q.expires_at > $1 AND q.created_at <= $1 {of_type} \
         LIMIT {at_most}"
    );
    Query::new(sql, [until.into()], |row| {
        row.get(0).map(CodeHash::from_bytes)
    })
}

/// A card with the name of its level.
#[derive(Debug)]
pub struct CardView {
    /// The card.
    pub card: Card,
    /// The name of its level.
    pub level_name: String,
}

fn card_view(row: &Row) -> Result<CardView, StoreError> {
    Ok(CardView {
        card: Card::from_row(row)?,
        level_name: row.get(CARD)?,
    })
}

/// A prefix of card numbers.
#[derive(Debug, Clone, Copy)]
pub struct Prefix<'a> {
    /// The prefix, in capitals.
    pub text: &'a str,
    /// The number of cards that have it, counted up to one more than [`FOUND_MAX`].
    pub found: i64,
}

/// A filter for cards.
#[derive(Debug, Clone, Copy, Default)]
pub struct CardFilter<'a> {
    /// Only cards of this type.
    pub card_type: Option<CardType>,
    /// Only cards in this state at this time, whatever state is stored: see [`Card::status_at`].
    pub status: Option<(CardStatus, Timestamp)>,
    /// Whether few cards have expired. If so, expired cards are looked up by their expiry time.
    pub few_are_over: bool,
    /// Only cards that are bound to this member.
    pub member: Option<MemberId>,
    /// Only cards whose number begins with this prefix.
    pub prefix: Option<Prefix<'a>>,
}

/// Adds the condition that a number begins with a prefix, in the form that uses the index of numbers. Digits
/// come before letters in the collation of every language, and numbers have no other characters.
fn by_number(conditions: &mut Conditions, prefix: &str) {
    let beyond = format!("{prefix}ZZZZZZZZZZZZZZZZ");
    let values = [prefix.into(), beyond.into()];
    conditions.and_with("c.card_no >= {1} AND c.card_no <= {2}", values);
}

/// Adds the condition that a number begins with a prefix, in a form that uses no index.
fn by_looking(conditions: &mut Conditions, prefix: &str) {
    let pattern = format!("{}%", escaped(prefix));
    conditions.and("c.card_no LIKE {} ESCAPE '\\'", pattern);
}

impl<'a> CardFilter<'a> {
    /// Whether the number is the only condition.
    #[must_use]
    pub const fn is_all(&self) -> bool {
        self.card_type.is_none() && self.status.is_none() && self.member.is_none()
    }

    /// Returns all conditions except that on the number.
    fn others(&self) -> Conditions {
        let mut conditions = Conditions::default();
        let bound = "c.id IN (SELECT card_id FROM mps.card_bindings WHERE member_id = {})";
        conditions.and_if(bound, self.member.map(MemberId::uuid));
        // These conditions repeat, word for word, those of the partial indexes of rare cards.
        if let Some(card_type) = self.card_type {
            conditions.and_text(format!("c.card_type = '{}'", card_type.as_str()));
            if card_type != CardType::Standard {
                conditions.and_text("c.card_type <> 'standard'");
            }
        }
        match self.status {
            Some((CardStatus::Expired, now)) => self.over(&mut conditions, now),
            Some((status, now)) => {
                conditions.and_text(format!("c.status = '{}'", status.as_str()));
                if status != CardStatus::Active {
                    conditions.and_text("c.status <> 'active'");
                }
                if status != CardStatus::Closed {
                    conditions.and("(c.expires_at IS NULL OR c.expires_at > {})", now);
                }
            }
            None => {}
        }
        conditions
    }

    /// Adds the condition that a card has expired. One index is by expiry time, another is in the order of
    /// the list. Each form of the condition keeps the planner from using the other index.
    fn over(&self, conditions: &mut Conditions, now: Timestamp) {
        if self.few_are_over {
            conditions.and_text(HAS_AN_END);
            conditions.and("c.expires_at <= {}", now);
        } else {
            let has_an_end = "coalesce(c.expires_at, c.expires_at) IS NOT NULL";
            conditions.and_text(format!("{has_an_end} AND c.status <> 'closed'"));
            conditions.and("coalesce(c.expires_at, c.expires_at) <= {}", now);
        }
    }

    /// Whether few cards match and an index finds them that is not in the order of the list.
    fn are_few(&self) -> bool {
        let are_over = matches!(self.status, Some((CardStatus::Expired, _)));
        self.looked_up().is_some() || (are_over && self.few_are_over)
    }

    /// Returns the prefix of the number, if cards are found by that and not by the other conditions.
    fn looked_up(&self) -> Option<&'a str> {
        let prefix = self.prefix?;
        (prefix.found <= FOUND_MAX || self.is_all()).then_some(prefix.text)
    }

    fn conditions(&self) -> Conditions {
        let mut conditions = self.others();
        match (self.looked_up(), self.prefix) {
            (Some(prefix), _) => by_number(&mut conditions, prefix),
            (None, Some(prefix)) => by_looking(&mut conditions, prefix.text),
            (None, None) => {}
        }
        conditions
    }
}

/// The condition of the index of cards by expiry time, word for word.
pub(crate) const HAS_AN_END: &str = "c.expires_at IS NOT NULL AND c.status <> 'closed'";

const LIST: List<CardView> = List {
    select: "SELECT {}, coalesce(l.name, '') FROM mps.member_cards c \
             LEFT JOIN mps.membership_levels l ON l.level = c.level",
    table: "mps.member_cards c",
    order: ("c.created_at", "c.id"),
    read: card_view,
};

/// The number of cards whose number begins with this prefix, counted up to one more than [`FOUND_MAX`].
#[must_use]
pub fn numbers_like(prefix: &str) -> Query<i64> {
    let mut conditions = Conditions::default();
    by_number(&mut conditions, prefix);
    counted(LIST.table, conditions, FOUND_MAX)
}

/// A page of cards, newest first.
#[must_use]
pub fn page(filter: &CardFilter<'_>, page: Page) -> Query<CardView> {
    let (columns, conditions) = (Card::SHAPE.names("c"), filter.conditions());
    if filter.are_few() {
        LIST.page_of_few(&columns, conditions, page)
    } else {
        LIST.page(&columns, conditions, page)
    }
}

/// The same page as [`page`], but only of cards among the newest: `among` of them and one more.
#[must_use]
pub fn page_among_newest(filter: &CardFilter<'_>, page: Page, among: i64) -> Query<CardView> {
    let narrow = |conditions: &mut Conditions| {
        if let Some(prefix) = filter.prefix {
            by_looking(conditions, prefix.text);
        }
    };
    LIST.page_among_newest(
        &Card::SHAPE.names("c"),
        filter.others(),
        narrow,
        page,
        among,
    )
}

/// The number of cards that match the filter.
#[must_use]
pub fn count(filter: &CardFilter<'_>) -> Count {
    // The type and the number of a card never change.
    let only_grows = filter.status.is_none() && filter.member.is_none();
    let by_end = CardFilter {
        few_are_over: true,
        ..*filter
    };
    LIST.count(by_end.conditions()).that_only_grows(only_grows)
}

/// The card with this id.
#[must_use]
pub fn by_id(card: CardId) -> Query<CardView> {
    let select = LIST.select.replace("{}", &Card::SHAPE.names("c"));
    let sql = format!("{select} WHERE c.id = $1");
    Query::new(sql, [card.uuid().into()], card_view)
}

/// A member who is bound to a card.
#[derive(Debug)]
pub struct BoundMember {
    /// The binding.
    pub binding: Binding,
    /// The member's number.
    pub member_no: String,
    /// The member's name.
    pub name: String,
}

/// The highest number of bound members that are shown with a card.
pub const BOUND_MAX: i64 = 1_000;

/// The members who are bound to a card, in the order of their binding, at most [`BOUND_MAX`].
#[must_use]
pub fn bound_to(card: CardId) -> Query<BoundMember> {
    let sql = format!(
        "SELECT {}, p.member_no, p.name FROM mps.card_bindings b \
         JOIN mps.member_profiles p ON p.id = b.member_id \
         WHERE b.card_id = $1 ORDER BY b.created_at, b.member_id LIMIT {BOUND_MAX}",
        Binding::SHAPE.names("b")
    );
    Query::new(sql, [card.uuid().into()], bound_member)
}

fn bound_member(row: &Row) -> Result<BoundMember, StoreError> {
    const { assert!(Binding::SHAPE.len() == BINDING) };
    Ok(BoundMember {
        binding: Binding::from_row(row)?,
        member_no: row.get(BINDING)?,
        name: row.get(BINDING + 1)?,
    })
}

/// The number of columns of a binding; other columns follow.
const BINDING: usize = 4;

/// A member's id alone does not identify a binding. The first parameter, the card, does.
const BINDINGS: List<BoundMember> = List {
    select: "SELECT {}, p.member_no, p.name FROM mps.card_bindings b \
             JOIN mps.member_profiles p ON p.id = b.member_id AND b.card_id = $1",
    table: "mps.card_bindings b",
    order: ("b.created_at", "b.member_id"),
    read: bound_member,
};

fn of_card(card: CardId) -> Conditions {
    let mut conditions = Conditions::default();
    conditions.and("b.card_id = {}", card.uuid());
    conditions
}

/// A page of the members who are bound to a card, newest first.
#[must_use]
pub fn bindings_page(card: CardId, page: Page) -> Query<BoundMember> {
    BINDINGS.page(&Binding::SHAPE.names("b"), of_card(card), page)
}

/// The number of members who are bound to a card.
#[must_use]
pub fn bindings_count(card: CardId) -> Count {
    BINDINGS.count(of_card(card))
}

/// The role of a member on a card, if they are bound to it.
#[must_use]
pub fn role_on(card: CardId, member: MemberId) -> Query<BindingRole> {
    let sql = "SELECT role FROM mps.card_bindings WHERE card_id = $1 AND member_id = $2";
    let parameters = [card.uuid().into(), member.uuid().into()];
    Query::new(sql, parameters, |row| {
        row.read(0, |text: String| BindingRole::from_text(&text))
    })
}
