//! `PATCH /merchant/staff/{id}`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, fields};
use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::StaffId;
use mps_domain::operations::UpdateStaff;
use mps_protocol::{answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<requests::UpdateStaff>,
) -> Result<Json<answers::StaffUpdated>, ApiError> {
    let password = caller
        .passwords(&app)
        .hash_given("password", request.password.as_ref())
        .await?;
    let role = |text: &str| fields::word_of("role", text, "cashier or manager");
    let operation = UpdateStaff {
        staff_id: StaffId::new(fields::id("id", &id)?),
        name: request.name,
        role: request.role.as_deref().map(role).transpose()?,
        status: fields::optional_word("status", request.status.as_deref())?,
        password,
    };
    let staff = app.execute_ending_sessions(&caller, operation).await?;
    Ok(Json(answers::StaffUpdated {
        staff: render::staff(&staff),
    }))
}
