//! Transactions as lists and one by one.

use mps_domain::Timestamp;
use mps_domain::ids::{CardId, MemberId, MerchantId};
use mps_domain::transaction::{Transaction, TransactionType};

use crate::error::StoreError;
use crate::query::{Filter, Page, Query};
use crate::rows::Stored;
use crate::value::Row;

/// A transaction with the numbers and names that people know its parts by.
#[derive(Debug)]
pub struct TransactionView {
    /// The transaction.
    pub transaction: Transaction,
    /// The card's number.
    pub card_no: String,
    /// Of a refund: the payment's number.
    pub original_tx_no: Option<String>,
    /// The merchant's name.
    pub merchant_name: Option<String>,
}

/// How many columns a transaction has; others follow.
const TRANSACTION: usize = 25;
/// Up to how many rows a list's total is counted; beyond, it is "at least so many".
pub const COUNTED_MAX: i64 = 10_000;

fn view(row: &Row) -> Result<TransactionView, StoreError> {
    const { assert!(Transaction::SHAPE.len() == TRANSACTION) };
    Ok(TransactionView {
        transaction: Transaction::from_row(row)?,
        card_no: row.get(TRANSACTION)?,
        original_tx_no: row.get(TRANSACTION + 1)?,
        merchant_name: row.get(TRANSACTION + 2)?,
    })
}

fn select(condition: &str) -> String {
    format!(
        "SELECT {}, c.card_no, o.tx_no, m.name FROM mps.transactions t \
         JOIN mps.member_cards c ON c.id = t.card_id \
         LEFT JOIN mps.transactions o ON o.id = t.original_id \
         LEFT JOIN mps.merchants m ON m.id = t.merchant_id \
         WHERE {condition}",
        Transaction::SHAPE.names("t")
    )
}

/// The transaction with this number.
#[must_use]
pub fn by_no(tx_no: &str) -> Query<TransactionView> {
    Query::new(select("t.tx_no = $1"), [tx_no.into()], view)
}

/// The transaction that a merchant's order led to.
#[must_use]
pub fn by_order(merchant: MerchantId, external_order_id: &str) -> Query<TransactionView> {
    let condition = "t.id = (SELECT transaction_id FROM mps.orders \
                     WHERE owner_id = $1 AND external_order_id = $2)";
    Query::new(
        select(condition),
        [merchant.uuid().into(), external_order_id.into()],
        view,
    )
}

/// Which of a member's transactions.
#[derive(Debug, Clone, Default)]
pub struct MemberFilter {
    /// From this time on.
    pub from: Option<Timestamp>,
    /// Before this time.
    pub until: Option<Timestamp>,
    /// Of this card.
    pub card: Option<CardId>,
    /// Of this type.
    pub tx_type: Option<TransactionType>,
}

impl MemberFilter {
    fn conditions(&self, member: MemberId) -> Filter {
        let mut filter = Filter::default();
        filter.and("t.member_id = {}", member.uuid());
        filter.and_if("t.created_at >= {}", self.from);
        filter.and_if("t.created_at < {}", self.until);
        filter.and_if("t.card_id = {}", self.card.map(CardId::uuid));
        filter.and_if("t.tx_type = {}", self.tx_type.map(TransactionType::as_str));
        filter
    }
}

/// A page of a member's transactions, newest first.
#[must_use]
pub fn of_member(member: MemberId, which: &MemberFilter, page: Page) -> Query<TransactionView> {
    let mut filter = which.conditions(member);
    if let Some((time, id)) = page.after {
        filter.and_pair_below("t.created_at, t.id", time, id);
    }
    let (condition, mut parameters) = filter.finish();
    parameters.extend([page.limit.into(), page.offset.into()]);
    let (limit, offset) = (parameters.len().saturating_sub(1), parameters.len());
    let order = format!("ORDER BY t.created_at DESC, t.id DESC LIMIT ${limit} OFFSET ${offset}");
    Query::new(format!("{} {order}", select(&condition)), parameters, view)
}

/// How many transactions of a member the filter leaves, counted up to one more than
/// [`COUNTED_MAX`].
#[must_use]
pub fn count_of_member(member: MemberId, which: &MemberFilter) -> Query<i64> {
    let (condition, parameters) = which.conditions(member).finish();
    let most = COUNTED_MAX.saturating_add(1);
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 FROM mps.transactions t WHERE {condition} LIMIT {most}) counted"
    );
    Query::new(sql, parameters, |row| row.get(0))
}
