//! `GET /admin/members`

use axum::Json;
use axum::extract::State;
use mps_domain::Timestamp;
use mps_domain::accounts::{Member, MemberStatus};
use mps_protocol::{answers, requests};
use mps_store::Page;
use mps_store::queries::{members, search};
use uuid::Uuid;

use crate::app::App;
use crate::http::paging::{self, Listed, Total};
use crate::http::{ApiError, QueryString, fields};
use crate::render;

/// How many members a keyword has at least that is frequent.
const FREQUENT: i64 = search::LOOKED_UP_MAX + 1;

pub(super) async fn handle(
    State(app): State<App>,
    QueryString(request): QueryString<requests::Members>,
) -> Result<Json<answers::Members>, ApiError> {
    let page = paging::page(&request)?;
    let keyword = paging::keyword(request.keyword.as_deref())?;
    let words = "active, inactive, suspended or deleted";
    let status = request.status.as_deref();
    let status = fields::optional_word("status", status, MemberStatus::from_text, words)?;
    let listed = if let Some(keyword) = keyword {
        with_keyword(&app, keyword, status, page).await?
    } else {
        let rows = |page| members::page(status, page);
        paging::list(&app, page, rows, members::count(status), key).await?
    };
    Ok(Json(answers::Members {
        members: listed.rows.iter().map(render::member).collect(),
        pagination: listed.pagination,
    }))
}

fn key(member: &Member) -> (Timestamp, Uuid) {
    (member.created_at, member.id.uuid())
}

/// A page of the members with a keyword.
async fn with_keyword(
    app: &App,
    keyword: &str,
    status: Option<MemberStatus>,
    page: Page,
) -> Result<Listed<Member>, ApiError> {
    let count = async |status| -> Result<i64, ApiError> {
        let found = app.fetch_one(search::count(keyword, status)).await?;
        Ok(found.unwrap_or_default())
    };
    let frequent = &app.reports().frequent_keywords;
    let known = frequent.get(&keyword.to_owned()).is_some();
    let found = if known { FREQUENT } else { count(None).await? };
    if found < FREQUENT {
        let total = if status.is_none() {
            found
        } else {
            count(status).await?
        };
        let rows = |page| search::page(keyword, status, page);
        return paging::list_of(app, page, rows, Total::counted(total), key).await;
    }
    if !known {
        frequent.put(keyword.to_owned(), ());
    }
    // How many of them are in a state, nobody has counted.
    let at_least = if status.is_none() { FREQUENT } else { 0 };
    let rows = |page| search::page_of_frequent(keyword, status, page);
    paging::list_of(app, page, rows, Total::AtLeast(at_least), key).await
}
