//! `POST /merchant/recharge/cancel` and `POST /admin/recharge/cancel`. The operation decides by the
//! actor which recharges are allowed.

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, is_about, replayable};
use axum::extract::State;
use axum::response::Response;
use mps_domain::ids::TransactionId;
use mps_domain::operations::{CancelRecharge, Keys};
use mps_protocol::requests;

pub(in crate::routes) async fn handle(
    State(app): State<App>,
    caller: Caller,
    IdempotencyKey(idempotency_key): IdempotencyKey,
    Body(request): Body<requests::CancelRecharge>,
) -> Result<Response, ApiError> {
    let operation = CancelRecharge {
        transaction_id: TransactionId::new(app.new_id()?),
        tx_no: request.tx_no,
        reason: request.reason,
        keys: Keys {
            idempotency_key,
            external_order_id: None,
        },
    };
    let cancelled = app.execute(&caller, operation).await?;
    is_about(&cancelled.transaction);
    Ok(replayable(
        render::recharged(&cancelled, app.policy().currency),
        cancelled.replayed,
    ))
}
