//! Around every request: its context on the way in, its id, error body and log line on the way out.

use std::time::Instant;

use axum::Json;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    CACHE_CONTROL, REFERRER_POLICY, RETRY_AFTER, WWW_AUTHENTICATE, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use mps_protocol::{ErrorAnswer, ErrorBody, ErrorCode, endpoint};

use crate::app::App;
use crate::http::{ApiError, RequestContext};

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// After how many seconds to come again when the server is busy: batches take milliseconds.
const COME_AGAIN_SECS: &str = "1";
/// The longest request id of a client that is logged, in characters.
const LONGEST_CLIENT_ID: usize = 128;

/// The outermost layer.
pub(crate) async fn finish(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    // Without randomness nothing will be done; the nil id lets the answer say so all the same.
    let request_id = app.fresh_id().unwrap_or_default();
    let context = RequestContext::of(&request, request_id, app.edge());
    let client_request_id = client_request_id(&request);
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    request.extensions_mut().insert(context.clone());

    let mut response = next.run(request).await;

    if let Some(error) = failure(&mut response) {
        response = render(&app, &context, &error, &response);
        let route = path.as_ref().map_or("", MatchedPath::as_str);
        log_failure(
            &context,
            &method,
            route,
            &error,
            client_request_id.as_deref(),
        );
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
    let took = started.elapsed();
    let endpoint = path.as_ref().and_then(|path| {
        let mut all = endpoint::ALL.iter().copied();
        all.find(|endpoint| endpoint.path == path.as_str() && method == endpoint.method.as_str())
    });
    app.metrics()
        .request(endpoint, response.status().as_u16(), took);
    tracing::debug!(
        request_id = %request_id,
        method = %method,
        endpoint = path.as_ref().map_or("", MatchedPath::as_str),
        status = response.status().as_u16(),
        duration_micros = took.as_micros(),
        "request answered"
    );
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

/// The error in a response, whoever put it there: a handler, or axum itself.
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
    // What came with the error, such as Allow on a wrong method, stays.
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

/// How to sign in (RFC 6750, section 3).
const fn challenge(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::TokenInvalid | ErrorCode::TokenExpired | ErrorCode::SessionRevoked => {
            "Bearer error=\"invalid_token\""
        }
        _ => "Bearer",
    }
}

/// Each error is logged once, here: faults of the server loudly, refusals for who looks for them.
fn log_failure(
    context: &RequestContext,
    method: &axum::http::Method,
    endpoint: &str,
    error: &ApiError,
    client_request_id: Option<&str>,
) {
    let request_id = context.request_id;
    let error_code = error.code.as_str();
    let reason = error.log_reason.as_deref();
    if error.code.status() >= 500 {
        tracing::error!(%request_id, %method, endpoint, error_code, reason, client_request_id,
            "request failed");
    } else {
        tracing::info!(%request_id, %method, endpoint, error_code, reason, client_request_id,
            "request refused");
    }
}
