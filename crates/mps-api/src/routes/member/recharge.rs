//! `POST /member/recharge`

use axum::extract::State;
use axum::response::Response;
use mps_domain::RefusalCode;
use mps_domain::ids::{CardId, TransactionId};
use mps_domain::operations::{Keys, MemberRecharge};
use mps_domain::transaction::PaymentMethod;
use mps_protocol::{ErrorCode, requests};

use crate::app::App;
use crate::error::{ApiError, money};
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, is_about, order_id, replayable};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    IdempotencyKey(idempotency_key): IdempotencyKey,
    Body(request): Body<requests::MemberRecharge>,
) -> Result<Response, ApiError> {
    if PaymentMethod::from_text(&request.payment_method) != Some(PaymentMethod::Sandbox) {
        return Err(ApiError::of(ErrorCode::ValidationFailed, "payment_method")
            .suggest("this way of paying is not offered here; recharge at the till"));
    }
    let currency = app.policy().currency;
    let wrong = RefusalCode::InvalidRechargeAmount;
    let operation = MemberRecharge {
        transaction_id: TransactionId::new(app.new_id()?),
        card_id: CardId::new(request.card_id),
        amount: money(&request.amount, currency, wrong, "amount")?,
        keys: Keys {
            idempotency_key,
            external_order_id: order_id(request.external_order_id)?,
        },
    };
    let recharged = app.execute(&caller, operation).await?;
    is_about(&recharged.transaction);
    Ok(replayable(
        render::recharged(&recharged, currency),
        recharged.replayed,
    ))
}
