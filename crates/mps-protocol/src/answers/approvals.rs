//! Sums that one administrator asks for and another one carries out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::amount::Amount;
use crate::page::Pagination;
use crate::words;

answers! {
    /// An approval.
    Approval {
        /// The id.
        id: Uuid,
        /// What it carries out.
        #[schemars(with = "words::ApprovalKind")]
        kind: String,
        /// Where it stands.
        #[schemars(with = "words::ApprovalStatus")]
        status: String,
        /// The card.
        card_id: Uuid,
        /// The card's number.
        card_no: String,
        /// How much money; of a payout, what the card held when it was asked for. `null` for points.
        amount: Option<Amount>,
        /// How many points; `null` for money.
        delta_points: Option<i64>,
        /// How the money of a recharge came.
        #[schemars(with = "Option<words::PaymentMethod>")]
        payment_method: Option<String>,
        /// Why.
        reason: String,
        /// The name of who asked for it.
        requested_by: String,
        /// When.
        requested_at: String,
        /// From when it can no longer be approved.
        expires_at: String,
        /// The name of who approved or refused it; `null` also where a restore ended it.
        decided_by: Option<String>,
        /// When.
        decided_at: Option<String>,
        /// The number of the transaction that carried it out.
        tx_no: Option<String>,
    }

    /// `POST /admin/approvals`, `/admin/approvals/{id}/approve`, `/admin/approvals/{id}/refuse`
    OneApproval {
        /// The approval.
        approval: Approval,
    }

    /// `GET /admin/approvals`
    Approvals {
        /// The approvals, newest first.
        approvals: Vec<Approval>,
        /// Where the page stands.
        pagination: Pagination,
    }
}
