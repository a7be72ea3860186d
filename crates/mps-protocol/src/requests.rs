//! Bodies and query strings of requests. Unknown fields are refused and named.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::amount::Amount;
use crate::words;

/// A text that must not be printed: a password or a payment code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
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
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$doc])*
        pub struct $name {
            $(
                $(#[$field_doc])*
                #[serde(skip_serializing_if = "is_absent")]
                pub $field: $type,
            )*
        }
    )+};
}

/// Absent fields are left out rather than sent as `null`, which clears where it is told apart.
fn is_absent<T: Serialize + 'static>(value: &T) -> bool {
    let value_of_any: &dyn Any = value;
    match value_of_any.downcast_ref::<Option<Option<String>>>() {
        Some(field) => field.is_none(),
        None => serde_json::to_value(value).is_ok_and(|value| value.is_null()),
    }
}

/// A field that is there, though it may be `null`; an absent one is `None`.
#[expect(
    clippy::option_option,
    reason = "absent, null and set are three things in a PATCH"
)]
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Either the one or the other of two fields names a card.
fn one_name_of_a_card() -> Value {
    json!([
        { "required": ["card_id"], "properties": {
            "card_id": { "type": "string" }, "card_no": { "type": "null" },
        } },
        { "required": ["card_no"], "properties": {
            "card_no": { "type": "string" }, "card_id": { "type": "null" },
        } },
    ])
}

/// A discount rate of 0.100 to 1.000, as the schemas have it.
enum Rate {}

impl JsonSchema for Rate {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Rate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "number", "minimum": 0.1, "maximum": 1 },
                { "type": "string", "pattern": r"^(0\.[1-9][0-9]{0,2}|1(\.0{1,3})?)$" },
            ],
        })
    }
}

requests! {
    /// `POST /auth/login`
    Login {
        /// `member`, `merchant` or `admin`.
        #[schemars(extend("enum" = ["member", "merchant", "admin"]))]
        role: String,
        /// Member: number, phone, e-mail or id; merchant: code; administrator: name.
        identifier: String,
        /// For a member of a merchant's staff: the login name.
        operator: Option<String>,
        /// The password.
        password: Secret,
        /// For an account with a second factor: the code of the app, or a recovery code.
        #[schemars(length(min = 6, max = 64))]
        totp: Option<Secret>,
    }

    /// `POST /auth/password`
    ChangePassword {
        /// The password until now.
        current_password: Secret,
        /// The password from now on, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        new_password: Secret,
    }

    /// `POST /auth/totp`
    EnrolTotp {
        /// The own password.
        password: Secret,
        /// To put another second factor in the place of one: a code of that one, or a recovery code.
        #[schemars(length(min = 6, max = 64))]
        totp: Option<Secret>,
    }

    /// `POST /auth/totp/confirm`
    ConfirmTotp {
        /// A code of the app that has the new secret.
        #[schemars(length(min = 6, max = 64))]
        totp: Secret,
    }

    /// `POST /auth/totp/remove`
    RemoveTotp {
        /// The own password.
        password: Secret,
        /// A code of the app, or a recovery code.
        #[schemars(length(min = 6, max = 64))]
        totp: Secret,
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
        #[schemars(length(min = 1, max = 200))]
        reason: Option<String>,
    }

    /// `POST /admin/cards/payout`
    PayOutCard {
        /// The card.
        card_id: Uuid,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: String,
    }

    /// `POST /admin/cards/corporate`
    CreateCorporateCard {
        /// What it is called.
        #[schemars(length(min = 1, max = 200))]
        name: Option<String>,
        /// Its rate, 0.100 to 1.000: 0.800 means that 80 % is paid.
        #[schemars(with = "Rate")]
        discount_rate: Amount,
        /// Its end: an instant, or the last business day on which it counts.
        expires_at: Option<String>,
        /// Its first owner.
        owner_member_id: Option<Uuid>,
        /// The password by which members bind themselves, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        binding_password: Option<Secret>,
    }

    /// `POST /admin/cards/voucher`
    CreateVoucher {
        /// Whose it is.
        member_id: Uuid,
        /// What it is worth.
        amount: Amount,
        /// Its end: an instant, or the last business day on which it counts.
        expires_at: String,
        /// What it is called.
        #[schemars(length(min = 1, max = 200))]
        name: Option<String>,
    }

    /// `POST /admin/cards/binding-password`
    AdminBindingPassword {
        /// The shared card.
        card_id: Uuid,
        /// The password by which members bind themselves, 8 characters or more; `null` for none.
        #[schemars(length(min = 8, max = 1024))]
        binding_password: Option<Secret>,
    }

    /// `PUT /member/cards/{id}/binding-password`
    BindingPassword {
        /// The password by which members bind themselves, 8 characters or more; `null` for none.
        #[schemars(length(min = 8, max = 1024))]
        binding_password: Option<Secret>,
    }

    /// `POST /admin/cards/bindings`
    AdminBind {
        /// The shared card.
        card_id: Uuid,
        /// Who gets the role.
        member_id: Uuid,
        /// The role.
        #[schemars(with = "words::BindingRole")]
        role: String,
    }

    /// `POST /member/cards/{id}/bindings`
    ShareCard {
        /// The number of the member who gets the role.
        member_no: String,
        /// The role, below the own; an owner gives any.
        #[schemars(with = "words::BindingRole")]
        role: String,
    }

    /// `POST /member/bind-card`
    #[schemars(extend("oneOf" = one_name_of_a_card()))]
    BindCard {
        /// The card's id, if not its number.
        card_id: Option<Uuid>,
        /// The card's number, if not its id.
        card_no: Option<String>,
        /// The card's binding password.
        binding_password: Secret,
    }

    /// `POST /member/unbind-card`
    #[schemars(extend("oneOf" = one_name_of_a_card()))]
    UnbindCard {
        /// The card's id, if not its number.
        card_id: Option<Uuid>,
        /// The card's number, if not its id.
        card_no: Option<String>,
    }

    /// `POST /admin/points/adjust`
    AdjustPoints {
        /// The card.
        card_id: Uuid,
        /// How many points, negative to take; not 0.
        #[schemars(
            range(min = -1_000_000_000, max = 1_000_000_000),
            extend("not" = { "const": 0 }),
        )]
        delta_points: i64,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: String,
    }

    /// `POST /merchant/recharge/cancel`, `/admin/recharge/cancel`
    CancelRecharge {
        /// The number of the recharge.
        tx_no: String,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: String,
    }

    /// `PATCH /member/profile`, `PATCH /admin/members/{id}`: a field that is absent stays.
    UpdateMember {
        /// The name.
        #[schemars(length(min = 1, max = 200))]
        name: Option<String>,
        /// The phone number; `null` clears it.
        #[serde(default, deserialize_with = "present")]
        #[schemars(regex(pattern = r"^[+]?[0-9]{5,20}$"))]
        phone: Option<Option<String>>,
        /// The e-mail address; `null` clears it.
        #[serde(default, deserialize_with = "present")]
        #[schemars(email, length(max = 254))]
        email: Option<Option<String>>,
    }

    /// `POST /admin/members/identities`
    BindIdentity {
        /// The member.
        member_id: Uuid,
        /// `wechat`, `alipay` or `line`.
        #[schemars(with = "words::Provider")]
        provider: String,
        /// The id there; it takes the place of one that the member had there.
        #[schemars(length(min = 1, max = 200))]
        external_id: String,
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

    /// `PATCH /admin/admins/{id}`: a field that is absent stays.
    UpdateAdmin {
        /// The state.
        #[schemars(extend("enum" = ["active", "inactive", null]))]
        status: Option<String>,
        /// A temporary password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Option<Secret>,
    }

    /// A level as it is to be.
    LevelToSet {
        /// 0, 1, 2, … without gaps.
        level: i16,
        /// What members call it.
        #[schemars(length(min = 1, max = 200))]
        name: String,
        /// The first number of points that has it; 0 for level 0.
        min_points: i64,
        /// Its rate, 0.100 to 1.000.
        #[schemars(with = "Rate")]
        discount_rate: Amount,
    }

    /// `PUT /admin/levels`
    SetLevels {
        /// All levels, lowest first.
        levels: Vec<LevelToSet>,
    }

    /// A limit.
    Limit {
        /// What is limited.
        #[schemars(with = "words::LimitKind")]
        kind: String,
        /// The merchant or the account of its staff; without it, all who have none of their own.
        object_id: Option<Uuid>,
        /// How much; `null` for no limit.
        amount: Option<Amount>,
    }

    /// `PUT /admin/limits`, `PUT /merchant/limits`
    SetLimits {
        /// The limits to set; others stay.
        #[schemars(length(max = 100))]
        limits: Vec<Limit>,
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

    /// `POST /admin/qr/batch-rotate`
    BatchRotate {
        /// Echoed in the answer: the life that members' next codes will be asked to have.
        ttl_seconds: Option<i64>,
        /// Only the codes of cards of this type.
        #[schemars(with = "Option<words::CardType>")]
        card_type: Option<String>,
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
        #[schemars(with = "words::Provider")]
        provider: String,
        /// The id there.
        #[schemars(length(min = 1, max = 200))]
        external_id: String,
    }

    /// `POST /admin/members`
    CreateMember {
        /// The name.
        #[schemars(length(min = 1, max = 200))]
        name: String,
        /// The phone number, which nobody else has.
        #[schemars(regex(pattern = r"^[+]?[0-9]{5,20}$"))]
        phone: Option<String>,
        /// The e-mail address, which nobody else has.
        #[schemars(email, length(max = 254))]
        email: Option<String>,
        /// A temporary password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Option<Secret>,
        /// An identity elsewhere, which nobody else has.
        external_identity: Option<ExternalIdentity>,
    }

    /// `POST /admin/members/suspend` and `/activate`
    MemberWithReason {
        /// The member.
        member_id: Uuid,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: Option<String>,
    }

    /// `POST /admin/members/password`
    MemberPassword {
        /// The member.
        member_id: Uuid,
        /// A temporary password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Secret,
    }

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
        /// A temporary password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Secret,
    }

    /// `POST /admin/admins`
    CreateAdmin {
        /// The login name, unique.
        #[schemars(regex(pattern = r"^[A-Za-z0-9_.-]{1,50}$"))]
        name: String,
        /// A temporary password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Secret,
    }
}

macro_rules! queries {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
            #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
            #[serde(deny_unknown_fields)]
            pub struct $name {
                $(
                    $(#[$field_doc])*
                    #[serde(skip_serializing_if = "Option::is_none")]
                    pub $field: Option<$type>,
                )*
                /// How many rows, 1 to 100.
                #[schemars(range(min = 1, max = 100))]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub limit: Option<u16>,
                /// How many rows to pass over.
                #[schemars(range(min = 0))]
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
        #[schemars(with = "Option<words::TransactionType>")]
        r#type: String,
    }

    /// The query string of `GET /merchant/transactions`.
    MerchantTransactions {
        /// From this business day or instant on.
        start_date: String,
        /// Up to and with this business day, or before this instant.
        end_date: String,
        /// `payment`, `refund`, `recharge` or `recharge_reversal`.
        #[schemars(with = "Option<words::TransactionType>")]
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
        #[schemars(with = "Option<words::TransactionType>")]
        r#type: String,
        /// Of this merchant.
        merchant_id: Uuid,
        /// Of this member.
        member_id: Uuid,
        /// Of this card.
        card_id: Uuid,
    }

    /// The query string of `GET /merchant/settlements`.
    MerchantSettlements {
        /// Made from this business day or instant on.
        start_date: String,
        /// Made up to and with this business day, or before this instant.
        end_date: String,
        /// `pending`, `settled`, `paid` or `failed`.
        #[schemars(with = "Option<words::SettlementStatus>")]
        status: String,
    }

    /// The query string of `GET /admin/settlements`.
    AdminSettlements {
        /// Made from this business day or instant on.
        start_date: String,
        /// Made up to and with this business day, or before this instant.
        end_date: String,
        /// `pending`, `settled`, `paid` or `failed`.
        #[schemars(with = "Option<words::SettlementStatus>")]
        status: String,
        /// Of this merchant.
        merchant_id: Uuid,
    }

    /// The query string of `GET /member/points`.
    MemberPoints {
        /// The own card.
        #[schemars(required)]
        card_id: Uuid,
    }

    /// The query string of `GET /admin/members`.
    Members {
        /// Any part of the name, of the phone number (3 characters or more) or of the e-mail address
        /// (3 or more), or the member number from its beginning.
        keyword: String,
        /// `active`, `inactive`, `suspended` or `deleted`.
        #[schemars(with = "Option<words::MemberStatus>")]
        status: String,
    }

    /// The query string of `GET /admin/cards`.
    AdminCards {
        /// `standard`, `corporate` or `voucher`.
        #[schemars(with = "Option<words::CardType>")]
        card_type: String,
        /// The stored state.
        #[schemars(with = "Option<words::CardStatus>")]
        status: String,
        /// Bound to this member.
        member_id: Uuid,
        /// The beginning of the card's number.
        keyword: String,
    }

    /// The query string of `GET /admin/merchants`.
    Merchants {
        /// `active` or `inactive`.
        #[schemars(with = "Option<words::AccountStatus>")]
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

    /// The query string of a list that cannot be narrowed: `GET /admin/admins`, `/merchant/staff`,
    /// `/member/cards/{id}/bindings`.
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
        #[schemars(with = "Option<words::TransactionType>")]
        r#type: String,
        /// By the member of the staff with this login name.
        operator: String,
    }

    /// The query string of `POST /admin/members/import`.
    ImportMembers {
        /// Whether only to say what would happen.
        dry_run: bool,
    }

    /// The query string of `GET /merchant/daily-summary`.
    DailySummary {
        /// The business day; today when it is left out.
        date: String,
    }

    /// The query string of `GET /admin/statistics/trends`.
    Trends {
        /// The first business day.
        #[schemars(required)]
        start_date: String,
        /// The last business day.
        #[schemars(required)]
        end_date: String,
        /// `day` (when it is left out), `week` or `month`.
        #[schemars(extend("enum" = ["day", "week", "month", null]))]
        group_by: String,
        /// Of this merchant alone.
        merchant_id: Uuid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_to_clear_is_sent_and_an_absent_one_is_not() {
        let body = json!({ "phone": null });
        let update: UpdateMember = serde_json::from_value(body.clone()).unwrap();
        assert_eq!(update.phone, Some(None));
        assert_eq!(update.email, None);
        assert_eq!(serde_json::to_value(&update).unwrap(), body);
    }
}
