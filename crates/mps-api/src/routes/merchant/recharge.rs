//! `POST /merchant/recharge`

use axum::extract::State;
use axum::response::Response;
use mps_domain::RefusalCode;
use mps_domain::ids::TransactionId;
use mps_domain::names;
use mps_domain::operations::{Keys, MerchantRecharge};
use mps_domain::transaction::PaymentMethod;
use mps_protocol::{ErrorCode, requests};

use crate::app::App;
use crate::error::{ApiError, money};
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, is_about, replayable};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    IdempotencyKey(idempotency_key): IdempotencyKey,
    Body(request): Body<requests::MerchantRecharge>,
) -> Result<Response, ApiError> {
    if PaymentMethod::from_text(&request.payment_method) != Some(PaymentMethod::Cash) {
        return Err(ApiError::of(ErrorCode::ValidationFailed, "payment_method").suggest("cash"));
    }
    let currency = app.policy().currency;
    let wrong = RefusalCode::InvalidRechargeAmount;
    let operation = MerchantRecharge {
        transaction_id: TransactionId::new(app.new_id()?),
        card_no: names::number(&request.card_no),
        amount: money(&request.amount, currency, wrong, "amount")?,
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
