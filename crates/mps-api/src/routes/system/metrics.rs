//! `GET /metrics`

use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::IntoResponse;
use mps_domain::account::AccountKind;
use mps_protocol::ErrorCode;
use mps_store::queries::{milestones, sessions};
use subtle::ConstantTimeEq;

use crate::app::App;
use crate::error::ApiError;
use crate::observe::metrics::Now;

/// The format of the answer (`OpenMetrics` 1.0).
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

pub(super) async fn handle(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let edge = app.edge();
    if !edge.metrics {
        return Err(ErrorCode::NotFound.into());
    }
    if let Some(token) = &edge.metrics_token {
        let given = headers.get(AUTHORIZATION).map(HeaderValue::as_bytes);
        let given = given.ok_or(ErrorCode::TokenMissing)?;
        let wanted = format!("Bearer {token}");
        if !bool::from(given.ct_eq(wanted.as_bytes())) {
            return Err(ErrorCode::TokenInvalid.into());
        }
    }
    // Metrics are available even without the database; that is when they matter most.
    let sessions = app
        .fetch(sessions::live_by_kind(&app.policy().sessions, app.now()))
        .await;
    let now = Now {
        sessions: sessions.map(of_all_kinds).unwrap_or_default(),
        redis: app.redis(),
        store: app.store().figures(),
        milestones: app.fetch(milestones::all()).await.unwrap_or_default(),
    };
    let text = app.metrics().text(now).map_err(ApiError::internal)?;
    Ok(([(CONTENT_TYPE, OPEN_METRICS)], text))
}

/// Adds a zero for kinds of accounts with no active session: a missing series would mean that
/// nothing is known.
fn of_all_kinds(mut all: Vec<(String, i64)>) -> Vec<(String, i64)> {
    for kind in AccountKind::ALL {
        let is_there = all.iter().any(|(known, _)| known == kind.as_str());
        // The operator at the machine needs no session.
        if !is_there && *kind != AccountKind::System {
            all.push((kind.as_str().to_owned(), 0));
        }
    }
    all
}
