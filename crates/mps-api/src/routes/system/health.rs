//! `GET /health`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use mps_protocol::answers;

use crate::app::App;

pub(super) async fn handle(State(app): State<App>) -> (StatusCode, Json<answers::Health>) {
    let connected = app.store().ping().await.is_ok();
    let (status, word, database) = if connected {
        (StatusCode::OK, "healthy", "connected")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "unhealthy", "disconnected")
    };
    let health = answers::Health {
        status: word.to_owned(),
        timestamp: app.now().to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        services: answers::Services {
            database: database.to_owned(),
            redis: "not_configured".to_owned(),
        },
    };
    (status, Json(health))
}
