//! `GET /admin/members`

use axum::Json;
use axum::extract::State;
use mps_domain::accounts::{Member, MemberStatus};
use mps_protocol::{answers, requests};
use mps_store::queries::members::{self, Occurrence, Which};

use crate::app::App;
use crate::http::paging::{self, Total};
use crate::http::{ApiError, QueryString, fields};
use crate::render;

pub(super) async fn handle(
    State(app): State<App>,
    QueryString(request): QueryString<requests::Members>,
) -> Result<Json<answers::Members>, ApiError> {
    let page = paging::page(&request)?;
    let keyword = paging::keyword(request.keyword.as_deref())?;
    let words = "active, inactive, suspended or deleted";
    let status = request.status.as_deref();
    let mut which = Which {
        keyword: None,
        status: fields::optional_word("status", status, MemberStatus::from_text, words)?,
    };
    // What is known of the total from how often the keyword occurs.
    let mut total = None;
    if let Some(keyword) = keyword {
        let found = app.fetch_one(members::occurrence(keyword)).await?;
        let found = found.ok_or_else(|| ApiError::internal("a count without a row"))?;
        which.keyword = Some((keyword, found));
        total = match (found, which.status) {
            (Occurrence::Rare(members), None) => Some(Total::counted(members)),
            (Occurrence::Rare(_), Some(_)) => None,
            (Occurrence::Frequent(members), None) => Some(Total::AtLeast(members)),
            (Occurrence::Frequent(_), Some(_)) => Some(Total::AtLeast(0)),
        };
    }
    let rows = |page| members::page(&which, page);
    let key = |row: &Member| (row.created_at, row.id.uuid());
    let listed = match total {
        Some(total) => paging::list_of(&app, page, rows, total, key).await?,
        None => paging::list(&app, page, rows, members::count(&which), key).await?,
    };
    Ok(Json(answers::Members {
        members: listed.rows.iter().map(render::member).collect(),
        pagination: listed.pagination,
    }))
}
