//! `POST /admin/merchants/activate`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller};
use axum::Json;
use axum::extract::State;
use mps_domain::ids::MerchantId;
use mps_domain::operations::ActivateMerchant;
use mps_protocol::{Notice, answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::MerchantWithReason>,
) -> Result<Json<answers::MerchantChanged>, ApiError> {
    let operation = ActivateMerchant {
        merchant_id: MerchantId::new(request.merchant_id),
        reason: request.reason,
    };
    let merchant = app.execute(&caller, operation).await?;
    Ok(Json(answers::MerchantChanged {
        merchant: render::merchant(&merchant),
        message: Notice::MerchantActivated
            .message(caller.context.language)
            .to_owned(),
    }))
}
