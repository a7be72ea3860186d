//! `PATCH /admin/admins/{id}`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, fields};
use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::AdminId;
use mps_domain::operations::UpdateAdmin;
use mps_protocol::{answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<requests::UpdateAdmin>,
) -> Result<Json<answers::AdminUpdated>, ApiError> {
    let password = caller
        .passwords(&app)
        .hash_given("password", request.password.as_ref())
        .await?;
    let operation = UpdateAdmin {
        admin_id: AdminId::new(fields::id("id", &id)?),
        status: fields::optional_word("status", request.status.as_deref())?,
        password,
    };
    let admin = app.execute_ending_sessions(&caller, operation).await?;
    Ok(Json(answers::AdminUpdated {
        admin: render::admin(&admin),
    }))
}
