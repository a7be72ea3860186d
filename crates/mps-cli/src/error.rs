//! Errors, and how they are reported to people and programs.

use std::fmt::Display;

use mps_client::ClientError;
use mps_protocol::error::ErrorCode;
use serde_json::{Value, json};

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// The server refused, or did not answer.
    #[error("{}", described(.0))]
    Server(#[from] ClientError),
    /// A request that moves value may have been carried out, but no answer confirms it.
    #[error("{}", described(.error))]
    Unknown {
        /// The error that took the place of the answer.
        error: ClientError,
        /// The idempotency key, for a safe retry.
        key: String,
        /// The order id, to look up what was done.
        order: Option<String>,
    },
    /// Somebody stopped the program before the answer to a request that moves value arrived.
    #[error("stopped before the answer came; whether it was done is unknown")]
    Interrupted {
        /// The idempotency key, for a safe retry.
        key: String,
        /// The order id, to look up what was done.
        order: Option<String>,
    },
    /// A request that moves value was carried out, and its answer could not be printed.
    #[error("it was done, but the answer cannot be shown: {cause}")]
    NotShown {
        /// What happened.
        cause: String,
        /// The idempotency key, with which the answer comes again.
        key: String,
    },
    /// There is no token for this server.
    #[error("not signed in to {base_url}")]
    NotSignedIn {
        /// The server's address.
        base_url: String,
    },
    /// The command cannot be carried out as it was given.
    #[error("{message}")]
    WrongUse {
        /// What is wrong.
        message: String,
        /// What to do instead.
        suggestion: Option<String>,
    },
    /// Something on this machine does not work.
    #[error("{what}: {cause}")]
    Local {
        /// What the program tried.
        what: String,
        /// What happened.
        cause: String,
    },
    /// The tour found a figure that is not as expected.
    #[error("{what}: expected {expected}, got {actual}")]
    Unexpected {
        /// The name of the figure.
        what: String,
        /// The expected value.
        expected: String,
        /// The actual value.
        actual: String,
    },
}

/// Returns a refusal's message alone, because its code is printed beside it.
fn described(error: &ClientError) -> String {
    match error {
        ClientError::Refused { body, .. } => body.message.clone(),
        other => other.to_string(),
    }
}

impl CliError {
    /// Wrong use, without a suggestion.
    pub(crate) fn wrong_use(message: impl Into<String>) -> Self {
        Self::WrongUse {
            message: message.into(),
            suggestion: None,
        }
    }

    /// Wrong use, with a suggestion.
    pub(crate) fn wrong_use_try(message: impl Into<String>, suggestion: impl Into<String>) -> Self {
        Self::WrongUse {
            message: message.into(),
            suggestion: Some(suggestion.into()),
        }
    }

    /// A failure on this machine.
    pub(crate) fn local(what: impl Into<String>, cause: &impl Display) -> Self {
        Self::Local {
            what: what.into(),
            cause: cause.to_string(),
        }
    }

    /// The failure of a request that moves value. It contains the key unless the server certainly did
    /// nothing.
    pub(crate) fn of_moving(error: ClientError, key: &str, order: Option<&str>) -> Self {
        if error.is_unknown() {
            Self::Unknown {
                error,
                key: key.to_owned(),
                order: order.map(str::to_owned),
            }
        } else {
            Self::Server(error)
        }
    }

    /// The stable error code.
    pub(crate) fn code(&self) -> &str {
        match self {
            Self::Server(error) | Self::Unknown { error, .. } => match error {
                ClientError::Refused { body, .. } => &body.code,
                ClientError::Unreachable(_) => "SERVER_UNREACHABLE",
                ClientError::Unknown(_) => ErrorCode::ResultUnknown.as_str(),
                ClientError::Unreadable(_) => "ANSWER_NOT_UNDERSTOOD",
            },
            Self::Interrupted { .. } => ErrorCode::ResultUnknown.as_str(),
            Self::NotShown { .. } => "ANSWER_NOT_SHOWN",
            Self::NotSignedIn { .. } => "NOT_SIGNED_IN",
            Self::WrongUse { .. } => "WRONG_USE",
            Self::Local { .. } => "LOCAL_TROUBLE",
            Self::Unexpected { .. } => "NOT_AS_EXPECTED",
        }
    }

    /// What the user can do about it.
    pub(crate) fn suggestion(&self) -> Option<String> {
        match self {
            Self::Unknown { key, order, .. } | Self::Interrupted { key, order } => {
                Some(how_to_ask_again(key, order.as_deref()))
            }
            Self::NotShown { key, .. } => Some(how_to_ask_again(key, None)),
            Self::Server(ClientError::Refused { body, .. }) => body.details.suggestion.clone(),
            Self::Server(ClientError::Unreachable(_)) => {
                Some("is the address right, and the server running? `mps-cli test`".to_owned())
            }
            Self::NotSignedIn { .. } => {
                Some("mps-cli login --role ROLE --identifier WHO".to_owned())
            }
            Self::WrongUse { suggestion, .. } => suggestion.clone(),
            _ => None,
        }
    }

    /// The failure as a JSON object for programs.
    pub(crate) fn to_json(&self) -> Value {
        let mut error = match self.client_error() {
            Some(ClientError::Refused { body, .. }) => json!(body),
            _ => json!({ "code": self.code(), "message": self.to_string(), "details": {} }),
        };
        if let Some(suggestion) = self.suggestion()
            && let Some(details) = error.get_mut("details").and_then(Value::as_object_mut)
        {
            details.insert("suggestion".to_owned(), suggestion.into());
        }
        if let (
            Self::Unknown { key, .. } | Self::Interrupted { key, .. } | Self::NotShown { key, .. },
            Some(error),
        ) = (self, error.as_object_mut())
        {
            error.insert("idempotency_key".to_owned(), key.clone().into());
        }
        json!({ "error": error })
    }

    /// The client's error, if there is one.
    pub(crate) const fn client_error(&self) -> Option<&ClientError> {
        match self {
            Self::Server(error) | Self::Unknown { error, .. } => Some(error),
            _ => None,
        }
    }
}

fn how_to_ask_again(key: &str, order: Option<&str>) -> String {
    let again = format!(
        "give the same command again with --key {key}, which does it once, however often it is sent"
    );
    match order {
        Some(order) => {
            let order = quoted(order);
            format!(
                "{again}; or see its result with `mps-cli order {order}`; or undo it with `mps-cli \
                 reverse --order {order}`"
            )
        }
        None => again,
    }
}

/// Quotes a text for a shell, because people copy the line that contains it.
fn quoted(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte);
    if !text.is_empty() && text.bytes().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;

    #[test]
    fn a_lost_answer_tells_the_key_and_the_order() {
        let lost = ClientError::Unknown("connection reset".to_owned());
        let failure = CliError::of_moving(lost, "k-1", Some("A-17"));
        let error = failure.to_json();
        assert_eq!(error.pointer("/error/code"), Some(&json!("RESULT_UNKNOWN")));
        assert_eq!(error.pointer("/error/idempotency_key"), Some(&json!("k-1")));
        let suggestion = failure.suggestion().unwrap();
        assert!(suggestion.contains("--key k-1"));
        assert!(suggestion.contains("reverse --order A-17"));
        assert_eq!(Exit::of(&failure), Exit::Unknown);
    }

    #[test]
    fn what_people_copy_is_one_word_of_the_shell() {
        for (text, expected) in [
            ("A-17", "A-17"),
            ("A 17", "'A 17'"),
            ("$(x)", "'$(x)'"),
            ("it's", r"'it'\''s'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }

    #[test]
    fn a_server_that_was_never_reached_did_nothing() {
        let refused = ClientError::Unreachable("connection refused".to_owned());
        let failure = CliError::of_moving(refused, "k-1", None);
        assert!(matches!(failure, CliError::Server(_)));
        assert_eq!(Exit::of(&failure), Exit::Unknown);
    }

    #[test]
    fn what_stands_between_may_have_passed_the_request_on() {
        let gateway = ClientError::Unreadable("status 504, no error in it".to_owned());
        let failure = CliError::of_moving(gateway, "k-1", None);
        assert!(matches!(failure, CliError::Unknown { .. }));
    }
}
