//! `POST /admin/cards/close`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, replayable};
use axum::extract::State;
use axum::response::Response;
use mps_domain::ids::{CardId, TransactionId};
use mps_domain::operations::CloseCard;
use mps_protocol::{Notice, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    key: IdempotencyKey,
    Body(request): Body<requests::CardWithReason>,
) -> Result<Response, ApiError> {
    let operation = CloseCard {
        card_id: CardId::new(request.card_id),
        transaction_id: TransactionId::new(app.new_id()?),
        reason: request.reason,
        keys: key.keys(),
    };
    let closed = app.execute(&caller, operation).await?;
    let language = caller.context.language;
    let answer = render::card_changed(&app, &closed.card, Notice::CardClosed, language);
    Ok(replayable(answer, closed.replayed))
}
