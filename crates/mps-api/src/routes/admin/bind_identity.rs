//! `POST /admin/members/identities`

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller, fields};
use axum::Json;
use axum::extract::State;
use mps_domain::ids::MemberId;
use mps_domain::operations::BindExternalIdentity;
use mps_protocol::{answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::BindIdentity>,
) -> Result<Json<answers::IdentityBound>, ApiError> {
    let operation = BindExternalIdentity {
        member_id: MemberId::new(request.member_id),
        provider: fields::word("provider", &request.provider)?,
        external_id: request.external_id,
    };
    let bound = app.execute(&caller, operation).await?;
    Ok(Json(answers::IdentityBound {
        member_id: bound.member_id.uuid(),
        provider: bound.provider.to_string(),
        external_id: bound.external_id,
    }))
}
