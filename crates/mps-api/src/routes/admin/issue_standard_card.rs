//! `POST /admin/cards/standard`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::IssueStandardCard;
use mps_protocol::{Notice, answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::IssueStandardCard>,
) -> Result<Json<answers::CardChanged>, ApiError> {
    let operation = IssueStandardCard {
        card_id: CardId::new(app.new_id()?),
        member_id: MemberId::new(request.member_id),
    };
    let card = app.execute(&caller, operation).await?;
    let language = caller.context.language;
    Ok(Json(render::card_changed(
        &app,
        &card,
        Notice::CardIssued,
        language,
    )))
}
