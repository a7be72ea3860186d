//! `POST /merchant/staff/{id}/activation`

use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::StaffId;
use mps_domain::operations::ActivationOf;
use mps_protocol::answers;

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, fields};
use crate::routes::activations;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<answers::ActivationCreated>, ApiError> {
    let of = ActivationOf::Staff(StaffId::new(fields::id("id", &id)?));
    Ok(Json(activations::create(&app, &caller, of).await?))
}
