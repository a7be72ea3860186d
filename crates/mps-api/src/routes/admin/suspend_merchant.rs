//! `POST /admin/merchants/suspend`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller};
use axum::Json;
use axum::extract::State;
use mps_domain::ids::MerchantId;
use mps_domain::operations::SuspendMerchant;
use mps_protocol::{Notice, answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::MerchantWithReason>,
) -> Result<Json<answers::MerchantChanged>, ApiError> {
    let operation = SuspendMerchant {
        merchant_id: MerchantId::new(request.merchant_id),
        reason: request.reason,
    };
    let merchant = app.execute_ending_sessions(&caller, operation).await?;
    Ok(Json(answers::MerchantChanged {
        merchant: render::merchant(&merchant),
        message: Notice::MerchantSuspended
            .message(caller.context.language)
            .to_owned(),
    }))
}
