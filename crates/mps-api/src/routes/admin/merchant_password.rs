//! `POST /admin/merchants/password`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::MerchantId;
use mps_domain::operations::SetMerchantPassword;
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller};
use crate::routes::success;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::MerchantPassword>,
) -> Result<Json<answers::Success>, ApiError> {
    let operation = SetMerchantPassword {
        merchant_id: MerchantId::new(request.merchant_id),
        password: caller
            .passwords(&app)
            .hash("password", &request.password)
            .await?,
    };
    app.execute_ending_sessions(&caller, operation).await?;
    Ok(success())
}
