//! Approvals: sums that one administrator asks for and another one carries out.

use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::calendar::Timestamp;
use crate::ids::{AdminId, ApprovalId, CardId, TransactionId};
use crate::text_enum;
use crate::transaction::PaymentMethod;

/// How long a request waits, in seconds: three days, so that it outlives a weekend.
pub const TTL_SECS: i64 = 72 * 60 * 60;

text_enum! {
    /// What an approval carries out.
    ApprovalKind {
        /// A recharge against cash or a bank transfer.
        Recharge => "recharge",
        /// The payout of a card's balance.
        Payout => "payout",
        /// Points that are given or taken by hand.
        Points => "points",
    }
}

text_enum! {
    /// The state of an approval.
    ApprovalStatus {
        /// It waits for another administrator.
        Pending => "pending",
        /// It was carried out.
        Approved => "approved",
        /// Somebody refused it, or its requester withdrew it.
        Refused => "refused",
        /// Nobody decided in time. It is never stored: the time says it.
        Lapsed => "lapsed",
    }
}

/// An approval as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The id.
    pub id: ApprovalId,
    /// What it carries out.
    pub kind: ApprovalKind,
    /// The card.
    pub card_id: CardId,
    /// Minor units of money; for points, how many (negative to take points). Of a payout, what the card held when it
    /// was asked for.
    pub amount: i64,
    /// For a recharge: how the money was paid.
    pub payment_method: Option<PaymentMethod>,
    /// The reason.
    pub reason: String,
    /// Who asked for it.
    pub requested_by: AdminId,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// From when it can no longer be approved.
    pub expires_at: Timestamp,
    /// The stored state.
    pub status: ApprovalStatus,
    /// Who approved or refused it; `None` for one that a restore ended.
    pub decided_by: Option<AdminId>,
    /// When that was.
    pub decided_at: Option<Timestamp>,
    /// The transaction that carried it out.
    pub transaction_id: Option<TransactionId>,
}

impl Approval {
    /// The state at a time.
    #[must_use]
    pub fn status_at(&self, now: Timestamp) -> ApprovalStatus {
        if self.status == ApprovalStatus::Pending && now >= self.expires_at {
            ApprovalStatus::Lapsed
        } else {
            self.status
        }
    }
}

impl ApprovalId {
    /// The id of the approval that an administrator asks for with an idempotency key. A request that comes again finds
    /// the same.
    #[must_use]
    pub fn of_key(admin: AdminId, key: &str) -> Self {
        let hash = Sha256::new()
            .chain_update(b"approval")
            .chain_update(admin.uuid().as_bytes())
            .chain_update(key.as_bytes())
            .finalize();
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        let id: Uuid = Builder::from_custom_bytes(bytes).into_uuid();
        Self::new(id)
    }
}
