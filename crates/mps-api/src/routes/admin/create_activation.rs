//! `POST /admin/activations`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::{AdminId, MemberId, MerchantId, StaffId};
use mps_domain::operations::ActivationOf;
use mps_protocol::{ErrorCode, answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller};
use crate::routes::activations;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::CreateActivation>,
) -> Result<Json<answers::ActivationCreated>, ApiError> {
    let of = account(&request)?;
    Ok(Json(activations::create(&app, &caller, of).await?))
}

/// The one account that is named.
fn account(request: &requests::CreateActivation) -> Result<ActivationOf, ApiError> {
    let named = [
        request
            .member_id
            .map(MemberId::new)
            .map(ActivationOf::Member),
        request
            .merchant_id
            .map(MerchantId::new)
            .map(ActivationOf::Merchant),
        request.staff_id.map(StaffId::new).map(ActivationOf::Staff),
        request.admin_id.map(AdminId::new).map(ActivationOf::Admin),
    ];
    let mut named = named.into_iter().flatten();
    match (named.next(), named.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(ApiError::of(ErrorCode::ValidationFailed, "member_id")
            .suggest("member_id, merchant_id, staff_id or admin_id, one of them")),
    }
}
