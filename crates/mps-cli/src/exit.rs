//! The program's exit codes, which scripts rely on.

use std::process::ExitCode;

use mps_client::ClientError;

use crate::error::CliError;

/// The program's exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// Refused by a business rule, or the tour found an unexpected figure.
    Refused = 1,
    /// Wrong arguments, settings or files.
    WrongUse = 2,
    /// Not signed in, or not allowed.
    NotAllowed = 3,
    /// The server could not be reached, or it is unknown what it did, or what it did could not be shown.
    Unknown = 4,
}

impl Exit {
    /// The exit code for a failure.
    pub(crate) fn of(failure: &CliError) -> Self {
        match failure {
            CliError::Server(error) | CliError::Unknown { error, .. } => Self::of_client(error),
            CliError::Interrupted { .. } | CliError::NotShown { .. } => Self::Unknown,
            CliError::NotSignedIn { .. } => Self::NotAllowed,
            CliError::WrongUse { .. } | CliError::Local { .. } => Self::WrongUse,
            CliError::Unexpected { .. } => Self::Refused,
        }
    }

    /// The exit code for an error of the client.
    pub(crate) const fn of_client(error: &ClientError) -> Self {
        match error {
            ClientError::Refused { status, .. } => match status {
                401 | 403 => Self::NotAllowed,
                500.. => Self::Unknown,
                _ => Self::Refused,
            },
            ClientError::Unreachable(_) | ClientError::Unknown(_) | ClientError::Unreadable(_) => {
                Self::Unknown
            }
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
