//! The program's exit codes, which scripts rely on.

use std::process::ExitCode;

use mps_client::ClientError;

use crate::error::CliError;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// Refused by a rule of the business, or a tour that went otherwise than expected.
    Refused = 1,
    /// Wrong arguments, settings or files.
    WrongUse = 2,
    /// Not signed in, or not allowed.
    NotAllowed = 3,
    /// The server could not be reached, or nobody knows what it did.
    Unknown = 4,
}

impl Exit {
    /// How the program ends after a failure.
    pub(crate) fn of(failure: &CliError) -> Self {
        match failure {
            CliError::Server(error) | CliError::Unknown { error, .. } => Self::of_client(error),
            CliError::Interrupted { .. } => Self::Unknown,
            CliError::NotSignedIn { .. } => Self::NotAllowed,
            CliError::WrongUse { .. } | CliError::Local { .. } => Self::WrongUse,
            CliError::Surprise { .. } => Self::Refused,
        }
    }

    /// How the program ends after an answer that is none.
    pub(crate) const fn of_client(error: &ClientError) -> Self {
        match error {
            ClientError::Refused { status, .. } => match status {
                401 | 403 => Self::NotAllowed,
                500.. => Self::Unknown,
                _ => Self::Refused,
            },
            ClientError::Unreachable(_) | ClientError::Unknown(_) | ClientError::Nonsense(_) => {
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
