//! `PATCH /merchant/staff/{id}`

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, fields};
use axum::Json;
use axum::extract::{Path, State};
use mps_domain::Role;
use mps_domain::accounts::AccountStatus;
use mps_domain::ids::StaffId;
use mps_domain::operations::UpdateStaff;
use mps_protocol::{answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<requests::UpdateStaff>,
) -> Result<Json<answers::StaffUpdated>, ApiError> {
    let password = match &request.password {
        Some(password) => Some(app.passwords().hash("password", password).await?),
        None => None,
    };
    let role = |text: &str| fields::word("role", text, Role::from_text, "cashier or manager");
    let status = |text: &str| {
        fields::word(
            "status",
            text,
            AccountStatus::from_text,
            &AccountStatus::choices(),
        )
    };
    let operation = UpdateStaff {
        staff_id: StaffId::new(fields::id("id", &id)?),
        name: request.name,
        role: request.role.as_deref().map(role).transpose()?,
        status: request.status.as_deref().map(status).transpose()?,
        password,
    };
    let staff = app.execute_ending_sessions(&caller, operation).await?;
    Ok(Json(answers::StaffUpdated {
        staff: render::staff(&staff),
    }))
}
