//! Why a request brought no usable answer.

use mps_protocol::error::{ErrorBody, ErrorCode};

/// Why a request brought no usable answer.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The server refused the request.
    #[error("{}: {}", .body.code, .body.message)]
    Refused {
        /// The status of the answer.
        status: u16,
        /// The error in the answer.
        body: Box<ErrorBody>,
    },
    /// The server could not be reached, and nothing was done.
    #[error("the server could not be reached: {0}")]
    Unreachable(String),
    /// The request was sent at least once and no answer came back, so it is unknown whether it was
    /// done.
    #[error("no answer came: {0}; whether it was done is unknown")]
    Unknown(String),
    /// The answer is not one of this system.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
}

impl ClientError {
    /// The error code of a refusal, if this version knows it.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Refused { body, .. } => ErrorCode::from_text(&body.code),
            _ => None,
        }
    }

    /// Whether the request may have been carried out although no answer confirms it. An answer that makes
    /// no sense (a gateway's error page) and an internal error of the server leave this open.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        let says_nothing = [
            Some(ErrorCode::ResultUnknown),
            Some(ErrorCode::InternalError),
        ];
        matches!(self, Self::Unknown(_) | Self::Unreadable(_))
            || says_nothing.contains(&self.code())
    }

    /// Whether the error settles the outcome of the request and of its earlier tries: the server
    /// refused it after looking for an earlier answer. An unreachable, slow or busy server and an ended
    /// session tell nothing about an earlier try.
    #[must_use]
    pub fn is_verdict(&self) -> bool {
        match self {
            Self::Refused { status, .. } => !matches!(status, 401 | 403 | 408 | 429 | 500..),
            _ => false,
        }
    }
}
