//! Query strings. Every mistake is named.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use mps_protocol::ErrorCode;
use serde::de::DeserializeOwned;

use crate::error::ApiError;

/// The query string of a request, as its type.
pub(crate) struct QueryString<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for QueryString<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        Query::try_from_uri(&parts.uri)
            .map(|Query(value)| Self(value))
            .map_err(|rejection| {
                // "Failed to deserialize query string: field: what is wrong"
                let text = rejection.body_text();
                let text = text
                    .split_once(": ")
                    .map_or(text.as_str(), |(_, rest)| rest);
                let (field, wrong) = text.split_once(": ").unwrap_or(("", text));
                let named = wrong
                    .split('`')
                    .nth(1)
                    .filter(|_| wrong.contains("field `"));
                let field = named.or(Some(field).filter(|field| !field.is_empty()));
                let error = ApiError::from(ErrorCode::ValidationFailed).suggest(wrong.to_owned());
                match field {
                    Some(field) => {
                        let mut error = error;
                        error.details.field = Some(field.to_owned());
                        error
                    }
                    None => error,
                }
            })
    }
}
