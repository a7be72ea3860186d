//! Transactions, in lists and one by one.

use mps_domain::ids::{CardId, MemberId, MerchantId, TransactionId};
use mps_domain::names::{login, login_key};
use mps_domain::transaction::{Transaction, TransactionType};

use crate::error::StoreError;
use crate::query::{Conditions, Count, List, Page, Query, Span};
use crate::rows::Stored;
use crate::value::Row;

/// A transaction with the numbers and names that people use for its parts.
#[derive(Debug)]
pub struct TransactionView {
    /// The transaction.
    pub transaction: Transaction,
    /// The card's number.
    pub card_no: String,
    /// The payment's number, if this is a refund.
    pub original_tx_no: Option<String>,
    /// The merchant's name.
    pub merchant_name: Option<String>,
}

/// The number of columns of a transaction; other columns follow.
const TRANSACTION: usize = 29;

fn view(row: &Row) -> Result<TransactionView, StoreError> {
    const { assert!(Transaction::SHAPE.len() == TRANSACTION) };
    Ok(TransactionView {
        transaction: Transaction::from_row(row)?,
        card_no: row.get(TRANSACTION)?,
        original_tx_no: row.get(TRANSACTION + 1)?,
        merchant_name: row.get(TRANSACTION + 2)?,
    })
}

fn columns() -> String {
    format!(
        "{}, c.card_no, o.tx_no, m.name",
        Transaction::SHAPE.names("t")
    )
}

fn select(condition: &str) -> String {
    format!(
        "{} WHERE {condition}",
        LIST.select.replace("{}", &columns())
    )
}

/// The transaction with this number.
#[must_use]
pub fn by_no(tx_no: &str) -> Query<TransactionView> {
    Query::new(select("t.tx_no = $1"), [tx_no.into()], view)
}

/// The transaction with this id.
#[must_use]
pub fn by_id(id: TransactionId) -> Query<TransactionView> {
    Query::new(select("t.id = $1"), [id.uuid().into()], view)
}

/// The transaction of a merchant's order.
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

/// A filter for transactions.
#[derive(Debug, Clone, Copy, Default)]
pub struct TransactionFilter<'a> {
    /// Only transactions of this member.
    pub member: Option<MemberId>,
    /// Only transactions of this merchant.
    pub merchant: Option<MerchantId>,
    /// Only transactions of this card.
    pub card: Option<CardId>,
    /// Only transactions of this type.
    pub tx_type: Option<TransactionType>,
    /// Only transactions by the staff member of this merchant with this login name.
    pub operator: Option<(MerchantId, &'a str)>,
    /// Only transactions in this span.
    pub span: Span,
}

impl TransactionFilter<'_> {
    fn conditions(&self) -> Conditions {
        let mut conditions = Conditions::default();
        conditions.and_if("t.member_id = {}", self.member.map(MemberId::uuid));
        conditions.and_if("t.merchant_id = {}", self.merchant.map(MerchantId::uuid));
        conditions.within("t.created_at", self.span);
        if let Some(card) = self.card.map(CardId::uuid) {
            conditions.and("t.card_id = {}", card);
            if self.member.is_none() && self.merchant.is_none() {
                // There is an index by member, and a card that pays belongs to one member.
                let owner = "t.member_id = (SELECT member_id FROM mps.member_cards WHERE id = {})";
                conditions.and(owner, card);
            }
        }
        if let Some(kind) = self.tx_type {
            conditions.and_text(format!("t.tx_type = '{}'", kind.as_str()));
            if kind != TransactionType::Payment {
                // The condition of the partial indexes of rare types.
                conditions.and_text("t.tx_type <> 'payment'");
            }
        }
        if let Some((merchant, operator)) = self.operator {
            let staff = "t.operator_id = (SELECT id FROM mps.merchant_staff \
                         WHERE merchant_id = {1} AND login_key = {2} \
                         ORDER BY CASE operator WHEN {3} THEN 0 ELSE 1 END, twin LIMIT 1)";
            let key = login_key(&login(operator));
            let typed = operator.trim().into();
            conditions.and_with(staff, [merchant.uuid().into(), key.into(), typed]);
        }
        conditions
    }
}

/// The list of transactions, newest first.
const LIST: List<TransactionView> = List {
    select: "SELECT {} FROM mps.transactions t \
             JOIN mps.member_cards c ON c.id = t.card_id \
             LEFT JOIN mps.transactions o ON o.id = t.original_id \
             LEFT JOIN mps.merchants m ON m.id = t.merchant_id",
    table: "mps.transactions t",
    order: ("t.created_at", "t.id"),
    read: view,
};

/// A page of transactions, newest first.
#[must_use]
pub fn page(filter: &TransactionFilter<'_>, page: Page) -> Query<TransactionView> {
    LIST.page(&columns(), filter.conditions(), page)
}

/// A transaction with the staff member who asked for it.
#[derive(Debug)]
pub struct WithOperator {
    /// The transaction.
    pub view: TransactionView,
    /// The login name; `None` for the merchant's own account and for administrators.
    pub operator: Option<String>,
}

/// The list for CSV tables. Lists on pages leave out the staff.
const WITH_OPERATOR: List<WithOperator> = List {
    select: "SELECT {}, s.operator FROM mps.transactions t \
             JOIN mps.member_cards c ON c.id = t.card_id \
             LEFT JOIN mps.transactions o ON o.id = t.original_id \
             LEFT JOIN mps.merchants m ON m.id = t.merchant_id \
             LEFT JOIN mps.merchant_staff s ON s.id = t.operator_id",
    table: LIST.table,
    order: LIST.order,
    read: |row| {
        Ok(WithOperator {
            view: view(row)?,
            operator: row.get(TRANSACTION + 3)?,
        })
    },
};

/// The same page as [`page`], with the staff members who asked for the transactions.
#[must_use]
pub fn with_operator(filter: &TransactionFilter<'_>, page: Page) -> Query<WithOperator> {
    WITH_OPERATOR.page(&columns(), filter.conditions(), page)
}

/// The number of transactions that match the filter.
#[must_use]
pub fn count(filter: &TransactionFilter<'_>) -> Count {
    // The type and the owner of a transaction never change.
    LIST.count(filter.conditions()).that_only_grows(true)
}
