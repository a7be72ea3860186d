//! `GET /admin/members`

use axum::Json;
use axum::extract::State;
use mps_domain::Timestamp;
use mps_domain::accounts::{Member, MemberStatus};
use mps_domain::names;
use mps_protocol::{answers, requests};
use mps_store::queries::members;
use mps_store::queries::search::{self, Looking};
use mps_store::{FOUND_MAX, Page};
use uuid::Uuid;

use crate::app::App;
use crate::cache::Total;
use crate::error::ApiError;
use crate::http::paging::{self, Listed};
use crate::http::render;
use crate::http::{QueryString, fields};

pub(super) async fn handle(
    State(app): State<App>,
    QueryString(request): QueryString<requests::Members>,
) -> Result<Json<answers::Members>, ApiError> {
    let page = paging::page(&request)?;
    let region = app.policy().phone_region;
    let keyword = paging::keyword(request.keyword.as_deref())?;
    let keyword = keyword.map(|typed| names::keyword(typed, region));
    let words = "active, inactive, suspended or deleted";
    let status = request.status.as_deref();
    let status = fields::optional_word("status", status, MemberStatus::from_text, words)?;
    let listed = if let Some(keyword) = keyword {
        with_keyword(&app, &keyword, status, page).await?
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

/// Reads a page of the members that match a keyword.
async fn with_keyword(
    app: &App,
    keyword: &str,
    status: Option<MemberStatus>,
    page: Page,
) -> Result<Listed<Member>, ApiError> {
    let found = paging::found(app, search::count(keyword)).await?;
    let looking = Looking::of(keyword);
    let total = match status {
        None => Total::counted(found),
        Some(status) => {
            if let Some(looking) = &looking
                && is_in_fewer(app, status, found).await?
            {
                let rows = |page| looking.page(status, page);
                return paging::list(app, page, rows, looking.count(status), key).await;
            }
            if found > FOUND_MAX {
                // When there are very many matches, those in a state are not counted.
                Total::AtLeast(0)
            } else {
                let in_state = search::count_in_state(keyword, status);
                Total::counted(app.fetch_one(in_state).await?.unwrap_or_default())
            }
        }
    };
    let newest = |page, among| {
        let looking = looking.as_ref().filter(|_| !search::is_pair(keyword))?;
        Some(looking.page_among_newest(status, page, among))
    };
    let all = |page| search::page(keyword, status, page);
    paging::list_found(app, page, (found, total), newest, all, key).await
}

/// Whether fewer members than `found` are in a state. Always `false` for active members, the common
/// state.
async fn is_in_fewer(app: &App, status: MemberStatus, found: i64) -> Result<bool, ApiError> {
    if status == MemberStatus::Active {
        return Ok(false);
    }
    let in_state = app.fetch_one(members::count(Some(status)).query).await?;
    Ok(in_state.unwrap_or_default() < found)
}
