//! `GET /live`

use axum::Json;
use mps_protocol::answers;

use crate::routes::success;

/// Touches nothing: a database that is away must not get a healthy process killed.
pub(super) async fn handle() -> Json<answers::Success> {
    success()
}
