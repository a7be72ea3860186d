//! Request bodies: JSON or CSV of at most 64 KiB that arrive in time. Every mistake is named.

use std::time::Duration;

use axum::body::{Body as RawBody, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use mps_protocol::ErrorCode;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use crate::error::ApiError;

/// The largest body, in bytes.
const LARGEST: usize = 64 * 1024;
/// How many bytes of a body that is too large are still received before it is refused, so that the
/// sender can read the answer and does not just see a broken connection.
const DRAINED: u64 = 16 * 1024 * 1024;
/// How long the body of a refused request may take to arrive.
const AT_ONCE: Duration = Duration::from_secs(1);
/// How long a body may take to arrive in total.
const PATIENCE: Duration = Duration::from_secs(15);

/// The body of a request, as its type.
pub(crate) struct Body<T>(pub(crate) T);

/// The body of a request that is CSV.
pub(crate) struct CsvBody(pub(crate) Bytes);

impl<T: DeserializeOwned, S: Sync> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _state: &S) -> Result<Self, ApiError> {
        parse(&read(request, "application/json").await?).map(Self)
    }
}

impl<S: Sync> FromRequest<S> for CsvBody {
    type Rejection = ApiError;

    async fn from_request(request: Request, _state: &S) -> Result<Self, ApiError> {
        read(request, "text/csv").await.map(Self)
    }
}

/// Reads the whole body of a request, which must have this media type.
async fn read(request: Request, media_type: &'static str) -> Result<Bytes, ApiError> {
    timeout(PATIENCE, read_all(request, media_type))
        .await
        .unwrap_or_else(|_| {
            let seconds = PATIENCE.as_secs();
            let suggestion =
                format!("a body must arrive within {seconds} s; send the request again");
            Err(ApiError::from(ErrorCode::RequestTimeout).suggest(suggestion))
        })
}

async fn read_all(request: Request, media_type: &'static str) -> Result<Bytes, ApiError> {
    let content_type = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = content_type
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    if !essence.trim().eq_ignore_ascii_case(media_type) {
        let unsupported = ApiError::of(ErrorCode::UnsupportedMediaType, "Content-Type");
        return Err(unsupported.suggest(media_type));
    }
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > LARGEST as u64) {
        drain(request.into_body(), DRAINED).await;
        return Err(too_large());
    }
    match Limited::new(request.into_body(), LARGEST).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(too_large()),
        Err(_) => Err(ApiError::from(ErrorCode::ValidationFailed)
            .suggest("the body was cut off; send the request again")),
    }
}

fn too_large() -> ApiError {
    ApiError::from(ErrorCode::PayloadTooLarge).suggest("a body has at most 64 KiB")
}

/// Receives the body of a refused request, if it is no larger than a body may be and arrives at
/// once. So the sender can read the answer and does not just see a broken connection.
pub(crate) async fn let_go(request: Request) {
    // A client that sends more, or slowly, may see a broken connection.
    let _ = timeout(AT_ONCE, drain(request.into_body(), LARGEST as u64)).await;
}

async fn drain(mut body: RawBody, at_most: u64) {
    let mut drained = 0_u64;
    while let Some(Ok(frame)) = body.frame().await {
        let bytes = frame.data_ref().map_or(0, |data| data.len() as u64);
        drained = drained.saturating_add(bytes);
        if drained > at_most {
            break;
        }
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    // serde would accept an array as an object's fields in their order.
    if bytes.trim_ascii_start().first() == Some(&b'[') {
        return Err(
            ApiError::from(ErrorCode::ValidationFailed).suggest("the body must be a JSON object")
        );
    }
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        mistake(&path, error.inner())
    })?;
    deserializer.end().map_err(|error| mistake(".", &error))?;
    Ok(value)
}

/// Creates the error for a mistake in a body: the field, and serde's message without its position
/// in the text.
fn mistake(path: &str, error: &serde_json::Error) -> ApiError {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    if !error.is_data() {
        return ApiError::from(ErrorCode::ValidationFailed)
            .suggest(format!("the body is not JSON: {text}"));
    }
    // For an unknown, missing or duplicate field, the text contains the name and the path is its
    // object's.
    let named = ["unknown field `", "missing field `", "duplicate field `"]
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix)?.split('`').next());
    let field = match (path, named) {
        (".", name) => name.map(str::to_owned),
        (path, Some(name)) if !path.ends_with(name) => Some(format!("{path}.{name}")),
        (path, _) => Some(path.to_owned()),
    };
    let mut error = ApiError::from(ErrorCode::ValidationFailed).suggest(text.to_owned());
    error.details.field = field;
    error
}
