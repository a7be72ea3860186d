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

    /// The query string of `GET /member/transactions`.
    MemberTransactions {
        /// From this business day or instant on.
        start_date: Option<String>,
        /// Up to and with this business day, or before this instant.
        end_date: Option<String>,
        /// Of this card.
        card_id: Option<Uuid>,
        /// `payment`, `refund` or `recharge`.
        r#type: Option<String>,
        /// How many rows, 1 to 100.
        limit: Option<u16>,
        /// How many rows to pass over.
        offset: Option<i64>,
        /// Where to go on, from the page before.
        cursor: Option<String>,
    }
}
