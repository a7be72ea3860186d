//! `GET /admin/cards/{id}`

use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::CardId;
use mps_protocol::{ErrorCode, answers};
use mps_store::queries::cards::{self, BoundMember};

use crate::app::App;
use crate::http::{ApiError, id_in_path};
use crate::render;

pub(super) async fn handle(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Json<answers::AdminCardDetail>, ApiError> {
    let id = CardId::new(id_in_path(&id)?);
    let view = app.fetch_one(cards::by_id(id)).await?;
    let view = view.ok_or_else(|| ApiError::from(ErrorCode::CardNotFound))?;
    let bound = app.fetch(cards::bound_to(id)).await?;
    Ok(Json(answers::AdminCardDetail {
        card: render::admin_card(&view, app.policy().currency, app.now()),
        bindings: bound.iter().map(binding).collect(),
    }))
}

fn binding(bound: &BoundMember) -> answers::BoundMember {
    answers::BoundMember {
        member_id: bound.binding.member_id.uuid(),
        member_no: bound.member_no.clone(),
        name: bound.name.clone(),
        role: bound.binding.role.to_string(),
        created_at: bound.binding.created_at.to_string(),
    }
}
