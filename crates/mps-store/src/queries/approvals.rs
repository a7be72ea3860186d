//! Approvals.

use mps_domain::Timestamp;
use mps_domain::approval::{Approval, ApprovalStatus};
use uuid::Uuid;

use crate::error::StoreError;
use crate::query::{Conditions, Count, List, Page, Query};
use crate::rows::Stored;
use crate::value::Row;

/// An approval with the names that people know.
#[derive(Debug)]
pub struct ApprovalView {
    /// The approval.
    pub approval: Approval,
    /// The card's number.
    pub card_no: String,
    /// The name of who asked for it.
    pub requested_by: String,
    /// The name of who decided.
    pub decided_by: Option<String>,
    /// The number of the transaction that carried it out.
    pub tx_no: Option<String>,
}

const COLUMNS: usize = 13;

fn view(row: &Row) -> Result<ApprovalView, StoreError> {
    const { assert!(Approval::SHAPE.len() == COLUMNS) };
    Ok(ApprovalView {
        approval: Approval::from_row(row)?,
        card_no: row.get(COLUMNS)?,
        requested_by: row.get(COLUMNS + 1)?,
        decided_by: row.get(COLUMNS + 2)?,
        tx_no: row.get(COLUMNS + 3)?,
    })
}

const LIST: List<ApprovalView> = List {
    select: "SELECT {}, c.card_no, r.name, d.name, t.tx_no FROM mps.approvals p \
             JOIN mps.member_cards c ON c.id = p.card_id \
             JOIN mps.admins r ON r.id = p.requested_by \
             LEFT JOIN mps.admins d ON d.id = p.decided_by \
             LEFT JOIN mps.transactions t ON t.id = p.transaction_id",
    table: "mps.approvals p",
    order: ("p.requested_at", "p.id"),
    read: view,
};

fn conditions(status: Option<ApprovalStatus>, now: Timestamp) -> Conditions {
    let mut conditions = Conditions::default();
    let (stored, lapsed) = match status {
        None => return conditions,
        Some(ApprovalStatus::Lapsed) => (ApprovalStatus::Pending, Some("p.expires_at <= {}")),
        Some(ApprovalStatus::Pending) => (ApprovalStatus::Pending, Some("p.expires_at > {}")),
        Some(status) => (status, None),
    };
    conditions.and_text(format!("p.status = '{}'", stored.as_str()));
    if let Some(lapsed) = lapsed {
        conditions.and_if(lapsed, Some(now));
    }
    conditions
}

/// A page of approvals in a state, newest first.
#[must_use]
pub fn page(status: Option<ApprovalStatus>, now: Timestamp, page: Page) -> Query<ApprovalView> {
    LIST.page(&Approval::SHAPE.names("p"), conditions(status, now), page)
}

/// The number of approvals in a state.
#[must_use]
pub fn count(status: Option<ApprovalStatus>, now: Timestamp) -> Count {
    LIST.count(conditions(status, now))
        .that_only_grows(status.is_none())
}

/// One approval.
#[must_use]
pub fn by_id(id: Uuid) -> Query<ApprovalView> {
    let names = Approval::SHAPE.names("p");
    let sql = format!("{} WHERE p.id = $1", LIST.select.replace("{}", &names));
    Query::new(sql, [id.into()], view)
}
