//! Texts that come from an enumeration of the domain, for the schemas: `#[schemars(with = "…")]` on a
//! text field lists the values that it may have.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $($path:ident)::+;)+) => {$(
        $(#[$doc])*
        pub(crate) enum $name {}

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let texts: Vec<&str> = mps_domain::$($path)::+::ALL
                    .iter()
                    .map(|value| value.as_str())
                    .collect();
                json_schema!({ "type": "string", "enum": texts })
            }
        }
    )+};
}

words! {
    /// What another administrator approves.
    ApprovalKind: approval::ApprovalKind;
    /// The state of an approval.
    ApprovalStatus: approval::ApprovalStatus;
    /// The state of an account of a merchant, its staff or an administrator.
    AccountStatus: accounts::AccountStatus;
    /// What a member may do with a card.
    BindingRole: card::BindingRole;
    /// The state of a card.
    CardStatus: card::CardStatus;
    /// The type of a card.
    CardType: card::CardType;
    /// What became of a payment code.
    CodeStatus: code::CodeStatus;
    /// What is limited.
    LimitKind: limits::LimitKind;
    /// When a merchant is settled.
    SettlementMode: settlement::SettlementMode;
    /// The state of a settlement.
    SettlementStatus: settlement::SettlementStatus;
    /// How a payment code is drawn.
    Symbol: code::Symbol;
    /// The state of a member.
    MemberStatus: accounts::MemberStatus;
    /// How the money of a recharge came.
    PaymentMethod: transaction::PaymentMethod;
    /// What an account may do.
    Permission: access::Permission;
    /// Where else a member is known.
    Provider: accounts::Provider;
    /// What became of a transaction.
    TransactionStatus: transaction::TransactionStatus;
    /// What a transaction is.
    TransactionType: transaction::TransactionType;
}
