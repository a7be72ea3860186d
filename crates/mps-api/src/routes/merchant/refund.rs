//! `POST /merchant/refund`

use axum::extract::State;
use axum::response::Response;
use mps_domain::RefusalCode;
use mps_domain::ids::TransactionId;
use mps_domain::operations::{Keys, Refund};
use mps_protocol::requests;

use crate::app::App;
use crate::error::{ApiError, money};
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, is_about, replayable, tag};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    IdempotencyKey(idempotency_key): IdempotencyKey,
    Body(request): Body<requests::Refund>,
) -> Result<Response, ApiError> {
    let currency = app.policy().currency;
    let wrong = RefusalCode::InvalidRefundAmount;
    let operation = Refund {
        transaction_id: TransactionId::new(app.new_id()?),
        lapse_id: TransactionId::new(app.new_id()?),
        on_behalf_of: None,
        original_tx_no: request.original_tx_no,
        amount: money(&request.refund_amount, currency, wrong, "refund_amount")?,
        reason: request.reason,
        tag: tag(request.tag)?,
        keys: Keys {
            idempotency_key,
            external_order_id: None,
        },
    };
    let refunded = app.execute(&caller, operation).await?;
    is_about(&refunded.transaction);
    Ok(replayable(
        render::refunded(&refunded, currency),
        refunded.replayed,
    ))
}
