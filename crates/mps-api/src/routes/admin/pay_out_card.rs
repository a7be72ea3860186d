//! `POST /admin/cards/payout`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, is_about, replayable};
use axum::extract::State;
use axum::response::Response;
use mps_domain::ids::{CardId, TransactionId};
use mps_domain::operations::PayOut;
use mps_protocol::{Amount, Notice, answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    key: IdempotencyKey,
    Body(request): Body<requests::PayOutCard>,
) -> Result<Response, ApiError> {
    let operation = PayOut {
        card_id: CardId::new(request.card_id),
        transaction_id: TransactionId::new(app.new_id()?),
        reason: request.reason,
        keys: key.keys(),
    };
    let paid_out = app.execute(&caller, operation).await?;
    let currency = app.policy().currency;
    let message = Notice::CardPaidOut
        .message(caller.context.language)
        .to_owned();
    let answer = answers::CardPaidOut {
        card: render::card_state(&app, &paid_out.card),
        amount: Amount::of(paid_out.transaction.final_amount, currency),
        tx_no: paid_out.transaction.tx_no.clone(),
        message,
    };
    is_about(&paid_out.transaction);
    Ok(replayable(answer, paid_out.replayed))
}
