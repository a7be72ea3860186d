//! `GET /admin/cards`

use axum::Json;
use axum::extract::State;
use mps_domain::card::{CardStatus, CardType};
use mps_domain::ids::MemberId;
use mps_protocol::{answers, requests};
use mps_store::queries::cards::{self, CardView, NUMBERS_MAX, Prefix, Which};

use crate::app::App;
use crate::http::paging::{self, Total};
use crate::http::{ApiError, QueryString, fields};
use crate::render;

pub(super) async fn handle(
    State(app): State<App>,
    QueryString(request): QueryString<requests::AdminCards>,
) -> Result<Json<answers::AdminCards>, ApiError> {
    let page = paging::page(&request)?;
    let types = "standard, corporate or voucher";
    let card_type = request.card_type.as_deref();
    let choices = "active, inactive, lost, suspended, used, expired or closed";
    let status = request.status.as_deref();
    let keyword = paging::keyword(request.keyword.as_deref())?.map(str::to_uppercase);
    let mut which = Which {
        card_type: fields::optional_word("card_type", card_type, CardType::from_text, types)?,
        status: fields::optional_word("status", status, CardStatus::from_text, choices)?,
        member: request.member_id.map(MemberId::new),
        prefix: None,
    };
    let mut total = None;
    if let Some(keyword) = keyword.as_deref() {
        let found = app.fetch_one(cards::numbers_like(keyword)).await?;
        let found = found.unwrap_or_default();
        if which.is_all() {
            total = Some(Total::counted(found));
        }
        which.prefix = Some(if found > NUMBERS_MAX {
            Prefix::Frequent(keyword)
        } else {
            Prefix::Rare(keyword)
        });
    }
    let rows = |page| cards::page(&which, page);
    let key = |row: &CardView| (row.card.created_at, row.card.id.uuid());
    let listed = match total {
        Some(total) => paging::list_of(&app, page, rows, total, key).await?,
        None => paging::list(&app, page, rows, cards::count(&which), key).await?,
    };
    let (currency, now) = (app.policy().currency, app.now());
    let render = |view| render::admin_card(view, currency, now);
    Ok(Json(answers::AdminCards {
        cards: listed.rows.iter().map(render).collect(),
        pagination: listed.pagination,
    }))
}
