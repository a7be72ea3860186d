//! `GET /openapi.json`

use std::sync::LazyLock;

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use mps_protocol::openapi;

static DOCUMENT: LazyLock<String> = LazyLock::new(openapi::text);

pub(super) async fn handle() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], DOCUMENT.as_str())
}
