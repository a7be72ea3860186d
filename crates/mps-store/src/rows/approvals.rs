//! Approvals.

use mps_domain::approval::{Approval, ApprovalKind, ApprovalStatus};
use mps_domain::ids::{AdminId, ApprovalId, CardId, TransactionId};
use mps_domain::transaction::PaymentMethod;
use uuid::Uuid;

use crate::error::StoreError;
use crate::rows::{Shape, Stored, int, text, time, uuid};
use crate::value::{Row, Value};

impl Stored for Approval {
    const SHAPE: &'static Shape = &Shape {
        table: "approvals",
        key: &[uuid("id")],
        mutable: &[
            text("status"),
            uuid("decided_by"),
            time("decided_at"),
            uuid("transaction_id"),
        ],
        fixed: &[
            text("kind"),
            uuid("card_id"),
            int("amount"),
            text("payment_method"),
            text("reason"),
            uuid("requested_by"),
            time("requested_at"),
            time("expires_at"),
        ],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.uuid().into(),
            self.status.as_str().into(),
            self.decided_by.map(AdminId::uuid).into(),
            self.decided_at.into(),
            self.transaction_id.map(TransactionId::uuid).into(),
            self.kind.as_str().into(),
            self.card_id.uuid().into(),
            self.amount.into(),
            self.payment_method
                .map(|method| method.as_str().to_owned())
                .into(),
            self.reason.as_str().into(),
            self.requested_by.uuid().into(),
            self.requested_at.into(),
            self.expires_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let (decided_by, transaction): (Option<Uuid>, Option<Uuid>) = (row.get(2)?, row.get(4)?);
        Ok(Self {
            id: ApprovalId::new(row.get(0)?),
            status: row.read(1, |text: String| ApprovalStatus::from_text(&text))?,
            decided_by: decided_by.map(AdminId::new),
            decided_at: row.get(3)?,
            transaction_id: transaction.map(TransactionId::new),
            kind: row.read(5, |text: String| ApprovalKind::from_text(&text))?,
            card_id: CardId::new(row.get(6)?),
            amount: row.get(7)?,
            payment_method: row.read_opt(8, |text: String| PaymentMethod::from_text(&text))?,
            reason: row.get(9)?,
            requested_by: AdminId::new(row.get(10)?),
            requested_at: row.get(11)?,
            expires_at: row.get(12)?,
        })
    }
}
