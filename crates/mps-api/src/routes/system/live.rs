//! `GET /live`

use axum::Json;
use mps_protocol::answers;

use crate::routes::success;

/// Accesses nothing: an unavailable database must not get a healthy process killed.
pub(super) async fn handle() -> Json<answers::Success> {
    success()
}
