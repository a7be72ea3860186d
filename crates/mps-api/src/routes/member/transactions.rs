//! `GET /member/transactions`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::CardId;
use mps_domain::transaction::TransactionType;
use mps_domain::{Policy, Timestamp};
use mps_protocol::page::{Cursor, DEFAULT_LIMIT, MAX_LIMIT};
use mps_protocol::{ErrorCode, Pagination, answers, requests};
use mps_store::Page;
use mps_store::queries::transactions::{self, COUNTED_MAX, MemberFilter};

use crate::app::App;
use crate::http::{ApiError, Caller, QueryString};
use crate::render;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    QueryString(request): QueryString<requests::MemberTransactions>,
) -> Result<Json<answers::Transactions>, ApiError> {
    let member = caller.identity.member()?;
    let policy = app.policy();
    let filter = filter(&request, policy)?;
    let page = page(&request)?;

    // One row more than the page shows whether others follow.
    let asked = Page {
        limit: page.limit.saturating_add(1),
        ..page
    };
    let mut rows = app
        .fetch(transactions::of_member(member, &filter, asked))
        .await?;
    let counted = app
        .fetch_one(transactions::count_of_member(member, &filter))
        .await?;
    let limit = usize::try_from(page.limit).map_err(ApiError::internal)?;
    let has_next = rows.len() > limit;
    rows.truncate(limit);

    let next_cursor = rows.last().filter(|_| has_next).map(|row| {
        let id = row.transaction.id.uuid();
        Cursor {
            time: row.transaction.created_at,
            id,
        }
        .encode()
    });
    let transactions: Result<_, ApiError> = rows
        .iter()
        .map(|row| render::transaction(row, policy.currency))
        .collect();
    let pagination = pagination(page, counted.unwrap_or_default(), has_next, next_cursor);
    Ok(Json(answers::Transactions {
        transactions: transactions?,
        pagination,
    }))
}

fn filter(
    request: &requests::MemberTransactions,
    policy: &Policy,
) -> Result<MemberFilter, ApiError> {
    let from = request
        .start_date
        .as_deref()
        .map(|text| date(text, "start_date", policy));
    let until = request
        .end_date
        .as_deref()
        .map(|text| date(text, "end_date", policy));
    let tx_type = request.r#type.as_deref().map(|text| {
        TransactionType::from_text(text).ok_or_else(|| {
            ApiError::of(ErrorCode::ValidationFailed, "type").suggest("payment, refund or recharge")
        })
    });
    Ok(MemberFilter {
        from: from.transpose()?.map(|(start, _)| start),
        until: until.transpose()?.map(|(_, end)| end),
        card: request.card_id.map(CardId::new),
        tx_type: tx_type.transpose()?,
    })
}

/// A business day's beginning and end; both are the same for an instant.
fn date(
    text: &str,
    field: &'static str,
    policy: &Policy,
) -> Result<(Timestamp, Timestamp), ApiError> {
    let instant = Timestamp::parse(text).map(|instant| (instant, instant));
    instant
        .or_else(|| policy.calendar.bounds_of_date(text))
        .ok_or_else(|| {
            ApiError::of(ErrorCode::ValidationFailed, field).suggest(
                "a business day such as 2026-01-31, or an instant such as 2026-01-31T08:00:00Z",
            )
        })
}

fn page(request: &requests::MemberTransactions) -> Result<Page, ApiError> {
    let wrong = |field| ApiError::of(ErrorCode::ValidationFailed, field);
    let limit = request.limit.unwrap_or(DEFAULT_LIMIT);
    if !(1..=MAX_LIMIT).contains(&limit) {
        return Err(wrong("limit").suggest(format!("1 to {MAX_LIMIT}")));
    }
    if request.cursor.is_some() && request.offset.is_some() {
        return Err(wrong("offset").suggest("offset or cursor, not both"));
    }
    let offset = request.offset.unwrap_or_default();
    if offset < 0 {
        return Err(wrong("offset").suggest("0 or more"));
    }
    let cursor = request.cursor.as_deref().map(|text| {
        Cursor::decode(text)
            .ok_or_else(|| wrong("cursor").suggest("the next_cursor of the page before"))
    });
    let after = cursor.transpose()?.map(|cursor| (cursor.time, cursor.id));
    Ok(Page {
        limit: limit.into(),
        offset,
        after,
    })
}

fn pagination(page: Page, counted: i64, has_next: bool, next_cursor: Option<String>) -> Pagination {
    let total_count = counted.min(COUNTED_MAX);
    let pages = total_count.saturating_add(page.limit).saturating_sub(1);
    let by_offset = page.after.is_none();
    let number = page
        .offset
        .checked_div(page.limit)
        .unwrap_or_default()
        .saturating_add(1);
    Pagination {
        current_page: by_offset.then_some(number),
        page_size: page.limit,
        total_count,
        total_is_exact: counted <= COUNTED_MAX,
        total_pages: pages.checked_div(page.limit).unwrap_or_default(),
        has_next,
        has_prev: page.offset > 0 || !by_offset,
        next_cursor,
    }
}
