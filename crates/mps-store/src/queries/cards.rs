//! Cards as their members see them, and as administrators find them.

use mps_domain::Timestamp;
use mps_domain::accounts::PasswordHash;
use mps_domain::card::{Binding, BindingRole, Card, CardStatus, CardType, Entitlement};
use mps_domain::code::CodeHash;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::names::number;

use crate::error::StoreError;
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
pub fn entitlements_of(member: MemberId) -> Query<Entitlement> {
    Query::new(ENTITLEMENTS, [member.uuid().into()], entitlement_from)
}

/// The text of [`entitlements_of`], which charges load too.
pub(crate) const ENTITLEMENTS: &str = "SELECT b.card_id, b.role, c.status, c.fixed_rate, c.expires_at \
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

/// The lock of the card with this number, in any case and with blanks.
#[must_use]
pub fn binding_lock_of_no(card_no: &str) -> Query<BindingLock> {
    let sql = "SELECT id, binding_password_hash FROM mps.member_cards WHERE card_no = $1";
    Query::new(sql, [number(card_no).into()], lock)
}

/// When the newest payment code that has not ended was made.
#[must_use]
pub fn newest_code() -> Query<Option<Timestamp>> {
    let sql = "SELECT max(q.created_at) FROM mps.payment_codes q WHERE q.ended IS NULL";
    Query::new(sql, [], |row| row.get(0))
}

/// Some of the codes that are live, of cards of a type or of all, and were made by `until`.
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

/// The beginning of a card's number.
#[derive(Debug, Clone, Copy)]
pub struct Prefix<'a> {
    /// The beginning, in capitals.
    pub text: &'a str,
    /// How many cards have it, counted up to one more than [`FOUND_MAX`].
    pub found: i64,
}

/// Which cards.
#[derive(Debug, Clone, Copy, Default)]
pub struct CardFilter<'a> {
    /// Of this type.
    pub card_type: Option<CardType>,
    /// In this state at this time, whatever is stored: see [`Card::status_at`].
    pub status: Option<(CardStatus, Timestamp)>,
    /// Whether those that are over their time were found to be few: then they are looked up by their end.
    pub few_are_over: bool,
    /// Bound to this member.
    pub member: Option<MemberId>,
    /// With a number that begins like this.
    pub prefix: Option<Prefix<'a>>,
}

/// Adds that a number begins like a text, as the index of numbers finds it. Digits stand before letters
/// in the order of any language, and numbers have nothing else.
fn by_number(conditions: &mut Conditions, prefix: &str) {
    let beyond = format!("{prefix}ZZZZZZZZZZZZZZZZ");
    let values = [prefix.into(), beyond.into()];
    conditions.and_with("c.card_no >= {1} AND c.card_no <= {2}", values);
}

/// Adds that a number begins like a text, as no index finds it.
fn by_looking(conditions: &mut Conditions, prefix: &str) {
    let pattern = format!("{}%", escaped(prefix));
    conditions.and("c.card_no LIKE {} ESCAPE '\\'", pattern);
}

impl<'a> CardFilter<'a> {
    /// Whether there is no condition but on the number.
    #[must_use]
    pub const fn is_all(&self) -> bool {
        self.card_type.is_none() && self.status.is_none() && self.member.is_none()
    }

    /// The conditions but that on the number.
    fn others(&self) -> Conditions {
        let mut conditions = Conditions::default();
        let bound = "c.id IN (SELECT card_id FROM mps.card_bindings WHERE member_id = {})";
        conditions.and_if(bound, self.member.map(MemberId::uuid));
        // The conditions of the indexes of what is rare stand there word by word.
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

    /// Adds that a card is over its time. There is an index by the end, and one in the order of the list,
    /// with a condition that keeps either out of where the other is meant.
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

    /// Whether an index that is not in the order of the list finds the few that there are.
    fn are_few(&self) -> bool {
        let are_over = matches!(self.status, Some((CardStatus::Expired, _)));
        self.looked_up().is_some() || (are_over && self.few_are_over)
    }

    /// The beginning of the number, where cards are found by that and not by the other conditions.
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

/// The condition of the index of cards by their end, word by word.
pub(crate) const HAS_AN_END: &str = "c.expires_at IS NOT NULL AND c.status <> 'closed'";

const LIST: List<CardView> = List {
    select: "SELECT {}, coalesce(l.name, '') FROM mps.member_cards c \
             LEFT JOIN mps.membership_levels l ON l.level = c.level",
    table: "mps.member_cards c",
    order: ("c.created_at", "c.id"),
    read: card_view,
};

/// How many numbers begin like this, counted up to one more than [`FOUND_MAX`].
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

/// A page of cards as [`page`] gives it, of those only that are among so many of the newest.
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

/// How many cards the conditions leave.
#[must_use]
pub fn count(filter: &CardFilter<'_>) -> Count {
    // No card changes its type or its number.
    let only_grows = filter.status.is_none() && filter.member.is_none();
    let by_end = CardFilter {
        few_are_over: true,
        ..*filter
    };
    LIST.count(by_end.conditions()).that_only_grows(only_grows)
}

/// The card of this id.
#[must_use]
pub fn by_id(card: CardId) -> Query<CardView> {
    let select = LIST.select.replace("{}", &Card::SHAPE.names("c"));
    let sql = format!("{select} WHERE c.id = $1");
    Query::new(sql, [card.uuid().into()], card_view)
}

/// Somebody who is bound to a card.
#[derive(Debug)]
pub struct BoundMember {
    /// The binding.
    pub binding: Binding,
    /// The member's number.
    pub member_no: String,
    /// The member's name.
    pub name: String,
}

/// Up to how many of those who are bound to a card are shown with it.
pub const BOUND_MAX: i64 = 1_000;

/// Who is bound to a card, in the order in which they came, at most [`BOUND_MAX`].
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

/// How many columns a binding has; others follow.
const BINDING: usize = 4;

/// A member alone does not tell which binding it is: the first parameter, which is the card, does.
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

/// A page of those who are bound to a card, newest first.
#[must_use]
pub fn bindings_page(card: CardId, page: Page) -> Query<BoundMember> {
    BINDINGS.page(&Binding::SHAPE.names("b"), of_card(card), page)
}

/// How many are bound to a card.
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
