//! `POST /admin/members/password`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::MemberId;
use mps_domain::operations::SetMemberPassword;
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller};
use crate::routes::success;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::MemberPassword>,
) -> Result<Json<answers::Success>, ApiError> {
    let operation = SetMemberPassword {
        member_id: MemberId::new(request.member_id),
        password: caller
            .passwords(&app)
            .hash("password", &request.password)
            .await?,
    };
    app.execute_ending_sessions(&caller, operation).await?;
    Ok(success())
}
