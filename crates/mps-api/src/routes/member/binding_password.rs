//! `PUT /member/cards/{id}/binding-password`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, fields};
use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::CardId;
use mps_domain::operations::SetBindingPassword;
use mps_protocol::{Notice, answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<requests::BindingPassword>,
) -> Result<Json<answers::CardChanged>, ApiError> {
    let card_id = CardId::new(fields::id("id", &id)?);
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
