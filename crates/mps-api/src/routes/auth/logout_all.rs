//! `POST /auth/logout-all`

use axum::extract::State;
use axum::response::Response;
use mps_domain::operations::SignOutEverywhere;

use super::signed_out;
use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, Page};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    page: Page,
) -> Result<Response, ApiError> {
    app.execute_ending_sessions(&caller, SignOutEverywhere)
        .await?;
    Ok(signed_out(&page))
}
