//! `PATCH /admin/members/{id}`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, fields};
use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::MemberId;
use mps_domain::operations::UpdateMember;
use mps_protocol::{answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<requests::UpdateMember>,
) -> Result<Json<answers::MemberUpdated>, ApiError> {
    let operation = UpdateMember {
        member_id: Some(MemberId::new(fields::id("id", &id)?)),
        name: request.name,
        phone: request.phone,
        email: request.email,
    };
    let member = app.execute(&caller, operation).await?;
    Ok(Json(answers::MemberUpdated {
        member: render::member(&member),
    }))
}
