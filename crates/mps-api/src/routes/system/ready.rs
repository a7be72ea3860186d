//! `GET /ready`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use mps_protocol::answers;
use mps_store::StoreError;

use crate::app::App;

pub(super) async fn handle(State(app): State<App>) -> (StatusCode, Json<answers::Ready>) {
    let (status, word) = if app.is_draining() {
        (StatusCode::SERVICE_UNAVAILABLE, "draining")
    } else {
        match app.store().ping().await {
            Ok(()) => (StatusCode::OK, "ready"),
            Err(error) => {
                tracing::warn!(%error, "not ready");
                (StatusCode::SERVICE_UNAVAILABLE, why(&error))
            }
        }
    };
    (
        status,
        Json(answers::Ready {
            status: word.to_owned(),
            timestamp: app.now().to_string(),
        }),
    )
}

/// Returns the problem in words that do not change. The details are in the log.
const fn why(error: &StoreError) -> &'static str {
    match error {
        StoreError::ClockBehind { .. } => "clock behind the books",
        StoreError::ClockOff(_) => "clock off",
        StoreError::Unwell(_) => "books not written",
        StoreError::Replaced(_) => "books replaced",
        _ => "database disconnected",
    }
}
