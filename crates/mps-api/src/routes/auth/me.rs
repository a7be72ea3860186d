//! `GET /auth/me`

use axum::Json;
use axum::extract::State;
use mps_domain::second_factor::{Holder, SecondFactor};
use mps_protocol::answers;
use mps_store::queries::second_factors;

use crate::app::App;
use crate::error::ApiError;
use crate::http::Caller;
use crate::http::render;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<answers::Me>, ApiError> {
    let factor = match Holder::of(caller.identity.account) {
        Some(holder) => app.fetch_one(second_factors::of(holder)).await?,
        None => None,
    };
    Ok(Json(answers::Me {
        user_info: render::user_info(&caller.identity),
        totp_enabled: factor.as_ref().is_some_and(SecondFactor::is_confirmed),
        session_info: render::session_info(&caller.session, &caller.session),
    }))
}
