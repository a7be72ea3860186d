//! Settlements.

use mps_domain::ids::{MerchantId, SettlementId};
use mps_domain::settlement::{Settlement, SettlementMode, SettlementStatus};
use mps_domain::transaction::TransactionType;
use mps_domain::{Money, Timestamp};
use uuid::Uuid;

use crate::error::StoreError;
use crate::query::{Conditions, Count, List, Page, Query, Span};
use crate::rows::Stored;
use crate::value::Row;

/// The settlement with this id, if it belongs to the merchant.
#[must_use]
pub fn of_merchant(merchant: MerchantId, id: SettlementId) -> Query<Settlement> {
    let names = Settlement::SHAPE.names("s");
    let sql =
        format!("SELECT {names} FROM mps.settlements s WHERE s.id = $1 AND s.merchant_id = $2");
    Query::new(
        sql,
        [id.uuid().into(), merchant.uuid().into()],
        Settlement::from_row,
    )
}

/// A filter for settlements.
#[derive(Debug, Clone, Copy, Default)]
pub struct SettlementFilter {
    /// Only settlements of this merchant.
    pub merchant: Option<MerchantId>,
    /// Only settlements in this state.
    pub status: Option<SettlementStatus>,
    /// Only settlements made in this span.
    pub span: Span,
}

impl SettlementFilter {
    fn conditions(&self) -> Conditions {
        let mut conditions = Conditions::default();
        conditions.and_if("s.merchant_id = {}", self.merchant.map(MerchantId::uuid));
        if let Some(status) = self.status {
            conditions.and_text(format!("s.status = '{}'", status.as_str()));
            if status != SettlementStatus::Paid {
                // The condition of the partial index of settlements that are not paid.
                conditions.and_text("s.status <> 'paid'");
            }
        }
        conditions.within("s.created_at", self.span);
        conditions
    }
}

const LIST: List<Settlement> = List {
    select: "SELECT {} FROM mps.settlements s",
    table: "mps.settlements s",
    order: ("s.created_at", "s.id"),
    read: Settlement::from_row,
};

/// A page of settlements, newest first.
#[must_use]
pub fn page(filter: &SettlementFilter, page: Page) -> Query<Settlement> {
    LIST.page(&Settlement::SHAPE.names("s"), filter.conditions(), page)
}

/// The number of settlements that match the filter.
#[must_use]
pub fn count(filter: &SettlementFilter) -> Count {
    let only_grows = filter.status.is_none();
    LIST.count(filter.conditions()).that_only_grows(only_grows)
}

/// A transaction of a settlement.
#[derive(Debug)]
pub struct Item {
    /// The transaction's id.
    pub transaction_id: Uuid,
    /// The transaction's number.
    pub tx_no: String,
    /// The transaction's type.
    pub tx_type: TransactionType,
    /// When it was made.
    pub created_at: Timestamp,
    /// The card's number.
    pub card_no: String,
    /// The merchant's order id.
    pub external_order_id: Option<String>,
    /// The amount of the transaction.
    pub amount: Money,
    /// The login name of the staff member who asked for it; `None` for the merchant's own account and for
    /// administrators.
    pub operator: Option<String>,
}

/// The time of the first transaction of a settlement.
#[must_use]
pub fn first_item(settlement: SettlementId) -> Query<Option<Timestamp>> {
    let sql = "SELECT min(t.created_at) FROM mps.settlement_items i \
               JOIN mps.transactions t ON t.id = i.transaction_id WHERE i.settlement_id = $1";
    Query::new(sql, [settlement.uuid().into()], |row| row.get(0))
}

/// The transactions of a merchant's settlement after this time and id, in order of time.
#[must_use]
pub fn items(
    merchant: MerchantId,
    settlement: SettlementId,
    after: (Timestamp, Uuid),
    limit: i64,
) -> Query<Item> {
    let sql = format!(
        "SELECT t.id, t.tx_no, t.tx_type, t.created_at, c.card_no, t.external_order_id, \
         t.final_amount, s.operator FROM mps.transactions t \
         JOIN mps.settlement_items i ON i.transaction_id = t.id AND i.settlement_id = $2 \
         JOIN mps.member_cards c ON c.id = t.card_id \
         LEFT JOIN mps.merchant_staff s ON s.id = t.operator_id \
         WHERE t.merchant_id = $1 AND (t.created_at, t.id) > ($3, $4) \
         ORDER BY t.created_at, t.id LIMIT {limit}"
    );
    let (time, id) = after;
    let values = [
        merchant.uuid().into(),
        settlement.uuid().into(),
        time.into(),
        id.into(),
    ];
    Query::new(sql, values, item)
}

fn item(row: &Row) -> Result<Item, StoreError> {
    Ok(Item {
        transaction_id: row.get(0)?,
        tx_no: row.get(1)?,
        tx_type: row.read(2, |text: String| TransactionType::from_text(&text))?,
        created_at: row.get(3)?,
        card_no: row.get(4)?,
        external_order_id: row.get(5)?,
        amount: row.get(6).map(Money::from_minor)?,
        operator: row.get(7)?,
    })
}

/// A merchant with automatic settlement, and the time up to which it has been settled.
#[derive(Debug)]
pub struct Automatic {
    /// The merchant.
    pub merchant_id: MerchantId,
    /// `TPlus1` or `Monthly`.
    pub mode: SettlementMode,
    /// The time up to which the merchant has been settled, or the time of its creation if it never was.
    pub since: Timestamp,
}

/// The merchants with automatic settlement.
#[must_use]
pub fn automatic() -> Query<Automatic> {
    let sql = "SELECT id, settlement_mode, coalesce(settled_through, created_at) \
               FROM mps.merchants WHERE settlement_mode <> 'realtime' ORDER BY id";
    Query::new(sql, [], |row| {
        Ok(Automatic {
            merchant_id: MerchantId::new(row.get(0)?),
            mode: row.read(1, |text: String| SettlementMode::from_text(&text))?,
            since: row.get(2)?,
        })
    })
}
