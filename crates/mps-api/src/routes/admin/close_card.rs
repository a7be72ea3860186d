//! `POST /admin/cards/close`

use crate::app::App;
use crate::http::{ApiError, Body, Caller};
use crate::render;
use axum::Json;
use axum::extract::State;
use mps_domain::ids::CardId;
use mps_domain::operations::CloseCard;
use mps_protocol::{Notice, answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::CardWithReason>,
) -> Result<Json<answers::CardChanged>, ApiError> {
    let operation = CloseCard {
        card_id: CardId::new(request.card_id),
        posting_id: app.fresh_id()?,
        reason: request.reason,
    };
    let card = app.execute(&caller, operation).await?;
    let (currency, language) = (app.policy().currency, caller.context.language);
    Ok(render::card_changed(
        &card,
        currency,
        Notice::CardClosed,
        language,
    ))
}
