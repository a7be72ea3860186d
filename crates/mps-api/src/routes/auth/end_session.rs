//! `DELETE /auth/sessions/{id}`

use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::SessionId;
use mps_domain::operations::EndOwnSession;
use mps_protocol::answers;

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, fields};
use crate::routes::success;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<answers::Success>, ApiError> {
    let session_id = SessionId::new(fields::id("id", &id)?);
    let operation = EndOwnSession { session_id };
    app.execute_ending_sessions(&caller, operation).await?;
    Ok(success())
}
