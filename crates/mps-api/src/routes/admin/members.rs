//! `GET /admin/members`

use axum::Json;
use axum::extract::State;
use mps_domain::Timestamp;
use mps_domain::accounts::{Member, MemberStatus};
use mps_domain::names;
use mps_protocol::{answers, requests};
use mps_store::queries::members;
use mps_store::queries::search;
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
    let status = request.status.as_deref();
    let status = fields::optional_word("status", status)?;
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
    let found = paging::found(app, search::count(keyword, None)).await?;
    let total = match status {
        None => Total::counted(found),
        // When there are very many matches, those in a state are not counted.
        Some(_) if found > FOUND_MAX => Total::AtLeast(0),
        Some(_) => {
            let in_state = search::count(keyword, status);
            Total::counted(app.fetch_one(in_state).await?.unwrap_or_default())
        }
    };
    let of = match status {
        None | Some(MemberStatus::Active) => None,
        Some(_) => Some(members::count(status).query),
    };
    let newest = |page, among| search::page_among_newest(keyword, status, page, among);
    let all = |page| search::page(keyword, status, page);
    paging::list_found(app, page, (found, total), (newest, of), all, key).await
}
