//! `DELETE /admin/sessions/{id}`

use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::SessionId;
use mps_domain::operations::EndSession;
use mps_protocol::{ErrorCode, answers};
use uuid::Uuid;

use crate::app::App;
use crate::error::ApiError;
use crate::http::Caller;
use crate::routes::success;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<answers::Success>, ApiError> {
    let id = Uuid::parse_str(&id)
        .map_err(|_| ApiError::of(ErrorCode::ValidationFailed, "id").suggest("a UUID"))?;
    app.execute_ending_sessions(
        &caller,
        EndSession {
            session_id: SessionId::new(id),
        },
    )
    .await?;
    Ok(success())
}
