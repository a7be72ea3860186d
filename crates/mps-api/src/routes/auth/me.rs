//! `GET /auth/me`

use axum::Json;
use mps_protocol::answers;

use crate::http::Caller;
use crate::render;

pub(super) async fn handle(caller: Caller) -> Json<answers::Me> {
    Json(answers::Me {
        user_info: render::user_info(&caller.identity),
        session_info: render::session_info(&caller.session, &caller.session),
    })
}
