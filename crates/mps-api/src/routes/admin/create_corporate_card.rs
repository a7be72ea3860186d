//! `POST /admin/cards/corporate`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, fields, replayable};
use axum::extract::State;
use axum::response::Response;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::CreateCorporateCard;
use mps_protocol::{Notice, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    key: IdempotencyKey,
    Body(request): Body<requests::CreateCorporateCard>,
) -> Result<Response, ApiError> {
    let end = |text: &str| fields::end("expires_at", text, app.policy());
    let binding_password = caller
        .passwords(&app)
        .hash_given("binding_password", request.binding_password.as_ref())
        .await?;
    let operation = CreateCorporateCard {
        card_id: CardId::new(app.new_id()?),
        name: request.name,
        rate: fields::rate("discount_rate", &request.discount_rate)?,
        expires_at: request.expires_at.as_deref().map(end).transpose()?,
        owner: request.owner_member_id.map(MemberId::new),
        binding_password,
        keys: key.keys(),
    };
    let issued = app.execute(&caller, operation).await?;
    let language = caller.context.language;
    let answer = render::card_changed(&app, &issued.card, Notice::CardIssued, language);
    Ok(replayable(answer, issued.replayed))
}
