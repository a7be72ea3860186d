//! The shared parts of all lists of transactions.

use axum::Json;
use mps_domain::transaction::TransactionType;
use mps_protocol::answers;
use mps_protocol::requests::Paged;
use mps_store::queries::transactions::{self, TransactionFilter, TransactionView};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{fields, paging};

/// Parses the type in a query string.
pub(super) fn type_of(text: Option<&str>) -> Result<Option<TransactionType>, ApiError> {
    fields::optional_word("type", text)
}

/// Returns the requested page of transactions.
pub(super) async fn answer(
    app: &App,
    filter: &TransactionFilter<'_>,
    request: &impl Paged,
) -> Result<Json<answers::Transactions>, ApiError> {
    let page = paging::page(request)?;
    let rows = |page| transactions::page(filter, page);
    let key = |row: &TransactionView| (row.transaction.created_at, row.transaction.id.uuid());
    let listed = paging::list(app, page, rows, transactions::count(filter), key).await?;
    let render = |row| render::transaction(row, app.policy().currency);
    let transactions: Result<_, ApiError> = listed.rows.iter().map(render).collect();
    Ok(Json(answers::Transactions {
        transactions: transactions?,
        pagination: listed.pagination,
    }))
}
