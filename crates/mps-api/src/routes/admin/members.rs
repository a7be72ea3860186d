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
    let frequent = &app.reports().frequent_keywords;
    let known = frequent.get(&keyword.to_owned());
    let at_least = if let Some(at_least) = known {
        at_least
    } else {
        let asked = paging::with_one_more(page);
        let found = app.fetch(search::find(keyword, status, asked)).await?;
        let first = found.first();
        let first = first.ok_or_else(|| ApiError::internal("a count without a row"))?;
        let (members, is_frequent) = (first.members, first.is_frequent);
        if !is_frequent {
            let rows = found.into_iter().filter_map(|found| found.member);
            return paging::listed(page, rows.collect(), Total::counted(members), key);
        }
        // How many there are in a state says little of a moment later.
        let at_least = if status.is_none() { members } else { 0 };
        frequent.put(keyword.to_owned(), at_least);
        at_least
    };
    let at_least = if status.is_none() { at_least } else { 0 };
    let rows = |page| search::find_frequent(keyword, status, page);
    paging::list_of(app, page, rows, Total::AtLeast(at_least), key).await
}
