//! `GET /admin/cards/{id}`

use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::CardId;
use mps_protocol::{ErrorCode, answers};
use mps_store::queries::cards;

use crate::app::App;
use crate::error::ApiError;
use crate::http::fields;
use crate::http::render;

pub(super) async fn handle(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Json<answers::AdminCardDetail>, ApiError> {
    let id = CardId::new(fields::id("id", &id)?);
    let view = app.fetch_one(cards::by_id(id)).await?;
    let view = view.ok_or_else(|| ApiError::from(ErrorCode::CardNotFound))?;
    let bound = app.fetch(cards::bound_to(id)).await?;
    Ok(Json(answers::AdminCardDetail {
        card: render::admin_card(&view, app.policy().currency, app.now()),
        bindings: bound.iter().map(render::bound_member).collect(),
    }))
}
