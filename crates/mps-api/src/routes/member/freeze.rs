//! `POST /member/cards/freeze` and `POST /admin/cards/freeze`. The operation decides by the actor
//! which cards are allowed.

use axum::Json;
use axum::extract::State;
use mps_domain::ids::CardId;
use mps_domain::operations::FreezeCard;
use mps_protocol::{Notice, answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller};

pub(in crate::routes) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::CardWithReason>,
) -> Result<Json<answers::CardChanged>, ApiError> {
    let operation = FreezeCard {
        card_id: CardId::new(request.card_id),
        reason: request.reason,
    };
    let card = app.execute(&caller, operation).await?;
    let language = caller.context.language;
    Ok(Json(render::card_changed(
        &app,
        &card,
        Notice::CardFrozen,
        language,
    )))
}
