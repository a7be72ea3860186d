//! Lists: parses the requested page and period, and describes the page's position in the list.

use mps_domain::{Policy, Timestamp};
use mps_protocol::page::{Cursor, DEFAULT_LIMIT, MAX_LIMIT};
use mps_protocol::requests::Paged;
use mps_protocol::{ErrorCode, Pagination};
use mps_store::{COUNTED_MAX, Count, FOUND_MAX, Page, Query, Span};
use uuid::Uuid;

use crate::app::App;
use crate::cache::Total;
use crate::error::ApiError;
use crate::http::fields;

/// Times outside of this range, 1970 to 9999, are in no row, and PostgreSQL cannot represent all of
/// them.
const EARLIEST: i64 = 0;
const LATEST: i64 = 253_402_300_799_999_999;

/// A page of a list.
pub(crate) struct Listed<T> {
    pub(crate) rows: Vec<T>,
    pub(crate) pagination: Pagination,
}

/// Parses the page that a query string asks for.
pub(crate) fn page(request: &impl Paged) -> Result<Page, ApiError> {
    let wrong = |field| ApiError::of(ErrorCode::ValidationFailed, field);
    let limit = request.limit().unwrap_or(DEFAULT_LIMIT);
    if !(1..=MAX_LIMIT).contains(&limit) {
        return Err(wrong("limit").suggest(format!("1 to {MAX_LIMIT}")));
    }
    if request.cursor().is_some() && request.offset().is_some() {
        return Err(wrong("offset").suggest("offset or cursor, not both"));
    }
    let offset = request.offset().unwrap_or_default();
    // The database walks over every row before the page.
    if !(0..=COUNTED_MAX).contains(&offset) {
        return Err(
            wrong("offset").suggest(format!("0 to {COUNTED_MAX}; follow next_cursor to read on"))
        );
    }
    let cursor = request.cursor().map(|text| {
        Cursor::decode(text)
            .filter(|cursor| (EARLIEST..=LATEST).contains(&cursor.time.micros()))
            .ok_or_else(|| wrong("cursor").suggest("the next_cursor of the page before"))
    });
    let after = cursor.transpose()?.map(|cursor| (cursor.time, cursor.id));
    Ok(Page {
        limit: limit.into(),
        offset,
        after,
    })
}

/// Reads a page of a list and counts the list.
pub(crate) async fn list<T: Send + 'static>(
    app: &App,
    page: Page,
    rows: impl Fn(Page) -> Query<T>,
    count: Count,
    key: impl Fn(&T) -> (Timestamp, Uuid),
) -> Result<Listed<T>, ApiError> {
    let total = total(app, count).await?;
    list_counted(app, page, rows, total, key).await
}

/// Reads a page of a list that was already counted.
pub(crate) async fn list_counted<T: Send + 'static>(
    app: &App,
    page: Page,
    rows: impl Fn(Page) -> Query<T>,
    total: Total,
    key: impl Fn(&T) -> (Timestamp, Uuid),
) -> Result<Listed<T>, ApiError> {
    listed(
        page,
        app.fetch(rows(with_one_more(page))).await?,
        total,
        key,
    )
}

/// Counts a list, unless its total is cached. A total is cached if it no longer changes: the list
/// only grows and exceeds the counting limit, or the list's period is over.
pub(crate) async fn total(app: &App, count: Count) -> Result<Total, ApiError> {
    let totals = &app.reports().totals;
    let list = count.only_grows.then(|| count.query.question());
    if let Some(list) = &list
        && let Some(total) = totals.get(list)
    {
        return Ok(total);
    }
    let is_over = match count.ends_at {
        Some(ends_at) if list.is_some() => ends_at <= app.over_until(),
        _ => false,
    };
    let total = Total::counted(app.fetch_one(count.query).await?.unwrap_or_default());
    if let Some(list) = list
        && (is_over || matches!(total, Total::AtLeast(_)))
    {
        totals.put(list, total);
    }
    Ok(total)
}

/// Counts the rows that match a keyword, up to one more than [`FOUND_MAX`]. A keyword that exceeds
/// that is not counted again for a while.
pub(crate) async fn found(app: &App, count: Query<i64>) -> Result<i64, ApiError> {
    let frequent = &app.reports().frequent_keywords;
    let question = count.question();
    if frequent.get(&question).is_some() {
        return Ok(FOUND_MAX.saturating_add(1));
    }
    let found = app.fetch_one(count).await?.unwrap_or_default();
    if found > FOUND_MAX {
        frequent.put(question, ());
    }
    Ok(found)
}

/// A keyword with fewer matches is looked up directly.
const MANY: i64 = 5_000;

/// For this many matches of a keyword, one of the newest rows is examined. Examining a row costs about
/// as much as finding five, so a search in vain costs as much again as it would have saved.
const FOUND_FOR_ONE_LOOK: i64 = 5;

/// Reads a page of the rows that match a keyword, given how many were found. If there are many, the
/// newest of all rows may contain enough of them for a page. `newest` returns a query that examines
/// a number of the newest rows of a list, if there is one; `of` is a query for the length of that list,
/// if it may be short. `all` returns a query that sorts all matching rows for a page.
pub(crate) async fn list_found<T: Send + 'static>(
    app: &App,
    page: Page,
    (found, total): (i64, Total),
    (newest, of): (impl Fn(Page, i64) -> Option<Query<T>>, Option<Query<i64>>),
    all: impl Fn(Page) -> Query<T>,
    key: impl Fn(&T) -> (Timestamp, Uuid),
) -> Result<Listed<T>, ApiError> {
    let more = with_one_more(page);
    let looked_at = found.checked_div(FOUND_FOR_ONE_LOOK).unwrap_or_default();
    let newest = (found >= MANY).then(|| newest(more, looked_at)).flatten();
    if let Some(newest) = newest {
        let rows = app.fetch(newest).await?;
        let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows == more.limit);
        let is_whole = match of {
            Some(of) if !is_full => app.fetch_one(of).await?.is_some_and(|of| of <= looked_at),
            _ => false,
        };
        if is_full || is_whole {
            return listed(page, rows, total, key);
        }
    }
    listed(page, app.fetch(all(more)).await?, total, key)
}

/// Asks for one more row, which shows whether others follow the page.
const fn with_one_more(page: Page) -> Page {
    Page {
        limit: page.limit.saturating_add(1),
        ..page
    }
}

/// Makes a page from its rows and the row after it.
fn listed<T>(
    page: Page,
    mut rows: Vec<T>,
    total: Total,
    key: impl Fn(&T) -> (Timestamp, Uuid),
) -> Result<Listed<T>, ApiError> {
    let limit = usize::try_from(page.limit).map_err(ApiError::internal)?;
    let seen = i64::try_from(rows.len()).map_err(ApiError::internal)?;
    let has_next = rows.len() > limit;
    rows.truncate(limit);
    let next_cursor = rows.last().filter(|_| has_next).map(|row| {
        let (time, id) = key(row);
        Cursor { time, id }.encode()
    });
    let (total_count, total_is_exact) = match total {
        Total::Exactly(number) => (number, true),
        // An offset beyond the end of the list reveals nothing about its length.
        Total::AtLeast(least) if rows.is_empty() => (least, false),
        Total::AtLeast(least) => (least.max(page.offset.saturating_add(seen)), false),
    };
    let pagination = pagination(page, total_count, total_is_exact, has_next, next_cursor);
    Ok(Listed { rows, pagination })
}

fn pagination(
    page: Page,
    total_count: i64,
    total_is_exact: bool,
    has_next: bool,
    next_cursor: Option<String>,
) -> Pagination {
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
        total_is_exact,
        total_pages: pages.checked_div(page.limit).unwrap_or_default(),
        has_next,
        has_prev: page.offset > 0 || !by_offset,
        next_cursor,
    }
}

/// Parses the period between `start_date` and `end_date`: business days, both included, or
/// instants, with the end excluded.
pub(crate) fn span(
    start_date: Option<&str>,
    end_date: Option<&str>,
    policy: &Policy,
) -> Result<Span, ApiError> {
    let start = start_date.map(|text| fields::date("start_date", text, policy));
    let end = end_date.map(|text| fields::date("end_date", text, policy));
    let bounded = |time: Timestamp| Timestamp::from_micros(time.micros().clamp(EARLIEST, LATEST));
    Ok(Span {
        from: start.transpose()?.map(|(start, _)| bounded(start)),
        until: end.transpose()?.map(|(_, end)| bounded(end)),
    })
}

/// Returns a search keyword without the blanks around it; `None` when nothing is left.
pub(crate) fn keyword(text: Option<&str>) -> Result<Option<&str>, ApiError> {
    const LONGEST: usize = 254;
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > LONGEST) {
        return Err(ApiError::of(ErrorCode::ValidationFailed, "keyword")
            .suggest(format!("at most {LONGEST} characters")));
    }
    Ok(text)
}
