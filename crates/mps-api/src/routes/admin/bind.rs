//! `POST /admin/cards/bindings`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, fields};
use axum::Json;
use axum::extract::State;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::BindMember;
use mps_protocol::{answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::AdminBind>,
) -> Result<Json<answers::BindingChanged>, ApiError> {
    let roles = "owner, manager, member or viewer";
    let operation = BindMember {
        card_id: CardId::new(request.card_id),
        member_id: MemberId::new(request.member_id),
        role: fields::word_of("role", &request.role, roles)?,
    };
    Ok(render::bound(&app.execute(&caller, operation).await?))
}
