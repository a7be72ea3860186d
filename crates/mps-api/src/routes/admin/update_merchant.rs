//! `PATCH /admin/merchants/{id}`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, fields};
use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::MerchantId;
use mps_domain::operations::UpdateMerchant;
use mps_protocol::{answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<requests::UpdateMerchant>,
) -> Result<Json<answers::MerchantUpdated>, ApiError> {
    let operation = UpdateMerchant {
        merchant_id: MerchantId::new(fields::id("id", &id)?),
        name: request.name,
        contact: request.contact,
        fee_bps: request.fee_bps,
        settlement_mode: fields::optional_word(
            "settlement_mode",
            request.settlement_mode.as_deref(),
        )?,
    };
    let merchant = app.execute(&caller, operation).await?;
    Ok(Json(answers::MerchantUpdated {
        merchant: render::merchant(&merchant),
    }))
}
