//! `POST /admin/cards/replace`

use crate::app::App;
use crate::http::{ApiError, Body, Caller};
use crate::render;
use axum::Json;
use axum::extract::State;
use mps_domain::ids::CardId;
use mps_domain::operations::ReplaceCard;
use mps_protocol::{Notice, answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::CardWithReason>,
) -> Result<Json<answers::CardReplaced>, ApiError> {
    let operation = ReplaceCard {
        card_id: CardId::new(request.card_id),
        new_card_id: CardId::new(app.fresh_id()?),
        posting_id: app.fresh_id()?,
        reason: request.reason,
    };
    let replaced = app.execute(&caller, operation).await?;
    let currency = app.policy().currency;
    let message = Notice::CardReplaced
        .message(caller.context.language)
        .to_owned();
    Ok(Json(answers::CardReplaced {
        card: render::card_state(&replaced.old, currency),
        new_card: render::card_state(&replaced.new, currency),
        message,
    }))
}
