//! `POST /auth/logout-all`

use axum::Json;
use axum::extract::State;
use mps_domain::operations::SignOutEverywhere;
use mps_protocol::answers;

use crate::app::App;
use crate::error::ApiError;
use crate::http::Caller;
use crate::routes::success;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<answers::Success>, ApiError> {
    app.execute_ending_sessions(&caller, SignOutEverywhere)
        .await?;
    Ok(success())
}
