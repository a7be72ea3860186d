//! `POST /admin/cards/binding-password`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller};
use axum::Json;
use axum::extract::State;
use mps_domain::ids::CardId;
use mps_domain::operations::SetBindingPassword;
use mps_protocol::{Notice, answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::AdminBindingPassword>,
) -> Result<Json<answers::CardChanged>, ApiError> {
    let card_id = CardId::new(request.card_id);
    let password = caller
        .passwords(&app)
        .hash_given("binding_password", request.binding_password.as_ref())
        .await?;
    let notice = if password.is_some() {
        Notice::BindingPasswordSet
    } else {
        Notice::BindingPasswordCleared
    };
    let operation = SetBindingPassword { card_id, password };
    let card = app.execute(&caller, operation).await?;
    let language = caller.context.language;
    Ok(Json(render::card_changed(&app, &card, notice, language)))
}
