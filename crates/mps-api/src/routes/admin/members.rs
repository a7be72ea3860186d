//! `GET /admin/members`

use axum::Json;
use axum::extract::State;
use mps_domain::accounts::{Member, MemberStatus};
use mps_protocol::{answers, requests};
use mps_store::queries::members::{self, Which};

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
    // At least so many, when the keyword is too frequent to count whom it fits.
    let mut at_least = None;
    if let Some(keyword) = keyword {
        let occurrence = app.fetch_one(members::occurrence(keyword)).await?;
        let is_frequent = occurrence.is_some_and(|found| found.is_frequent());
        which.keyword = Some((keyword, is_frequent));
        if is_frequent {
            let members = occurrence.map_or(0, |found| found.members);
            at_least = Some(if which.status.is_none() { members } else { 0 });
        }
    }
    let rows = |page| members::page(&which, page);
    let key = |row: &Member| (row.created_at, row.id.uuid());
    let listed = match at_least {
        Some(least) => paging::list_of(&app, page, rows, Total::AtLeast(least), key).await?,
        None => paging::list(&app, page, rows, members::count(&which), key).await?,
    };
    Ok(Json(answers::Members {
        members: listed.rows.iter().map(render::member).collect(),
        pagination: listed.pagination,
    }))
}
