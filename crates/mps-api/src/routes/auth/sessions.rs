//! `GET /auth/sessions`

use axum::Json;
use axum::extract::State;
use mps_protocol::answers;
use mps_store::queries::sessions;

use crate::app::App;
use crate::error::ApiError;
use crate::http::Caller;
use crate::http::render;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<answers::Sessions>, ApiError> {
    let sessions = app
        .fetch(sessions::live_of(
            caller.identity.account,
            &app.policy().sessions,
            app.now(),
        ))
        .await?;
    let own = &caller.session;
    let live = sessions.iter().filter(|session| session.epoch == own.epoch);
    let sessions = live
        .map(|session| render::session_info(session, own))
        .collect();
    Ok(Json(answers::Sessions { sessions }))
}
