//! Merchants with their staff, and administrators.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::page::Pagination;
use crate::words;

answers! {
    /// A merchant as administrators see it.
    Merchant {
        /// The id.
        merchant_id: Uuid,
        /// The code.
        code: String,
        /// The name.
        name: String,
        /// How to reach it.
        contact: Option<String>,
        /// What it pays for the service, in basis points of payments less refunds.
        fee_bps: i64,
        /// When it is settled.
        #[schemars(with = "words::SettlementMode")]
        settlement_mode: String,
        /// The state.
        #[schemars(with = "words::AccountStatus")]
        status: String,
        /// When it was created.
        created_at: String,
    }

    /// `POST /admin/merchants`
    MerchantCreated {
        /// The merchant.
        merchant: Merchant,
    }

    /// `POST /admin/merchants/suspend` and `/activate`
    MerchantChanged {
        /// The merchant as it is now.
        merchant: Merchant,
        /// What was done, for people.
        message: String,
    }

    /// `PATCH /admin/merchants/{id}`
    MerchantUpdated {
        /// The merchant as it is now.
        merchant: Merchant,
    }

    /// `GET /admin/merchants`
    Merchants {
        /// The merchants, newest first.
        merchants: Vec<Merchant>,
        /// Where the page stands.
        pagination: Pagination,
    }

    /// A member of a merchant's staff.
    Staff {
        /// The id.
        id: Uuid,
        /// The login name.
        operator: String,
        /// The name.
        name: String,
        /// `cashier` or `manager`.
        #[schemars(extend("enum" = ["cashier", "manager"]))]
        role: String,
        /// The state.
        #[schemars(with = "words::AccountStatus")]
        status: String,
        /// When the account was created.
        created_at: String,
    }

    /// `POST /merchant/staff`
    StaffCreated {
        /// Who was added.
        staff: Staff,
    }

    /// `PATCH /merchant/staff/{id}`
    StaffUpdated {
        /// The member of the staff as it is now.
        staff: Staff,
    }

    /// `GET /merchant/staff`
    StaffList {
        /// The staff, newest first.
        staff: Vec<Staff>,
        /// Where the page stands.
        pagination: Pagination,
    }

    /// An administrator.
    Admin {
        /// The id.
        id: Uuid,
        /// The login name.
        name: String,
        /// The state.
        #[schemars(with = "words::AccountStatus")]
        status: String,
        /// When the account was created.
        created_at: String,
    }

    /// `POST /admin/admins`
    AdminCreated {
        /// Who was added.
        admin: Admin,
    }

    /// `PATCH /admin/admins/{id}`
    AdminUpdated {
        /// The administrator as it is now.
        admin: Admin,
    }

    /// `GET /admin/admins`
    Admins {
        /// The administrators, newest first.
        admins: Vec<Admin>,
        /// Where the page stands.
        pagination: Pagination,
    }
}
