//! `POST /merchant/settlements`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::SettlementId;
use mps_domain::operations::GenerateSettlement;
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::http::{ApiError, Body, Caller, fields};
use crate::render;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::GenerateSettlement>,
) -> Result<Json<answers::OneSettlement>, ApiError> {
    let end = |text: &str| fields::end("period_end", text, app.policy());
    let operation = GenerateSettlement {
        settlement_id: SettlementId::new(app.fresh_id()?),
        posting_id: app.fresh_id()?,
        period_end: request.period_end.as_deref().map(end).transpose()?,
    };
    let settlement = app.execute(&caller, operation).await?;
    Ok(Json(answers::OneSettlement {
        settlement: render::settlement(&settlement, app.policy().currency),
    }))
}
