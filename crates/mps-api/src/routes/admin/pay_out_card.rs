//! `POST /admin/cards/payout`

use crate::app::App;
use crate::http::{ApiError, Body, Caller};
use crate::render;
use axum::Json;
use axum::extract::State;
use mps_domain::ids::CardId;
use mps_domain::operations::PayOut;
use mps_protocol::{Amount, Notice, answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::PayOutCard>,
) -> Result<Json<answers::CardPaidOut>, ApiError> {
    let operation = PayOut {
        card_id: CardId::new(request.card_id),
        posting_id: app.fresh_id()?,
        reason: request.reason,
    };
    let (card, amount) = app.execute(&caller, operation).await?;
    let currency = app.policy().currency;
    let message = Notice::CardPaidOut
        .message(caller.context.language)
        .to_owned();
    Ok(Json(answers::CardPaidOut {
        card: render::card_state(&card, currency),
        amount: Amount::of(amount, currency),
        message,
    }))
}
