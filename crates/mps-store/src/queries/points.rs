//! The changes of a card's points.

use mps_domain::ids::CardId;
use mps_domain::transaction::Transaction;

use crate::query::{Conditions, Count, List, Page, Query};
use crate::rows::Stored;

const LIST: List<Transaction> = List {
    select: "SELECT {} FROM mps.transactions t",
    table: "mps.transactions t",
    order: ("t.created_at", "t.id"),
    read: Transaction::from_row,
};

/// The transactions of a card that changed its points.
fn of(card: CardId) -> Conditions {
    let mut conditions = Conditions::default();
    let id = card.uuid();
    // There is an index by member, and a card with points belongs to one member.
    let owner = "t.member_id = (SELECT member_id FROM mps.member_cards WHERE id = {})";
    conditions.and(owner, id);
    conditions.and("t.card_id = {}", id);
    conditions.and_text("t.points <> 0");
    conditions
}

/// A page of the transactions that changed a card's points, newest first.
#[must_use]
pub fn page(card: CardId, page: Page) -> Query<Transaction> {
    LIST.page(&Transaction::SHAPE.names("t"), of(card), page)
}

/// The number of changes of a card's points.
#[must_use]
pub fn count(card: CardId) -> Count {
    LIST.count(of(card)).that_only_grows(true)
}
