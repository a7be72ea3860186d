//! Merchants, their staff and their settlements.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::requests::{Secret, present};
use crate::words;

requests! {
    /// `POST /admin/merchants`
    CreateMerchant {
        /// The unique code.
        #[schemars(regex(pattern = r"^[A-Za-z0-9_.-]{1,50}$"))]
        code: String,
        /// The name.
        #[schemars(length(min = 1, max = 200))]
        name: String,
        /// A temporary password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Secret,
        /// How to reach it.
        #[schemars(length(min = 1, max = 200))]
        contact: Option<String>,
        /// What it pays for the service, in basis points of payments less refunds: 60 means 0.6 %.
        #[schemars(range(min = 0, max = 10_000))]
        fee_bps: Option<i64>,
        /// When it is settled.
        #[schemars(with = "Option<words::SettlementMode>")]
        settlement_mode: Option<String>,
    }

    /// `PATCH /admin/merchants/{id}`: a field that is absent stays.
    UpdateMerchant {
        /// The name.
        #[schemars(length(min = 1, max = 200))]
        name: Option<String>,
        /// How to reach it; `null` clears it.
        #[serde(default, deserialize_with = "present")]
        #[schemars(length(min = 1, max = 200))]
        contact: Option<Option<String>>,
        /// What it pays for the service, in basis points of payments less refunds: 60 means 0.6 %.
        #[schemars(range(min = 0, max = 10_000))]
        fee_bps: Option<i64>,
        /// When it is settled.
        #[schemars(with = "Option<words::SettlementMode>")]
        settlement_mode: Option<String>,
    }

    /// `POST /admin/merchants/suspend` and `/activate`
    MerchantWithReason {
        /// The merchant.
        merchant_id: Uuid,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: Option<String>,
    }

    /// `POST /admin/merchants/password`
    MerchantPassword {
        /// The merchant.
        merchant_id: Uuid,
        /// A temporary password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Secret,
    }

    /// `POST /merchant/staff`
    CreateStaff {
        /// The login name, unique within the merchant.
        #[schemars(regex(pattern = r"^[A-Za-z0-9_.-]{1,50}$"))]
        operator: String,
        /// The name.
        #[schemars(length(min = 1, max = 200))]
        name: String,
        /// `cashier` or `manager`.
        #[schemars(extend("enum" = ["cashier", "manager"]))]
        role: String,
        /// A temporary password, 8 characters or more; without one, an activation sets the password.
        #[schemars(length(min = 8, max = 1024))]
        password: Option<Secret>,
    }

    /// `PATCH /merchant/staff/{id}`: a field that is absent stays.
    UpdateStaff {
        /// The name.
        #[schemars(length(min = 1, max = 200))]
        name: Option<String>,
        /// `cashier` or `manager`.
        #[schemars(extend("enum" = ["cashier", "manager", null]))]
        role: Option<String>,
        /// The state.
        #[schemars(extend("enum" = ["active", "inactive", null]))]
        status: Option<String>,
        /// A temporary password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Option<Secret>,
    }

    /// `POST /merchant/settlements`
    GenerateSettlement {
        /// Everything unsettled before this: an instant, or the end of a business day; 10 minutes ago
        /// without it.
        period_end: Option<String>,
    }

    /// `POST /admin/settlements/{id}/status`
    SettlementStatus {
        /// The new state.
        #[schemars(with = "words::SettlementStatus")]
        status: String,
    }
}
