//! The pages of the web app, and what is at no address.

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use mps_protocol::ErrorCode;
use mps_web::SITE;

use crate::error::ApiError;

/// Answers what no endpoint answers: with a file of the web app, or with `NOT_FOUND`.
pub(super) async fn handle(request: Request) -> Response {
    match SITE.answer(request.method(), request.uri(), request.headers()) {
        Some(page) => page.map(Body::from),
        None => ApiError::from(ErrorCode::NotFound).into_response(),
    }
}
