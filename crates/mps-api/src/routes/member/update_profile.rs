//! `PATCH /member/profile`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller};
use axum::Json;
use axum::extract::State;
use mps_domain::operations::UpdateMember;
use mps_protocol::{answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::UpdateMember>,
) -> Result<Json<answers::MemberUpdated>, ApiError> {
    let operation = UpdateMember {
        member_id: None,
        name: request.name,
        phone: request.phone,
        email: request.email,
    };
    let member = app.execute(&caller, operation).await?;
    // Who changed their name sees the new one at once.
    app.sessions().forget();
    Ok(Json(answers::MemberUpdated {
        member: render::member(&member),
    }))
}
