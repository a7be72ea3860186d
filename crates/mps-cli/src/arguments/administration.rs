//! Arguments of the commands on the accounts, cards and sessions of others.

use clap::{Args, Subcommand, ValueEnum};
use uuid::Uuid;

use crate::arguments::values;

#[derive(Debug, Subcommand)]
pub(crate) enum MemberCommand {
    /// Create a member, with a standard card
    Create(CreateMember),
    /// Suspend a member: sessions and payment codes end at once
    Suspend {
        /// The member's id
        id: Uuid,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Let a suspended member back in
    Activate {
        /// The member's id
        id: Uuid,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Give a member a temporary password
    Password {
        /// The member's id
        id: Uuid,
        /// Read the password from stdin instead of asking for it
        #[arg(long)]
        password_stdin: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CreateMember {
    /// The name
    #[arg(long)]
    pub(crate) name: String,
    /// The phone number, which nobody else has
    #[arg(long)]
    pub(crate) phone: Option<String>,
    /// The e-mail address, which nobody else has
    #[arg(long)]
    pub(crate) email: Option<String>,
    /// Read a temporary password from stdin; without it the member has none yet
    #[arg(long)]
    pub(crate) password_stdin: bool,
    /// The idempotency key [default: a fresh one]; give that of an earlier try to ask again
    #[arg(long, value_parser = values::key)]
    pub(crate) key: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MerchantCommand {
    /// Create a merchant, with a temporary password for its own account
    Create(CreateMerchant),
    /// Give a merchant's own account a temporary password
    Password {
        /// The merchant's id
        id: Uuid,
        /// Read the password from stdin instead of asking for it
        #[arg(long)]
        password_stdin: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CreateMerchant {
    /// The code, which no other merchant has
    #[arg(long)]
    pub(crate) code: String,
    /// The name
    #[arg(long)]
    pub(crate) name: String,
    /// How to reach it
    #[arg(long)]
    pub(crate) contact: Option<String>,
    /// Read the temporary password from stdin instead of asking for it
    #[arg(long)]
    pub(crate) password_stdin: bool,
}

/// What a member of a merchant's staff may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StaffRole {
    /// Charges, and reverses what they charged
    Cashier,
    /// Also refunds, recharges, and looks after the staff
    Manager,
}

impl StaffRole {
    /// The role as it goes over the wire.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Cashier => "cashier",
            Self::Manager => "manager",
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum StaffCommand {
    /// Add somebody to the staff, with a temporary password
    Create(CreateStaff),
}

#[derive(Debug, Args)]
pub(crate) struct CreateStaff {
    /// The login name, unique within the merchant
    #[arg(long)]
    pub(crate) operator: String,
    /// The name
    #[arg(long)]
    pub(crate) name: String,
    /// What they may do
    #[arg(long, value_enum)]
    pub(crate) role: StaffRole,
    /// Read the temporary password from stdin instead of asking for it
    #[arg(long)]
    pub(crate) password_stdin: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AdminCommand {
    /// Create an administrator, with a temporary password
    Create {
        /// The login name, unique
        #[arg(long)]
        name: String,
        /// Read the temporary password from stdin instead of asking for it
        #[arg(long)]
        password_stdin: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CardCommand {
    /// Issue a standard card to a member whose card was closed
    Issue {
        /// The member's id
        #[arg(long, value_name = "ID")]
        member: Uuid,
    },
    /// Freeze a card
    Freeze {
        /// The card's id
        id: Uuid,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Unfreeze a frozen card
    Unfreeze {
        /// The card's id
        id: Uuid,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum SessionCommand {
    /// End a session
    End {
        /// The session's id
        id: Uuid,
    },
}
