//! Arguments of the commands that move value, and of validating a payment code.

use clap::{Args, ValueEnum};
use mps_protocol::Amount;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::values;

#[derive(Debug, Args)]
pub(crate) struct Validate {
    /// A price: does the card cover it? Told for at most 3 prices a code
    #[arg(long, value_parser = values::amount)]
    pub(crate) amount: Option<Amount>,
    /// Read the payment code from stdin instead of asking for it
    #[arg(long)]
    pub(crate) code_stdin: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Charge {
    /// The price before discount
    #[arg(long, value_parser = values::amount)]
    pub(crate) amount: Amount,
    /// The order id in the merchant's own books, by which the charge can be found and reversed
    #[arg(long, value_name = "ID")]
    pub(crate) order: Option<String>,
    /// A JSON object to keep with the payment, at most 4 KiB
    #[arg(long, value_name = "JSON", value_parser = values::tag)]
    pub(crate) tag: Option<Map<String, Value>>,
    /// The idempotency key [default: a fresh one]; give that of an earlier try to ask again
    #[arg(long, value_parser = values::key)]
    pub(crate) key: Option<String>,
    /// Read the payment code from stdin instead of asking for it
    #[arg(long)]
    pub(crate) code_stdin: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Refund {
    /// The number of the payment, such as PAY0000000001
    #[arg(long, value_name = "TX_NO")]
    pub(crate) tx: String,
    /// How much of what was paid is given back
    #[arg(long, value_parser = values::amount)]
    pub(crate) amount: Amount,
    /// Why; administrators must say it
    #[arg(long)]
    pub(crate) reason: Option<String>,
    /// A JSON object to keep with the refund, at most 4 KiB
    #[arg(long, value_name = "JSON", value_parser = values::tag)]
    pub(crate) tag: Option<Map<String, Value>>,
    /// Administrators: the id of the merchant whose payment it is
    #[arg(long, value_name = "ID")]
    pub(crate) merchant: Option<Uuid>,
    /// The idempotency key [default: a fresh one]; give that of an earlier try to ask again
    #[arg(long, value_parser = values::key)]
    pub(crate) key: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Reverse {
    /// The order id of the charge
    #[arg(long, value_name = "ID")]
    pub(crate) order: String,
    /// Administrators: the id of the merchant whose order it is
    #[arg(long, value_name = "ID")]
    pub(crate) merchant: Option<Uuid>,
    /// Administrators: why
    #[arg(long)]
    pub(crate) reason: Option<String>,
}

/// How money comes onto a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PaymentMethod {
    /// Make-believe, where the server has it switched on: for members
    Sandbox,
    /// Notes and coins: for tills and administrators
    Cash,
    /// A transfer: for administrators
    Bank,
}

impl PaymentMethod {
    /// The way as it goes over the wire.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Cash => "cash",
            Self::Bank => "bank",
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Recharge {
    /// How much
    #[arg(long, value_parser = values::amount)]
    pub(crate) amount: Amount,
    /// Member: an own card's number or id [default: the only standard card]; till: the card's
    /// number; administrator: the card's id
    #[arg(long, visible_alias = "card-no", value_name = "NO_OR_ID")]
    pub(crate) card: Option<String>,
    /// How the money comes [default: sandbox for members, cash for tills]; administrators must
    /// say it
    #[arg(long, value_enum)]
    pub(crate) method: Option<PaymentMethod>,
    /// Administrators: why
    #[arg(long)]
    pub(crate) reason: Option<String>,
    /// The idempotency key [default: a fresh one]; give that of an earlier try to ask again
    #[arg(long, value_parser = values::key)]
    pub(crate) key: Option<String>,
}
