//! `POST /admin/cards/replace`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, replayable};
use axum::extract::State;
use axum::response::Response;
use mps_domain::ids::{CardId, TransactionId};
use mps_domain::operations::ReplaceCard;
use mps_protocol::{Notice, answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    key: IdempotencyKey,
    Body(request): Body<requests::CardWithReason>,
) -> Result<Response, ApiError> {
    let operation = ReplaceCard {
        card_id: CardId::new(request.card_id),
        new_card_id: CardId::new(app.new_id()?),
        out_id: TransactionId::new(app.new_id()?),
        into_id: TransactionId::new(app.new_id()?),
        reason: request.reason,
        keys: key.keys(),
    };
    let replaced = app.execute(&caller, operation).await?;
    let message = Notice::CardReplaced
        .message(caller.context.language)
        .to_owned();
    let answer = answers::CardReplaced {
        card: render::card_state(&app, &replaced.old),
        new_card: render::card_state(&app, &replaced.new),
        message,
    };
    Ok(replayable(answer, replaced.replayed))
}
