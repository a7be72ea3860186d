//! Arguments of the sign-in commands.

use std::fmt;

use clap::{Args, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};

/// What somebody signs in as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    /// A customer
    Member,
    /// A shop: its own account, or its staff with --operator
    Merchant,
    /// Whoever runs the platform
    Admin,
}

impl Role {
    /// The role as it goes over the wire.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Merchant => "merchant",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[derive(Debug, Args)]
pub(crate) struct Login {
    /// Who signs in
    #[arg(long, value_enum)]
    pub(crate) role: Role,
    /// Member: number, phone, e-mail or id; merchant: code; administrator: name
    #[arg(long)]
    pub(crate) identifier: String,
    /// For a member of a merchant's staff: the login name
    #[arg(long)]
    pub(crate) operator: Option<String>,
    /// Read the password from stdin instead of asking for it
    #[arg(long)]
    pub(crate) password_stdin: bool,
    /// A code of the second factor is wanted, or a recovery code; with --password-stdin it is the second
    /// line. Without this it is asked for when the server wants one
    #[arg(long)]
    pub(crate) totp: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TotpCommand {
    /// Get a secret for an app that makes codes; it counts once it is confirmed
    Enrol {
        /// Put it in the place of another one, a code of which is asked for
        #[arg(long)]
        replace: bool,
        /// Read the password, and with --replace a code on a second line, from stdin
        #[arg(long)]
        stdin: bool,
    },
    /// Show that the app makes the codes; prints the recovery codes, once
    Confirm {
        /// Read the code from stdin
        #[arg(long)]
        stdin: bool,
    },
    /// Do without a second factor
    Remove {
        /// Read two lines from stdin: the password, and a code or a recovery code
        #[arg(long)]
        stdin: bool,
    },
}
