//! `GET /member/cards/{id}/bindings`

use axum::Json;
use axum::extract::{Path, State};
use mps_domain::ids::CardId;
use mps_protocol::{answers, requests};
use mps_store::queries::cards::{self, BoundMember};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Caller, QueryString, fields, paging};
use crate::routes::member::check_manages;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    QueryString(request): QueryString<requests::Plain>,
) -> Result<Json<answers::Bindings>, ApiError> {
    let card = CardId::new(fields::id("id", &id)?);
    let page = paging::page(&request)?;
    check_manages(&app, &caller, card).await?;
    let rows = |page| cards::bindings_page(card, page);
    let key = |row: &BoundMember| (row.binding.created_at, row.binding.member_id.uuid());
    let listed = paging::list(&app, page, rows, cards::bindings_count(card), key).await?;
    Ok(Json(answers::Bindings {
        bindings: listed.rows.iter().map(render::bound_member).collect(),
        pagination: listed.pagination,
    }))
}
