//! `POST /merchant/staff`

use axum::Json;
use axum::extract::State;
use mps_domain::Role;
use mps_domain::ids::StaffId;
use mps_domain::operations::CreateStaff;
use mps_protocol::{ErrorCode, answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::CreateStaff>,
) -> Result<Json<answers::StaffCreated>, ApiError> {
    let role = Role::from_text(&request.role).ok_or_else(|| {
        ApiError::of(ErrorCode::ValidationFailed, "role").suggest("cashier or manager")
    })?;
    let operation = CreateStaff {
        staff_id: StaffId::new(app.new_id()?),
        merchant_id: None,
        operator: request.operator,
        name: request.name,
        role,
        password: app.passwords().hash("password", &request.password).await?,
    };
    let staff = app.execute(&caller, operation).await?;
    Ok(Json(answers::StaffCreated {
        staff: render::staff(&staff),
    }))
}
