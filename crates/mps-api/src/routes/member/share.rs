//! `POST /member/cards/{id}/bindings`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, fields};
use crate::routes::member::check_manages;
use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::CardId;
use mps_domain::operations::BindMember;
use mps_protocol::{ErrorCode, answers, requests};
use mps_store::queries::accounts;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<requests::ShareCard>,
) -> Result<Json<answers::BindingChanged>, ApiError> {
    let roles = "owner, manager, member or viewer";
    let role = fields::word_of("role", &request.role, roles)?;
    let card_id = CardId::new(fields::id("id", &id)?);
    // Checked before the answer reveals anything about the number's member.
    check_manages(&app, &caller, card_id).await?;
    let member_id = app
        .fetch_one(accounts::member_of_no(&request.member_no))
        .await?;
    let operation = BindMember {
        card_id,
        member_id: member_id.ok_or_else(|| ApiError::of(ErrorCode::MemberNotFound, "member_no"))?,
        role,
    };
    Ok(render::bound(&app.execute(&caller, operation).await?))
}
