//! `POST /merchant/charge`

use axum::extract::State;
use axum::response::Response;
use mps_domain::RefusalCode;
use mps_domain::ids::TransactionId;
use mps_domain::operations::{Charge, Keys};
use mps_protocol::requests;

use crate::app::App;
use crate::error::{ApiError, money};
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, is_about, order_id, replayable, tag};
use crate::routes::unknown_codes;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    IdempotencyKey(idempotency_key): IdempotencyKey,
    Body(request): Body<requests::Charge>,
) -> Result<Response, ApiError> {
    let currency = app.policy().currency;
    let wrong = RefusalCode::InvalidPrice;
    let amount = money(&request.amount, currency, wrong, "amount")?;
    let tag = tag(request.tag)?;
    let keys = Keys {
        idempotency_key,
        external_order_id: order_id(request.external_order_id)?,
    };
    let rejected = |error: &ApiError| app.metrics().rejected_charge(error.code);
    let code = unknown_codes::scanned(request.qr_plain.reveal()).inspect_err(rejected)?;
    unknown_codes::admit(&app, &caller, code).await?;
    let operation = Charge {
        transaction_id: TransactionId::new(app.new_id()?),
        code,
        amount,
        tag,
        keys,
    };
    let charged = app.execute(&caller, operation).await.inspect_err(|error| {
        rejected(error);
        unknown_codes::judge(&app, &caller, error.log_reason.as_deref());
    })?;
    is_about(&charged.transaction);
    if !charged.replayed {
        let paid = charged.transaction.final_amount;
        app.metrics().payment(paid, currency);
    }
    Ok(replayable(
        render::charged(&charged, currency)?,
        charged.replayed,
    ))
}
