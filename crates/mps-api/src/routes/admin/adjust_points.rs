//! `POST /admin/points/adjust`

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller, IdempotencyKey, replayable};
use axum::extract::State;
use axum::response::Response;
use mps_domain::ids::{CardId, TransactionId};
use mps_domain::operations::AdjustPoints;
use mps_protocol::{answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    key: IdempotencyKey,
    Body(request): Body<requests::AdjustPoints>,
) -> Result<Response, ApiError> {
    let operation = AdjustPoints {
        transaction_id: TransactionId::new(app.new_id()?),
        card_id: CardId::new(request.card_id),
        delta_points: request.delta_points,
        reason: request.reason,
        keys: key.keys(),
    };
    let adjusted = app.execute(&caller, operation).await?;
    let (before, after) = (adjusted.points_before, adjusted.points_after);
    let answer = answers::PointsAdjusted {
        adjustment: answers::PointsAdjustment {
            card_id: request.card_id,
            card_no: adjusted.card_no,
            points_before: before,
            points_after: after,
            delta_points: after.saturating_sub(before),
            level_before: adjusted.level_before,
            level_after: adjusted.level_after,
        },
    };
    Ok(replayable(answer, adjusted.replayed))
}
