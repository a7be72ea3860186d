//! Limits and settlements.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::amount::Amount;
use crate::page::Pagination;
use crate::words;

answers! {
    /// A limit in force.
    LimitInForce {
        /// What is limited.
        #[schemars(with = "words::LimitKind")]
        kind: String,
        /// The merchant or the account of its staff; `null` for all who have none of their own.
        object_id: Option<Uuid>,
        /// How much; `null` for no limit.
        amount: Option<Amount>,
    }

    /// `GET` and `PUT /admin/limits`, `GET` and `PUT /merchant/limits`
    Limits {
        /// All limits, those for all first.
        limits: Vec<LimitInForce>,
    }

    /// A settlement.
    Settlement {
        /// The id.
        id: Uuid,
        /// The number.
        settlement_no: String,
        /// Whose.
        merchant_id: Uuid,
        /// From when on; a label.
        period_start: String,
        /// Before when.
        period_end: String,
        /// How it came about.
        #[schemars(with = "words::SettlementMode")]
        mode: String,
        /// How many payments.
        payment_count: i64,
        /// What they came to.
        payment_amount: Amount,
        /// How many refunds.
        refund_count: i64,
        /// What they came to.
        refund_amount: Amount,
        /// How many recharges for cash, and how many of them taken back.
        recharge_count: i64,
        /// Cash taken less cash given back.
        recharge_amount: Amount,
        /// The fee.
        fee_amount: Amount,
        /// What the one before left to it: zero or less.
        carried_in: Amount,
        /// What it leaves to the next: zero or less.
        carried_out: Amount,
        /// What is paid to the merchant.
        total_amount: Amount,
        /// How many transactions it takes.
        total_tx_count: i64,
        /// The state.
        #[schemars(with = "words::SettlementStatus")]
        status: String,
        /// When it was made.
        created_at: String,
    }

    /// `POST /merchant/settlements`, `GET /merchant/settlements/{id}`,
    /// `POST /admin/settlements/{id}/status`
    OneSettlement {
        /// The settlement.
        settlement: Settlement,
    }

    /// `GET /merchant/settlements`, `GET /admin/settlements`
    Settlements {
        /// The settlements, newest first.
        settlements: Vec<Settlement>,
        /// Where the page stands.
        pagination: Pagination,
    }
}
