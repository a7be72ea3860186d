//! `POST /member/unbind-card`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller};
use axum::Json;
use axum::extract::State;
use mps_domain::ids::CardId;
use mps_domain::operations::Unbind;
use mps_protocol::{ErrorCode, answers, requests};
use mps_store::queries::cards;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::UnbindCard>,
) -> Result<Json<answers::BindingChanged>, ApiError> {
    let card_id = request.card_id.map(CardId::new);
    let card_id = match super::named_card(card_id, request.card_no.as_deref())? {
        super::CardName::Id(id) => id,
        super::CardName::No(no) => {
            let lock = app.fetch_one(cards::binding_lock_of_no(no)).await?;
            lock.ok_or_else(|| ApiError::of(ErrorCode::CardNotFound, "card_no"))?
                .card_id
        }
    };
    let operation = Unbind {
        card_id,
        member_id: None,
    };
    Ok(render::bound(&app.execute(&caller, operation).await?))
}
