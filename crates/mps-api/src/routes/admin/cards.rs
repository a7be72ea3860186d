//! `GET /admin/cards`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::MemberId;
use mps_domain::names;
use mps_protocol::{answers, requests};
use mps_store::queries::cards::{self, CardFilter, CardView, Prefix};

use crate::app::App;
use crate::cache::Total;
use crate::error::ApiError;
use crate::http::paging::{self};
use crate::http::render;
use crate::http::{QueryString, fields};

pub(super) async fn handle(
    State(app): State<App>,
    QueryString(request): QueryString<requests::AdminCards>,
) -> Result<Json<answers::AdminCards>, ApiError> {
    let page = paging::page(&request)?;
    let card_type = request.card_type.as_deref();
    let status = request.status.as_deref();
    let keyword = paging::keyword(request.keyword.as_deref())?
        .map(|typed| names::number(typed).to_uppercase());
    let status = fields::optional_word("status", status)?;
    let now = app.now();
    let mut filter = CardFilter {
        card_type: fields::optional_word("card_type", card_type)?,
        status: status.map(|status| (status, now)),
        member: request.member_id.map(MemberId::new),
        ..CardFilter::default()
    };
    let key = |row: &CardView| (row.card.created_at, row.card.id.uuid());
    let listed = if let Some(text) = keyword.as_deref() {
        let found = paging::found(&app, cards::numbers_like(text)).await?;
        filter.prefix = Some(Prefix { text, found });
        let total = if filter.is_all() {
            Total::counted(found)
        } else {
            paging::total(&app, cards::count(&filter)).await?
        };
        let newest = |page, among| {
            let of_all = filter.member.is_none();
            of_all.then(|| cards::page_among_newest(&filter, page, among))
        };
        let all = |page| cards::page(&filter, page);
        paging::list_found(&app, page, (found, total), (newest, None), all, key).await?
    } else {
        let total = paging::total(&app, cards::count(&filter)).await?;
        filter.few_are_over = matches!(total, Total::Exactly(_));
        let rows = |page| cards::page(&filter, page);
        paging::list_counted(&app, page, rows, total, key).await?
    };
    let currency = app.policy().currency;
    let render = |view| render::admin_card(view, currency, now);
    Ok(Json(answers::AdminCards {
        cards: listed.rows.iter().map(render).collect(),
        pagination: listed.pagination,
    }))
}
