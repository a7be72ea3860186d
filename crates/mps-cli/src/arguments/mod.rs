//! The commands and arguments of the program. The doc comments are the texts of `--help`.

mod account;
mod administration;
mod money;
mod reading;
mod values;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub(crate) use account::{Login, Role, TotpCommand};
pub(crate) use administration::{
    AdminCommand, CardCommand, CreateMember, CreateMerchant, MemberCommand, MerchantCommand,
    SessionCommand, StaffCommand,
};
pub(crate) use money::{Charge, PaymentMethod, Recharge, Refund, Reverse, Validate};
pub(crate) use reading::Transactions;

/// The terminal program of the Member Payment System
///
/// Exit codes: 0 done, 1 refused by a rule of the business, 2 wrong use, 3 not signed in or not
/// allowed, 4 the server could not be reached or the result is unknown.
#[derive(Debug, Parser)]
#[command(name = "mps-cli", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// Print one JSON object on stdout, for programs; errors too
    #[arg(long, global = true)]
    pub(crate) json: bool,

    #[arg(
        long,
        global = true,
        value_name = "URL",
        help = "Where the server is [default: the setting API_BASE_URL, or http://127.0.0.1:8000]"
    )]
    pub(crate) base_url: Option<String>,

    /// The language of the server's messages
    #[arg(long, global = true, value_enum, default_value_t = Language::English)]
    pub(crate) lang: Language,

    #[command(subcommand)]
    pub(crate) command: Command,
}

/// A language that the server has messages in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// English
    #[value(name = "en")]
    English,
    /// Traditional Chinese
    #[value(name = "zh-Hant")]
    TraditionalChinese,
    /// Simplified Chinese
    #[value(name = "zh-Hans")]
    SimplifiedChinese,
}

impl Language {
    /// The language as `Accept-Language` says it.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::TraditionalChinese => "zh-Hant",
            Self::SimplifiedChinese => "zh-Hans",
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Sign in; the password is asked for, never given as an argument
    Login(Login),
    /// Sign out
    Logout {
        /// End all own sessions and payment codes, not only this one
        #[arg(long)]
        everywhere: bool,
    },
    /// Say who is signed in, and what they may do
    Whoami,
    /// List your own live sessions
    Sessions,
    /// Change your own password
    Password {
        /// Read two lines from stdin: the password until now, and the new one
        #[arg(long)]
        stdin: bool,
    },
    /// Prove again who you are, as administrators must before they make value or open accounts
    Reauthenticate {
        /// Read the password, or the code of the second factor, from a line of stdin
        #[arg(long)]
        stdin: bool,
    },
    /// Administrator or merchant's manager: the second factor of your own sign-in
    #[command(subcommand)]
    Totp(TotpCommand),

    /// Member: list your own cards
    Cards,
    /// Member: make a payment code, and show it as a QR code
    Qr {
        /// The card's number or id [default: the only standard card]
        #[arg(long, value_name = "NO_OR_ID")]
        card: Option<String>,
        #[arg(
            long,
            value_name = "SECONDS",
            help = "How long the code lives [default: the setting QR_TTL_SECONDS, or 900]"
        )]
        ttl: Option<i64>,
    },
    /// Member: end the payment code of a card
    QrRevoke {
        /// The card's number or id [default: the only standard card]
        #[arg(long, value_name = "NO_OR_ID")]
        card: Option<String>,
    },
    /// Member: list your own transactions
    Transactions(Transactions),
    /// Member: freeze a lost card; only an administrator can undo it
    Freeze {
        /// The card's number or id [default: the only standard card]
        #[arg(long, value_name = "NO_OR_ID")]
        card: Option<String>,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },

    /// Put money on a card; how depends on who is signed in
    Recharge(Recharge),

    /// Till: ask whether a payment code is live, without charging it
    Validate(Validate),
    /// Till: charge a payment code
    Charge(Charge),
    /// Till or administrator: give back a part of a payment
    Refund(Refund),
    /// Till or administrator: make sure that an order did not happen
    Reverse(Reverse),
    /// Till: show what an order led to
    Order {
        /// The order id in the merchant's own books
        id: String,
    },
    /// Show a transaction
    Transaction {
        /// The number, such as PAY0000000001
        tx_no: String,
    },
    /// Merchant's manager: the staff
    #[command(subcommand)]
    Staff(StaffCommand),

    /// Administrator: members
    #[command(subcommand)]
    Member(MemberCommand),
    /// Administrator: merchants
    #[command(subcommand)]
    Merchant(MerchantCommand),
    /// Administrator: administrators
    #[command(subcommand)]
    Admin(AdminCommand),
    /// Administrator: cards
    #[command(subcommand)]
    Card(CardCommand),
    /// Administrator: anybody's sessions
    #[command(subcommand)]
    Session(SessionCommand),

    /// Check that the server is there, ready, and agrees on the time; moves no money
    Test,
    /// Walk through a day at the shop with the accounts of a demonstration database
    Tour {
        /// What `mps-api seed-demo --json` printed
        #[arg(long, value_name = "FILE")]
        accounts: PathBuf,
    },
}
