//! `POST /admin/admins`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::AdminId;
use mps_domain::operations::CreateAdmin;
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::CreateAdmin>,
) -> Result<Json<answers::AdminCreated>, ApiError> {
    let password = caller
        .passwords(&app)
        .knowing([request.name.as_str()])
        .hash_given("password", request.password.as_ref())
        .await?;
    let operation = CreateAdmin {
        admin_id: AdminId::new(app.new_id()?),
        name: request.name,
        password,
    };
    let admin = app.execute(&caller, operation).await?;
    Ok(Json(answers::AdminCreated {
        admin: render::admin(&admin),
    }))
}
