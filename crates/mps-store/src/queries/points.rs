//! The points of a card, change by change.

use mps_domain::Timestamp;
use mps_domain::ids::CardId;
use mps_domain::transaction::PointReason;
use uuid::Uuid;

use crate::error::StoreError;
use crate::query::{Count, Filter, List, Page, Query, id_of, number_of};
use crate::value::Row;

/// A change of a card's points as stored.
#[derive(Debug)]
pub struct Entry {
    /// Its number in the database.
    pub id: i64,
    /// By how much the points changed.
    pub change: i64,
    /// The points before.
    pub balance_before: i64,
    /// The points after.
    pub balance_after: i64,
    /// Why.
    pub reason: PointReason,
    /// Why, in words, when it was done by hand.
    pub note: Option<String>,
    /// The number of the transaction.
    pub tx_no: Option<String>,
    /// When.
    pub created_at: Timestamp,
}

impl Entry {
    /// The change's number as the id of a cursor.
    #[must_use]
    pub fn cursor_id(&self) -> Uuid {
        id_of(self.id)
    }
}

// A card's changes have their numbers in the order of their times, since each waits for the one
// before: the number alone says where to go on, and there is an index by it.
const LIST: List<Entry> = List {
    select: "SELECT p.id, p.change, p.balance_before, p.balance_after, p.reason, p.note, t.tx_no, \
             p.created_at FROM mps.point_ledger p \
             LEFT JOIN mps.transactions t ON t.id = p.transaction_id",
    table: "mps.point_ledger p",
    order: ("p.card_id", "p.id"),
    read: entry,
};

fn entry(row: &Row) -> Result<Entry, StoreError> {
    Ok(Entry {
        id: row.get(0)?,
        change: row.get(1)?,
        balance_before: row.get(2)?,
        balance_after: row.get(3)?,
        reason: row.read(4, |text: String| PointReason::from_text(&text))?,
        note: row.get(5)?,
        tx_no: row.get(6)?,
        created_at: row.get(7)?,
    })
}

fn of(card: CardId) -> Filter {
    let mut filter = Filter::default();
    filter.and("p.card_id = {}", card.uuid());
    filter
}

/// A page of the changes of a card's points, newest first.
#[must_use]
pub fn page(card: CardId, page: Page) -> Query<Entry> {
    let mut filter = of(card);
    filter.and_if("p.id < {}", page.after.map(|(_, id)| number_of(id)));
    LIST.rows("", filter, page)
}

/// How many changes a card's points had.
#[must_use]
pub fn count(card: CardId) -> Count {
    LIST.count(of(card)).that_only_grows(true)
}
