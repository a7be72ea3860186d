//! `GET /ready`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use mps_protocol::answers;

use crate::app::App;

pub(super) async fn handle(State(app): State<App>) -> (StatusCode, Json<answers::Ready>) {
    let (status, word) = if app.is_draining() {
        (StatusCode::SERVICE_UNAVAILABLE, "draining")
    } else if app.store().ping().await.is_ok() {
        (StatusCode::OK, "ready")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "database disconnected")
    };
    (
        status,
        Json(answers::Ready {
            status: word.to_owned(),
            timestamp: app.now().to_string(),
        }),
    )
}
