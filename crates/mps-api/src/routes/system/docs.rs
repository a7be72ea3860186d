//! `GET /docs`

use std::sync::LazyLock;

use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY};
use axum::response::IntoResponse;
use mps_protocol::openapi;

use crate::docs;

static PAGE: LazyLock<String> = LazyLock::new(|| docs::page(&openapi::document()));
static POLICY: LazyLock<String> = LazyLock::new(docs::policy);

pub(super) async fn handle() -> impl IntoResponse {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, POLICY.as_str()),
        (REFERRER_POLICY, "no-referrer"),
    ];
    (headers, PAGE.as_str())
}
