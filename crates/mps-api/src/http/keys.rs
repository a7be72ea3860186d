//! Idempotency keys, order ids and tags.

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::HeaderName;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use mps_domain::idempotency::LONGEST_KEY;
use mps_protocol::ErrorCode;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::http::ApiError;

const HEADER: &str = "Idempotency-Key";
static REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
/// The largest tag, in bytes of JSON.
const LARGEST_TAG: usize = 4096;

/// The `Idempotency-Key` of a request, if it has one.
pub(crate) struct IdempotencyKey(pub(crate) Option<String>);

impl<S: Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        let Some(value) = parts.headers.get(HEADER) else {
            return Ok(Self(None));
        };
        let bytes = value.as_bytes();
        let fits =
            (1..=LONGEST_KEY).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_graphic);
        match value.to_str() {
            Ok(key) if fits => Ok(Self(Some(key.to_owned()))),
            _ => Err(ApiError::of(ErrorCode::ValidationFailed, HEADER)
                .suggest("1 to 255 visible ASCII characters, such as a UUID")),
        }
    }
}

/// An order id, held to its form.
pub(crate) fn order_id(id: Option<String>) -> Result<Option<String>, ApiError> {
    let fits = |id: &str| {
        (1..=LONGEST_KEY).contains(&id.chars().count()) && !id.chars().any(char::is_control)
    };
    if id.as_deref().is_none_or(fits) {
        return Ok(id);
    }
    Err(
        ApiError::of(ErrorCode::ValidationFailed, "external_order_id")
            .suggest("1 to 255 characters"),
    )
}

/// A tag as it is kept: the text of a JSON object, its keys in order.
pub(crate) fn tag(tag: Option<Map<String, Value>>) -> Result<Option<String>, ApiError> {
    let Some(tag) = tag else { return Ok(None) };
    let text = serde_json::to_string(&tag).map_err(ApiError::internal)?;
    if text.len() > LARGEST_TAG {
        return Err(
            ApiError::of(ErrorCode::ValidationFailed, "tag").suggest("at most 4 KiB of JSON")
        );
    }
    Ok(Some(text))
}

/// An answer that may repeat an earlier one, and says so.
pub(crate) fn replayable(answer: impl Serialize, replayed: bool) -> Response {
    if replayed {
        ([(REPLAYED.clone(), "true")], Json(answer)).into_response()
    } else {
        Json(answer).into_response()
    }
}
