//! `POST /merchant/settlements`

use axum::extract::State;
use axum::response::Response;
use mps_domain::ids::SettlementId;
use mps_domain::operations::GenerateSettlement;
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, fields, replayable};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    key: IdempotencyKey,
    Body(request): Body<requests::GenerateSettlement>,
) -> Result<Response, ApiError> {
    let end = |text: &str| fields::end("period_end", text, app.policy());
    let operation = GenerateSettlement {
        settlement_id: SettlementId::new(app.new_id()?),
        posting_id: app.new_id()?,
        period_end: request.period_end.as_deref().map(end).transpose()?,
        keys: key.keys(),
    };
    let made = app.execute(&caller, operation).await?;
    let answer = answers::OneSettlement {
        settlement: render::settlement(&made.settlement, app.policy().currency),
    };
    Ok(replayable(answer, made.replayed))
}
