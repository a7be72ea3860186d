//! Query strings of lists and of other reads.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::words;

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
                /// How many rows to pass over, 0 to 10 000.
                #[schemars(range(min = 0, max = 10_000))]
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

    /// The query string of `GET /admin/approvals`.
    Approvals {
        /// `pending`, `approved`, `refused` or `lapsed`.
        #[schemars(with = "Option<words::ApprovalStatus>")]
        status: String,
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
        /// The state now: a card that is over its time is `expired`, unless it was closed.
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

    /// The query string of `GET /member/codes/{id}`.
    MemberCode {
        /// How many seconds the answer may wait until the code is used or ends, 0 to 30.
        #[schemars(range(max = 30))]
        wait: u16,
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
