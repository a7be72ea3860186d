//! Arguments of lists.

use clap::{Args, ValueEnum};

/// A kind of transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// A charge
    Payment,
    /// Money given back
    Refund,
    /// Money put on a card
    Recharge,
}

impl Kind {
    /// The kind as it goes over the wire.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Refund => "refund",
            Self::Recharge => "recharge",
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Transactions {
    /// Only of this card: its number or id
    #[arg(long, value_name = "NO_OR_ID")]
    pub(crate) card: Option<String>,
    /// Only of this kind
    #[arg(long = "type", value_enum)]
    pub(crate) kind: Option<Kind>,
    /// From this business day (2026-01-31) or instant on
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Up to and with this business day, or before this instant
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// Go on from here: the cursor that the page before printed
    #[arg(long)]
    pub(crate) cursor: Option<String>,
    #[arg(
        long,
        value_name = "N",
        value_parser = clap::value_parser!(u16).range(1..=100),
        help = "How many rows [default: the setting UI_PAGE_SIZE, or 20]"
    )]
    pub(crate) limit: Option<u16>,
}
