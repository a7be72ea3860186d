//! `GET /merchant/settlements/{id}`

use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::SettlementId;
use mps_protocol::{ErrorCode, answers};
use mps_store::queries::settlements;

use crate::app::App;
use crate::http::{ApiError, Caller, fields};
use crate::render;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<answers::OneSettlement>, ApiError> {
    let merchant = caller.identity.merchant()?;
    let id = SettlementId::new(fields::id("id", &id)?);
    let settlement = app
        .fetch_one(settlements::of_merchant(merchant, id))
        .await?;
    let settlement = settlement.ok_or_else(|| ApiError::of(ErrorCode::SettlementNotFound, "id"))?;
    Ok(Json(answers::OneSettlement {
        settlement: render::settlement(&settlement, app.policy().currency),
    }))
}
