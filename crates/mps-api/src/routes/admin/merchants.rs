//! `GET /admin/merchants`

use axum::Json;
use axum::extract::State;
use mps_domain::accounts::Merchant;
use mps_protocol::{answers, requests};
use mps_store::queries::merchants::{self, MerchantFilter};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{QueryString, fields, paging};

pub(super) async fn handle(
    State(app): State<App>,
    QueryString(request): QueryString<requests::Merchants>,
) -> Result<Json<answers::Merchants>, ApiError> {
    let page = paging::page(&request)?;
    let status = request.status.as_deref();
    let filter = MerchantFilter {
        keyword: paging::keyword(request.keyword.as_deref())?,
        status: fields::optional_word("status", status)?,
    };
    let rows = |page| merchants::page(&filter, page);
    let key = |row: &Merchant| (row.created_at, row.id.uuid());
    let listed = paging::list(&app, page, rows, merchants::count(&filter), key).await?;
    Ok(Json(answers::Merchants {
        merchants: listed.rows.iter().map(render::merchant).collect(),
        pagination: listed.pagination,
    }))
}
