//! `POST /merchant/staff`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::StaffId;
use mps_domain::operations::CreateStaff;
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, fields};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::CreateStaff>,
) -> Result<Json<answers::StaffCreated>, ApiError> {
    let role = fields::word_of("role", &request.role, "cashier or manager")?;
    let password = caller
        .passwords(&app)
        .knowing([request.operator.as_str(), request.name.as_str()])
        .hash_given("password", request.password.as_ref())
        .await?;
    let operation = CreateStaff {
        staff_id: StaffId::new(app.new_id()?),
        merchant_id: None,
        operator: request.operator,
        name: request.name,
        role,
        password,
    };
    let staff = app.execute(&caller, operation).await?;
    Ok(Json(answers::StaffCreated {
        staff: render::staff(&staff),
    }))
}
