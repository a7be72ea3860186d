//! `POST /admin/merchants`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::MerchantId;
use mps_domain::operations::CreateMerchant;
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::http::{ApiError, Body, Caller};
use crate::render;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::CreateMerchant>,
) -> Result<Json<answers::MerchantCreated>, ApiError> {
    let operation = CreateMerchant {
        merchant_id: MerchantId::new(app.fresh_id()?),
        code: request.code,
        name: request.name,
        contact: request.contact,
        password: app.passwords().hash("password", &request.password).await?,
    };
    let merchant = app.execute(&caller, operation).await?;
    Ok(Json(answers::MerchantCreated {
        merchant: render::merchant(merchant),
    }))
}
