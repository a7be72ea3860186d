//! Why a request gave no answer to use.

use mps_protocol::error::{ErrorBody, ErrorCode};

/// Why a request gave no answer to use.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The server said no.
    #[error("{}: {}", .body.code, .body.message)]
    Refused {
        /// The status of the answer.
        status: u16,
        /// The error in it.
        body: Box<ErrorBody>,
    },
    /// The server could not be reached, and nothing was done.
    #[error("the server could not be reached: {0}")]
    Unreachable(String),
    /// The request went out at least once and no answer came back: whether it was done is not
    /// known.
    #[error("no answer came: {0}; whether it was done is unknown")]
    Unknown(String),
    /// The answer is none of this system's.
    #[error("the answer makes no sense: {0}")]
    Nonsense(String),
}

impl ClientError {
    /// The code of a refusal, if it is one that this version knows.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Refused { body, .. } => ErrorCode::from_text(&body.code),
            _ => None,
        }
    }

    /// Whether the request may have been carried out although there is no answer that says so. An
    /// answer that makes no sense (a gateway's error page) and a fault of the server say nothing
    /// either way.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        let says_nothing = [
            Some(ErrorCode::ResultUnknown),
            Some(ErrorCode::InternalError),
        ];
        matches!(self, Self::Unknown(_) | Self::Nonsense(_)) || says_nothing.contains(&self.code())
    }

    /// Whether it says what became of the request, and of the same request sent before: the server
    /// refused it after looking for an earlier answer. Not being reached, being too slow, being busy,
    /// and being signed out say nothing of an earlier try.
    #[must_use]
    pub fn is_verdict(&self) -> bool {
        match self {
            Self::Refused { status, .. } => !matches!(status, 401 | 403 | 408 | 429 | 500..),
            _ => false,
        }
    }
}
