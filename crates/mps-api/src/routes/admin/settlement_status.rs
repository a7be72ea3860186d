//! `POST /admin/settlements/{id}/status`

use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::SettlementId;
use mps_domain::operations::UpdateSettlementStatus;
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, fields};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<requests::SettlementStatus>,
) -> Result<Json<answers::OneSettlement>, ApiError> {
    let states = "settled, paid or failed";
    let operation = UpdateSettlementStatus {
        settlement_id: SettlementId::new(fields::id("id", &id)?),
        status: fields::word_of("status", &request.status, states)?,
        posting_id: app.new_id()?,
    };
    let settlement = app.execute(&caller, operation).await?;
    Ok(Json(answers::OneSettlement {
        settlement: render::settlement(&settlement, app.policy().currency),
    }))
}
