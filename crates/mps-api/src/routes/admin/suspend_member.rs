//! `POST /admin/members/suspend`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::MemberId;
use mps_domain::operations::SuspendMember;
use mps_protocol::{Notice, answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::MemberWithReason>,
) -> Result<Json<answers::MemberChanged>, ApiError> {
    let member_id = MemberId::new(request.member_id);
    let member = app
        .execute_ending_sessions(
            &caller,
            SuspendMember {
                member_id,
                reason: request.reason,
            },
        )
        .await?;
    let message = Notice::MemberSuspended
        .message(caller.context.language)
        .to_owned();
    Ok(Json(answers::MemberChanged {
        member: render::member(&member),
        message,
    }))
}
