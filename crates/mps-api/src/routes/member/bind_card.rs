//! `POST /member/bind-card`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller};
use axum::Json;
use axum::extract::State;
use mps_domain::ids::CardId;
use mps_domain::operations::SelfBind;
use mps_protocol::{answers, requests};
use mps_store::queries::cards;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::BindCard>,
) -> Result<Json<answers::BindingChanged>, ApiError> {
    let member = caller.identity.member()?;
    let card_id = request.card_id.map(CardId::new);
    let lock = match super::named_card(card_id, request.card_no.as_deref())? {
        super::CardName::Id(id) => app.fetch_one(cards::binding_lock(id)).await?,
        super::CardName::No(no) => app.fetch_one(cards::binding_lock_of_no(no)).await?,
    };
    // An unknown card, a missing password and a wrong one get the same answer in about the same
    // time.
    let (card_id, hash) = lock.map_or((None, None), |lock| (Some(lock.card_id), lock.password));
    let attempt = app.attempts().binding(member, card_id);
    let bound = app.attempt(&caller.context, attempt, async {
        let passwords = caller.passwords(&app);
        let operation = SelfBind {
            card_id,
            password_is_right: passwords.is_right(&request.binding_password, hash).await?,
        };
        app.execute(&caller, operation).await
    });
    Ok(render::bound(&bound.await?))
}
