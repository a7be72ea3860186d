//! `GET /admin/admins`

use axum::Json;
use axum::extract::State;
use mps_domain::accounts::Admin;
use mps_protocol::{answers, requests};
use mps_store::queries::merchants;

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{QueryString, paging};

pub(super) async fn handle(
    State(app): State<App>,
    QueryString(request): QueryString<requests::Plain>,
) -> Result<Json<answers::Admins>, ApiError> {
    let page = paging::page(&request)?;
    let key = |row: &Admin| (row.created_at, row.id.uuid());
    let count = merchants::admins_count();
    let listed = paging::list(&app, page, merchants::admins_page, count, key).await?;
    Ok(Json(answers::Admins {
        admins: listed.rows.iter().map(render::admin).collect(),
        pagination: listed.pagination,
    }))
}
