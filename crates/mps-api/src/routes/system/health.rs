//! `GET /health`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use mps_protocol::answers;

use crate::app::App;
use crate::http::render;
use crate::redis::State as Redis;

pub(super) async fn handle(State(app): State<App>) -> (StatusCode, Json<answers::Health>) {
    let connected = app.store().ping().await.is_ok();
    let redis = app.redis();
    let (status, word) = match (connected, redis) {
        (false, _) => (StatusCode::SERVICE_UNAVAILABLE, "unhealthy"),
        // The server works without Redis, so no traffic has to go elsewhere.
        (true, Redis::Disconnected) => (StatusCode::OK, "degraded"),
        (true, Redis::Connected | Redis::NotConfigured) => (StatusCode::OK, "healthy"),
    };
    let health = answers::Health {
        status: word.to_owned(),
        timestamp: app.now().to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        services: render::services(connected, redis),
    };
    (status, Json(health))
}
