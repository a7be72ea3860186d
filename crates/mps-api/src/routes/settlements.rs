//! Lists of settlements, of one merchant or of all.

use axum::Json;
use mps_domain::settlement::{Settlement, SettlementStatus};
use mps_protocol::answers;
use mps_protocol::requests::Paged;
use mps_store::queries::settlements::{self, SettlementFilter};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{fields, paging};

/// Parses the state by which a list is filtered.
pub(super) fn status_of(text: Option<&str>) -> Result<Option<SettlementStatus>, ApiError> {
    fields::optional_word("status", text)
}

/// Returns a page of settlements.
pub(super) async fn list(
    app: &App,
    filter: &SettlementFilter,
    request: &impl Paged,
) -> Result<Json<answers::Settlements>, ApiError> {
    let page = paging::page(request)?;
    let rows = |page| settlements::page(filter, page);
    let key = |row: &Settlement| (row.created_at, row.id.uuid());
    let listed = paging::list(app, page, rows, settlements::count(filter), key).await?;
    let currency = app.policy().currency;
    let settlements = listed.rows.iter();
    Ok(Json(answers::Settlements {
        settlements: settlements
            .map(|settlement| render::settlement(settlement, currency))
            .collect(),
        pagination: listed.pagination,
    }))
}
