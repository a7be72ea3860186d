//! `GET /member/profile`

use axum::Json;
use axum::extract::State;
use mps_protocol::{ErrorCode, answers};
use mps_store::queries::members;

use crate::app::App;
use crate::error::ApiError;
use crate::http::Caller;
use crate::http::render;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<answers::Profile>, ApiError> {
    let id = caller.identity.member()?;
    let member = app.fetch_one(members::by_id(id)).await?;
    let member = member.ok_or_else(|| ApiError::from(ErrorCode::MemberNotFound))?;
    let identities = app.fetch(members::identities_of(id)).await?;
    Ok(Json(answers::Profile {
        member: render::member(&member),
        identities: identities.iter().map(render::identity).collect(),
    }))
}
