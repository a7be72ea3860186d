//! The error type of the server's answers.

use std::fmt;

use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use mps_domain::{Currency, Money, Refusal, RefusalCode};
use mps_protocol::{Amount, ErrorCode, ErrorDetails};
use mps_store::{ExecuteError, StoreError};

/// An error on its way out. [`finish`](crate::http::finish) writes its body, because it knows the
/// request's id and language.
#[derive(Debug, Clone)]
pub(crate) struct ApiError {
    pub(crate) code: ErrorCode,
    pub(crate) details: ErrorDetails,
    /// Only for the log.
    pub(crate) log_reason: Option<String>,
    /// After how many seconds the client may try again, if that is known.
    pub(crate) retry_after: Option<u64>,
}

impl From<ErrorCode> for ApiError {
    fn from(code: ErrorCode) -> Self {
        Self {
            code,
            details: ErrorDetails::default(),
            log_reason: None,
            retry_after: None,
        }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self {
            code: code_of(refusal.code),
            details: ErrorDetails {
                field: refusal.field.map(str::to_owned),
                value: None,
                suggestion: refusal.suggestion,
            },
            log_reason: refusal.log_reason.map(str::to_owned),
            retry_after: None,
        }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        // A failed read has changed nothing, and may work when tried again.
        Self {
            log_reason: Some(error.to_string()),
            ..ErrorCode::ServiceUnavailable.into()
        }
    }
}

/// Returns the code on the wire of a refusal. It has the same text. A test of the protocol proves
/// that every refusal has one.
fn code_of(refusal: RefusalCode) -> ErrorCode {
    ErrorCode::from_text(refusal.as_str()).unwrap_or(ErrorCode::InternalError)
}

impl ApiError {
    /// Creates an error of one field.
    pub(crate) fn of(code: ErrorCode, field: impl Into<String>) -> Self {
        let details = ErrorDetails {
            field: Some(field.into()),
            ..ErrorDetails::default()
        };
        Self {
            code,
            details,
            log_reason: None,
            retry_after: None,
        }
    }

    /// Adds a suggestion.
    pub(crate) fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.details.suggestion = Some(suggestion.into());
        self
    }

    /// Creates an error for a fault of the server. The problem is written to the log only.
    pub(crate) fn internal(problem: impl fmt::Display) -> Self {
        Self {
            log_reason: Some(problem.to_string()),
            ..ErrorCode::InternalError.into()
        }
    }

    /// Creates the error for an operation that returned no receipt.
    pub(crate) fn of_execution(operation: &'static str, error: ExecuteError) -> Self {
        match error {
            ExecuteError::Refused(refusal) => (*refusal).into(),
            ExecuteError::Busy | ExecuteError::NotDone(_) => Self {
                log_reason: Some(error.to_string()),
                ..ErrorCode::ServiceUnavailable.into()
            },
            ExecuteError::Unknown(_) => Self::from(ErrorCode::ResultUnknown).suggest(
                "ask GET /merchant/orders/{external_order_id}, or send the same request with the \
                 same key again, or POST /merchant/reverse",
            ),
            ExecuteError::Broken(broken) => Self::internal(format!(
                "{operation}: the books contradict themselves: {broken}"
            )),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = Response::default();
        let status = self.code.status().try_into();
        *response.status_mut() = status.unwrap_or(axum::http::StatusCode::INTERNAL_SERVER_ERROR);
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Converts an amount from the wire, or returns the refusal `wrong` for its field.
pub(crate) fn money(
    amount: &Amount,
    currency: Currency,
    wrong: RefusalCode,
    field: &'static str,
) -> Result<Money, ApiError> {
    amount.money(currency).map_err(|error| {
        let mut refused = ApiError::from(wrong.of_amount(field, error, currency));
        refused.details.value = Some(amount.as_str().chars().take(64).collect());
        refused
    })
}
