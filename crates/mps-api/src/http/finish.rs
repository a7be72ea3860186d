//! The outermost layer of every request: its context on the way in; its id, error body and log line
//! on the way out.

use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONNECTION, REFERRER_POLICY, RETRY_AFTER, WWW_AUTHENTICATE,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode, Version};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use mps_protocol::{ErrorAnswer, ErrorBody, ErrorCode, endpoint};
use tracing::field::Empty;
use tracing::{Instrument, error_span};

use crate::app::App;
use crate::error::ApiError;
use crate::http::RequestContext;

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The `Retry-After` of a busy server, in seconds. Batches take milliseconds.
const COME_AGAIN_SECS: &str = "1";
/// The longest request id of a client that is logged, in characters.
const LONGEST_CLIENT_ID: usize = 128;

/// The outermost layer.
pub(crate) async fn finish(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    // Without randomness nothing works. The nil id still lets the server answer that.
    let request_id = app.new_id().unwrap_or_default();
    let context = RequestContext::of(&request, request_id, app.edge());
    let (method, version) = (request.method().clone(), request.version());
    let path = request.extensions().get::<MatchedPath>().cloned();
    let endpoint = path.as_ref().and_then(|path| {
        let mut all = endpoint::ALL.iter().copied();
        all.find(|endpoint| endpoint.path == path.as_str() && method == endpoint.method.as_str())
    });
    // Of the highest level, so that lines of all levels have it. The guard adds the account, and
    // the handlers add the transaction.
    let span = error_span!(
        "request",
        %request_id,
        %method,
        endpoint = path.as_ref().map(MatchedPath::as_str),
        operation = endpoint.map(|endpoint| endpoint.operation),
        client_request_id = client_request_id(&request),
        user_id = Empty,
        role = Empty,
        tx_no = Empty,
        card_id = Empty,
    );
    request.extensions_mut().insert(context.clone());

    let mut response = next.run(request).instrument(span.clone()).await;

    let error = failure(&mut response);
    if let Some(error) = &error {
        response = render(&app, &context, error, &response);
    }
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&request_id.to_string()) {
        headers.insert(&REQUEST_ID, value);
    }
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if app.is_draining() && version <= Version::HTTP_11 {
        // So that the next request goes to another server, and none is on its way at the stop.
        // HTTP/2 has its own message for that, which the stop sends.
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    let took = started.elapsed();
    let status = response.status().as_u16();
    app.metrics().request(endpoint, status, took);
    span.in_scope(|| log(status, took, error.as_ref()));
    response
}

fn client_request_id(request: &Request) -> Option<String> {
    let text = request.headers().get(&REQUEST_ID)?.to_str().ok()?;
    Some(
        text.chars()
            .filter(char::is_ascii_graphic)
            .take(LONGEST_CLIENT_ID)
            .collect(),
    )
}

/// Returns the error in a response, whether a handler or axum put it there.
fn failure(response: &mut Response) -> Option<ApiError> {
    if let Some(error) = response.extensions_mut().remove::<ApiError>() {
        return Some(error);
    }
    match response.status() {
        StatusCode::METHOD_NOT_ALLOWED => Some(ErrorCode::MethodNotAllowed.into()),
        StatusCode::NOT_FOUND => Some(ErrorCode::NotFound.into()),
        status if status.is_client_error() => Some(
            ApiError::from(ErrorCode::ValidationFailed)
                .suggest("the path or a header is malformed"),
        ),
        status if status.is_server_error() && status != StatusCode::SERVICE_UNAVAILABLE => {
            Some(ErrorCode::InternalError.into())
        }
        _ => None,
    }
}

fn render(app: &App, context: &RequestContext, error: &ApiError, before: &Response) -> Response {
    let body = ErrorAnswer {
        error: ErrorBody {
            code: error.code.as_str().to_owned(),
            message: error.code.message(context.language).to_owned(),
            details: error.details.clone(),
            timestamp: app.now().to_string(),
            request_id: context.request_id,
        },
    };
    let status = StatusCode::from_u16(error.code.status());
    let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, Json(body)).into_response();
    // Headers that were set with the error stay, such as Allow for a wrong method.
    for (name, value) in before.headers() {
        response
            .headers_mut()
            .entry(name)
            .or_insert_with(|| value.clone());
    }
    if status == StatusCode::UNAUTHORIZED {
        let challenge = HeaderValue::from_static(challenge(error.code));
        response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
    }
    if matches!(
        status,
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS
    ) {
        let headers = response.headers_mut();
        headers
            .entry(RETRY_AFTER)
            .or_insert(HeaderValue::from_static(COME_AGAIN_SECS));
    }
    response
}

/// The authentication challenge (RFC 6750, section 3).
const fn challenge(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::TokenInvalid | ErrorCode::TokenExpired | ErrorCode::SessionRevoked => {
            "Bearer error=\"invalid_token\""
        }
        _ => "Bearer",
    }
}

/// Logs the request. Each error is logged once, here: a fault of the server as an error, a refusal
/// as information. An unavailable service is only a warning, because it is not the server's fault.
fn log(status: u16, took: Duration, error: Option<&ApiError>) {
    let duration_ms = millis(took);
    let Some(error) = error else {
        tracing::debug!(status, duration_ms, "request answered");
        return;
    };
    let error_code = error.code.as_str();
    let reason = error.log_reason.as_deref();
    match error.code {
        ErrorCode::ServiceUnavailable => {
            tracing::warn!(status, duration_ms, error_code, reason, "request failed");
        }
        _ if status >= 500 => {
            tracing::error!(status, duration_ms, error_code, reason, "request failed");
        }
        _ => tracing::info!(status, duration_ms, error_code, reason, "request refused"),
    }
}

/// Returns milliseconds with three decimals, as a number for JSON.
fn millis(took: Duration) -> Option<f64> {
    let micros = took.as_micros();
    let text = format!("{}.{:03}", micros / 1000, micros % 1000);
    text.parse().ok()
}
