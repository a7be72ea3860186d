//! `DELETE /member/cards/{id}/bindings/{member_id}` and the same for administrators. The operation
//! decides by the actor which bindings are allowed.

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Caller, fields};
use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::Unbind;
use mps_protocol::answers;

pub(in crate::routes) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path((id, member_id)): Path<(String, String)>,
) -> Result<Json<answers::BindingChanged>, ApiError> {
    let operation = Unbind {
        card_id: CardId::new(fields::id("id", &id)?),
        member_id: Some(MemberId::new(fields::id("member_id", &member_id)?)),
    };
    Ok(render::bound(&app.execute(&caller, operation).await?))
}
