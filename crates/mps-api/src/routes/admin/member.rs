//! `GET /admin/members/{id}`

use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::MemberId;
use mps_protocol::{ErrorCode, answers};
use mps_store::queries::members;

use crate::app::App;
use crate::error::ApiError;
use crate::http::fields;
use crate::http::render;
use crate::routes::member::cards;

pub(super) async fn handle(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Json<answers::MemberDetail>, ApiError> {
    let id = MemberId::new(fields::id("id", &id)?);
    let member = app.fetch_one(members::by_id(id)).await?;
    let member = member.ok_or_else(|| ApiError::from(ErrorCode::MemberNotFound))?;
    let list = cards::read(&app, id).await?;
    let identities = app.fetch(members::identities_of(id)).await?;
    Ok(Json(answers::MemberDetail {
        member: render::member(&member),
        cards: cards::rendered(&list, app.policy().currency, app.now()),
        identities: identities.iter().map(render::identity).collect(),
    }))
}
