//! The one way in which errors leave the server.

use std::fmt;

use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use mps_domain::{Currency, Money, Refusal, RefusalCode};
use mps_protocol::{Amount, ErrorCode, ErrorDetails};
use mps_store::{ExecuteError, StoreError};

/// An error on its way out. Its body is written by [`finish`](super::finish), which knows the
/// request's id and language.
#[derive(Debug, Clone)]
pub(crate) struct ApiError {
    pub(crate) code: ErrorCode,
    pub(crate) details: ErrorDetails,
    /// For the log alone.
    pub(crate) log_reason: Option<String>,
    /// After how many seconds it may be tried again, where that is known.
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
        // A read that fails has done nothing, and may work when asked again.
        Self {
            log_reason: Some(error.to_string()),
            ..ErrorCode::ServiceUnavailable.into()
        }
    }
}

/// The code on the wire of a refusal: the same text, which a test of the protocol proves is there
/// for every refusal.
fn code_of(refusal: RefusalCode) -> ErrorCode {
    ErrorCode::from_text(refusal.as_str()).unwrap_or(ErrorCode::InternalError)
}

impl ApiError {
    /// An error of one field.
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

    /// The same with a way out.
    pub(crate) fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.details.suggestion = Some(suggestion.into());
        self
    }

    /// A fault of the server: what it was stands in the log, and nothing of it leaves.
    pub(crate) fn internal(problem: impl fmt::Display) -> Self {
        Self {
            log_reason: Some(problem.to_string()),
            ..ErrorCode::InternalError.into()
        }
    }

    /// Why an operation gave no receipt.
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

/// What an amount from the wire is worth, or the refusal `wrong` of its field.
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
