//! `GET /merchant/staff`

use axum::Json;
use axum::extract::State;
use mps_domain::accounts::Staff;
use mps_protocol::{answers, requests};
use mps_store::queries::merchants;

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Caller, QueryString, paging};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    QueryString(request): QueryString<requests::Plain>,
) -> Result<Json<answers::StaffList>, ApiError> {
    let merchant = caller.identity.merchant()?;
    let page = paging::page(&request)?;
    let rows = |page| merchants::staff_page(merchant, page);
    let key = |row: &Staff| (row.created_at, row.id.uuid());
    let count = merchants::staff_count(merchant);
    let listed = paging::list(&app, page, rows, count, key).await?;
    Ok(Json(answers::StaffList {
        staff: listed.rows.iter().map(render::staff).collect(),
        pagination: listed.pagination,
    }))
}
