//! Charges, refunds, reversals and recharges.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::amount::Amount;
use crate::requests::Secret;
use crate::words;

requests! {
    /// `POST /merchant/charge`
    Charge {
        /// The scanned payment code.
        qr_plain: Secret,
        /// The price before discount.
        amount: Amount,
        /// The order id in the merchant's own books.
        #[schemars(length(min = 1, max = 255))]
        external_order_id: Option<String>,
        /// Anything to keep with the payment, at most 4 KiB of JSON.
        tag: Option<Map<String, Value>>,
    }

    /// `POST /merchant/refund`
    Refund {
        /// The number of the payment.
        original_tx_no: String,
        /// How much of what was paid is given back.
        refund_amount: Amount,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: Option<String>,
        /// Anything to keep with the refund, at most 4 KiB of JSON.
        tag: Option<Map<String, Value>>,
    }

    /// `POST /admin/refund`
    AdminRefund {
        /// The merchant whose payment it is.
        merchant_id: Uuid,
        /// The number of the payment.
        original_tx_no: String,
        /// How much of what was paid is given back.
        refund_amount: Amount,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: String,
        /// Anything to keep with the refund, at most 4 KiB of JSON.
        tag: Option<Map<String, Value>>,
    }

    /// `POST /merchant/reverse`
    Reverse {
        /// The order id of the charge.
        #[schemars(length(min = 1, max = 255))]
        external_order_id: String,
    }

    /// `POST /admin/reverse`
    AdminReverse {
        /// The merchant whose order it is.
        merchant_id: Uuid,
        /// The order id of the charge.
        #[schemars(length(min = 1, max = 255))]
        external_order_id: String,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: String,
    }

    /// `POST /member/recharge`
    MemberRecharge {
        /// The own card.
        card_id: Uuid,
        /// How much.
        amount: Amount,
        /// How: at present `sandbox`, where it is switched on.
        #[schemars(extend("enum" = ["sandbox"]))]
        payment_method: String,
        /// An order id of the client's own.
        #[schemars(length(min = 1, max = 255))]
        external_order_id: Option<String>,
    }

    /// `POST /merchant/recharge`
    MerchantRecharge {
        /// The number of the card.
        card_no: String,
        /// How much.
        amount: Amount,
        /// `cash`.
        #[schemars(extend("enum" = ["cash"]))]
        payment_method: String,
    }

    /// `POST /admin/recharge`
    AdminRecharge {
        /// The card.
        card_id: Uuid,
        /// How much.
        amount: Amount,
        /// `cash` or `bank`.
        #[schemars(extend("enum" = ["cash", "bank"]))]
        payment_method: String,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: String,
    }

    /// `POST /admin/approvals`
    RequestApproval {
        /// `recharge`, `payout` or `points`.
        #[schemars(with = "words::ApprovalKind")]
        kind: String,
        /// The card.
        card_id: Uuid,
        /// For a recharge: how much.
        amount: Option<Amount>,
        /// For a recharge: `cash` or `bank`.
        #[schemars(extend("enum" = ["cash", "bank", null]))]
        payment_method: Option<String>,
        /// For points: how many; negative to take points.
        delta_points: Option<i64>,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: String,
    }

    /// `POST /admin/approvals/{id}/approve`, `/admin/approvals/{id}/refuse`
    DecideApproval {
        /// What there is to say, for the audit.
        #[schemars(length(min = 1, max = 200))]
        note: Option<String>,
    }

    /// `POST /merchant/recharge/cancel`, `/admin/recharge/cancel`
    CancelRecharge {
        /// The number of the recharge.
        tx_no: String,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: String,
    }
}
