//! Idempotency keys, order ids and tags.

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::HeaderName;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use mps_domain::idempotency::LONGEST_KEY;
use mps_domain::names;
use mps_domain::operations::Keys;
use mps_protocol::ErrorCode;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::error::ApiError;

const HEADER: &str = "Idempotency-Key";
static REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
/// The largest tag, in bytes of JSON.
const LARGEST_TAG: usize = 4096;

/// The `Idempotency-Key` of a request, if it has one.
pub(crate) struct IdempotencyKey(pub(crate) Option<String>);

impl<S: Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        let mut values = parts.headers.get_all(HEADER).iter();
        let Some(value) = values.next() else {
            return Ok(Self(None));
        };
        if values.any(|other| other != value) {
            return Err(ApiError::of(ErrorCode::ValidationFailed, HEADER)
                .suggest("send one key with a request, not two"));
        }
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

impl IdempotencyKey {
    /// Returns the keys of an operation without an order id.
    pub(crate) fn keys(self) -> Keys {
        Keys {
            idempotency_key: self.0,
            external_order_id: None,
        }
    }
}

/// Checks the form of an order id. It is another system's name for something and stays unchanged.
/// An id is refused if it would have to be changed to be visible, for example because of blanks
/// around it.
pub(crate) fn order_id(id: Option<String>) -> Result<Option<String>, ApiError> {
    let fits = |id: &str| id.chars().count() <= LONGEST_KEY && names::is_plain(id);
    if id.as_deref().is_none_or(fits) {
        return Ok(id);
    }
    Err(
        ApiError::of(ErrorCode::ValidationFailed, "external_order_id")
            .suggest("1 to 255 characters in NFC, none of them invisible, without blanks around"),
    )
}

/// Returns a tag as it is stored: the text of a JSON object, with sorted keys.
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

/// Creates an answer that may be a replay of an earlier one, and reports whether it is.
pub(crate) fn replayable(answer: impl Serialize, replayed: bool) -> Response {
    if replayed {
        ([(REPLAYED.clone(), "true")], Json(answer)).into_response()
    } else {
        Json(answer).into_response()
    }
}
