//! `POST /admin/cards/corporate`

use crate::app::App;
use crate::http::{ApiError, Body, Caller, fields};
use crate::render;
use axum::Json;
use axum::extract::State;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::CreateCorporateCard;
use mps_protocol::{Notice, answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::CreateCorporateCard>,
) -> Result<Json<answers::CardChanged>, ApiError> {
    let end = |text: &str| fields::end("expires_at", text, app.policy());
    let binding_password = match &request.binding_password {
        Some(password) => Some(app.passwords().hash("binding_password", password).await?),
        None => None,
    };
    let operation = CreateCorporateCard {
        card_id: CardId::new(app.fresh_id()?),
        name: request.name,
        rate: fields::rate("discount_rate", &request.discount_rate)?,
        expires_at: request.expires_at.as_deref().map(end).transpose()?,
        owner: request.owner_member_id.map(MemberId::new),
        binding_password,
    };
    let card = app.execute(&caller, operation).await?;
    let (currency, language) = (app.policy().currency, caller.context.language);
    Ok(render::card_changed(
        &card,
        currency,
        Notice::CardIssued,
        language,
    ))
}
