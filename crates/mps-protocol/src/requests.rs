//! Bodies and query strings of requests. Unknown fields are refused and named.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::amount::Amount;

/// A text that must not be printed: a password or a payment code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for those who must have it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret")
    }
}

macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[$field_doc])*
                #[serde(skip_serializing_if = "is_absent")]
                pub $field: $type,
            )*
        }
    )+};
}

/// Absent fields are left out rather than sent as `null`.
fn is_absent<T: Serialize>(value: &T) -> bool {
    serde_json::to_value(value).is_ok_and(|value| value.is_null())
}

requests! {
    /// `POST /auth/login`
    Login {
        /// `member`, `merchant` or `admin`.
        role: String,
        /// Member: number, phone, e-mail or id; merchant: code; administrator: name.
        identifier: String,
        /// For a member of a merchant's staff: the login name.
        operator: Option<String>,
        /// The password.
        password: Secret,
    }

    /// `POST /auth/password`
    ChangePassword {
        /// The password until now.
        current_password: Secret,
        /// The password from now on, 8 characters or more.
        new_password: Secret,
    }

    /// `POST /member/qr/generate`
    GenerateQr {
        /// The card to pay from.
        card_id: Uuid,
        /// The life asked for, in seconds; clamped to 60 to 86 400.
        ttl_seconds: Option<i64>,
    }

    /// A request about one card: `POST /member/qr/revoke`.
    OneCard {
        /// The card.
        card_id: Uuid,
    }

    /// A request about one card, with a reason: freezing and unfreezing.
    CardWithReason {
        /// The card.
        card_id: Uuid,
        /// Why.
        reason: Option<String>,
    }

    /// `POST /member/recharge`
    MemberRecharge {
        /// The own card.
        card_id: Uuid,
        /// How much.
        amount: Amount,
        /// How: at present `sandbox`, where it is switched on.
        payment_method: String,
        /// An order id of the client's own.
        external_order_id: Option<String>,
    }

    /// `POST /merchant/charge`
    Charge {
        /// The scanned payment code.
        qr_plain: Secret,
        /// The price before discount.
        amount: Amount,
        /// The order id in the merchant's own books.
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
        reason: String,
        /// Anything to keep with the refund, at most 4 KiB of JSON.
        tag: Option<Map<String, Value>>,
    }

    /// `POST /merchant/reverse`
    Reverse {
        /// The order id of the charge.
        external_order_id: String,
    }

    /// `POST /admin/reverse`
    AdminReverse {
        /// The merchant whose order it is.
        merchant_id: Uuid,
        /// The order id of the charge.
        external_order_id: String,
        /// Why.
        reason: String,
    }

    /// `POST /merchant/recharge`
    MerchantRecharge {
        /// The number of the card.
        card_no: String,
        /// How much.
        amount: Amount,
        /// `cash`.
        payment_method: String,
    }

    /// `POST /admin/recharge`
    AdminRecharge {
        /// The card.
        card_id: Uuid,
        /// How much.
        amount: Amount,
        /// `cash` or `bank`.
        payment_method: String,
        /// Why.
        reason: String,
    }

    /// `POST /common/qr/validate`
    ValidateQr {
        /// The scanned payment code.
        qr_plain: Secret,
        /// A price: is it covered?
        amount: Option<Amount>,
    }

    /// An identity at another provider.
    ExternalIdentity {
        /// `wechat`, `alipay` or `line`.
        provider: String,
        /// The id there.
        external_id: String,
    }

    /// `POST /admin/members`
    CreateMember {
        /// The name.
        name: String,
        /// The phone number, which nobody else has.
        phone: Option<String>,
        /// The e-mail address, which nobody else has.
        email: Option<String>,
        /// A temporary password, 8 characters or more.
        password: Option<Secret>,
        /// An identity elsewhere, which nobody else has.
        external_identity: Option<ExternalIdentity>,
    }

    /// `POST /admin/members/suspend` and `/activate`
    MemberWithReason {
        /// The member.
        member_id: Uuid,
        /// Why.
        reason: Option<String>,
    }

    /// `POST /admin/members/password`
    MemberPassword {
        /// The member.
        member_id: Uuid,
        /// A temporary password, 8 characters or more.
        password: Secret,
    }

    /// `POST /admin/merchants`
    CreateMerchant {
        /// The unique code.
        code: String,
        /// The name.
        name: String,
        /// A temporary password, 8 characters or more.
        password: Secret,
        /// How to reach it.
        contact: Option<String>,
    }

    /// `POST /admin/merchants/password`
    MerchantPassword {
        /// The merchant.
        merchant_id: Uuid,
        /// A temporary password, 8 characters or more.
        password: Secret,
    }

    /// `POST /merchant/staff`
    CreateStaff {
        /// The login name, unique within the merchant.
        operator: String,
        /// The name.
        name: String,
        /// `cashier` or `manager`.
        role: String,
        /// A temporary password, 8 characters or more.
        password: Secret,
    }

    /// `POST /admin/admins`
    CreateAdmin {
        /// The login name, unique.
        name: String,
        /// A temporary password, 8 characters or more.
        password: Secret,
    }
}

macro_rules! queries {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $name {
                $(
                    $(#[$field_doc])*
                    #[serde(skip_serializing_if = "Option::is_none")]
                    pub $field: Option<$type>,
                )*
            }
        )+
    };
}

/// What the query string of a list says about the page.
pub trait Paged {
    /// How many rows, 1 to 100.
    fn limit(&self) -> Option<u16>;
    /// How many rows to pass over.
    fn offset(&self) -> Option<i64>;
    /// Where to go on, from the page before.
    fn cursor(&self) -> Option<&str>;
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $name {
                $(
                    $(#[$field_doc])*
                    #[serde(skip_serializing_if = "Option::is_none")]
                    pub $field: Option<$type>,
                )*
                /// How many rows, 1 to 100.
                #[serde(skip_serializing_if = "Option::is_none")]
                pub limit: Option<u16>,
                /// How many rows to pass over.
                #[serde(skip_serializing_if = "Option::is_none")]
                pub offset: Option<i64>,
                /// Where to go on, from the page before.
                #[serde(skip_serializing_if = "Option::is_none")]
                pub cursor: Option<String>,
            }

            impl Paged for $name {
                fn limit(&self) -> Option<u16> {
                    self.limit
                }

                fn offset(&self) -> Option<i64> {
                    self.offset
                }

                fn cursor(&self) -> Option<&str> {
                    self.cursor.as_deref()
                }
            }
        )+
    };
}

lists! {
    /// The query string of `GET /member/transactions`.
    MemberTransactions {
        /// From this business day or instant on.
        start_date: String,
        /// Up to and with this business day, or before this instant.
        end_date: String,
        /// Of this card.
        card_id: Uuid,
        /// `payment`, `refund`, `recharge` or `recharge_reversal`.
        r#type: String,
    }

    /// The query string of `GET /merchant/transactions`.
    MerchantTransactions {
        /// From this business day or instant on.
        start_date: String,
        /// Up to and with this business day, or before this instant.
        end_date: String,
        /// `payment`, `refund`, `recharge` or `recharge_reversal`.
        r#type: String,
        /// By the member of the staff with this login name.
        operator: String,
    }

    /// The query string of `GET /admin/transactions`.
    AdminTransactions {
        /// From this business day or instant on.
        start_date: String,
        /// Up to and with this business day, or before this instant.
        end_date: String,
        /// `payment`, `refund`, `recharge` or `recharge_reversal`.
        r#type: String,
        /// Of this merchant.
        merchant_id: Uuid,
        /// Of this member.
        member_id: Uuid,
        /// Of this card.
        card_id: Uuid,
    }

    /// The query string of `GET /member/points`.
    MemberPoints {
        /// The own card.
        card_id: Uuid,
    }

    /// The query string of `GET /admin/members`.
    Members {
        /// Any part of the name, of the phone number (3 characters or more) or of the e-mail address
        /// (3 or more), or the member number from its beginning.
        keyword: String,
        /// `active`, `inactive`, `suspended` or `deleted`.
        status: String,
    }

    /// The query string of `GET /admin/cards`.
    AdminCards {
        /// `standard`, `corporate` or `voucher`.
        card_type: String,
        /// The stored state.
        status: String,
        /// Bound to this member.
        member_id: Uuid,
        /// The beginning of the card's number.
        keyword: String,
    }

    /// The query string of `GET /admin/merchants`.
    Merchants {
        /// `active` or `inactive`.
        status: String,
        /// Any part of the code or the name.
        keyword: String,
    }

    /// The query string of `GET /admin/audit`.
    Audit {
        /// The operation's name.
        operation: String,
        /// Done by this account.
        actor_id: Uuid,
        /// Done to this.
        object_id: Uuid,
        /// From this business day or instant on.
        start_date: String,
        /// Up to and with this business day, or before this instant.
        end_date: String,
    }

    /// The query string of a list that cannot be narrowed: `GET /admin/admins`, `/merchant/staff`.
    Plain {}
}

queries! {
    /// The query string of `GET /merchant/transactions.csv`.
    MerchantTransactionsCsv {
        /// From this business day or instant on.
        start_date: String,
        /// Up to and with this business day, or before this instant.
        end_date: String,
        /// `payment`, `refund`, `recharge` or `recharge_reversal`.
        r#type: String,
        /// By the member of the staff with this login name.
        operator: String,
    }

    /// The query string of `GET /merchant/daily-summary`.
    DailySummary {
        /// The business day; today when it is left out.
        date: String,
    }

    /// The query string of `GET /admin/statistics/trends`.
    Trends {
        /// The first business day.
        start_date: String,
        /// The last business day.
        end_date: String,
        /// `day` (when it is left out), `week` or `month`.
        group_by: String,
        /// Of this merchant alone.
        merchant_id: Uuid,
    }
}
