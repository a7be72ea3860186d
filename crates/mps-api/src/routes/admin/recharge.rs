//! `POST /admin/recharge`

use axum::extract::State;
use axum::response::Response;
use mps_domain::RefusalCode;
use mps_domain::ids::{CardId, TransactionId};
use mps_domain::operations::{AdminRecharge, Keys};
use mps_protocol::requests;

use crate::app::App;
use crate::error::{ApiError, money};
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, fields, is_about, replayable};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    IdempotencyKey(idempotency_key): IdempotencyKey,
    Body(request): Body<requests::AdminRecharge>,
) -> Result<Response, ApiError> {
    let payment_method =
        fields::word_of("payment_method", &request.payment_method, "cash or bank")?;
    let currency = app.policy().currency;
    let wrong = RefusalCode::InvalidRechargeAmount;
    let operation = AdminRecharge {
        transaction_id: TransactionId::new(app.new_id()?),
        card_id: CardId::new(request.card_id),
        amount: money(&request.amount, currency, wrong, "amount")?,
        payment_method,
        reason: request.reason,
        keys: Keys {
            idempotency_key,
            external_order_id: None,
        },
    };
    let recharged = app.execute(&caller, operation).await?;
    is_about(&recharged.transaction);
    Ok(replayable(
        render::recharged(&recharged, currency),
        recharged.replayed,
    ))
}
