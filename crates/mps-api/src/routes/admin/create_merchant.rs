//! `POST /admin/merchants`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::MerchantId;
use mps_domain::operations::CreateMerchant;
use mps_domain::settlement::SettlementMode;
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, fields};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::CreateMerchant>,
) -> Result<Json<answers::MerchantCreated>, ApiError> {
    let mode = fields::optional_word("settlement_mode", request.settlement_mode.as_deref())?;
    let password = caller
        .passwords(&app)
        .knowing([request.code.as_str(), request.name.as_str()])
        .hash("password", &request.password)
        .await?;
    let operation = CreateMerchant {
        merchant_id: MerchantId::new(app.new_id()?),
        code: request.code,
        name: request.name,
        contact: request.contact,
        fee_bps: request.fee_bps.unwrap_or(0),
        settlement_mode: mode.unwrap_or(SettlementMode::Realtime),
        password,
    };
    let merchant = app.execute(&caller, operation).await?;
    Ok(Json(answers::MerchantCreated {
        merchant: render::merchant(&merchant),
    }))
}
