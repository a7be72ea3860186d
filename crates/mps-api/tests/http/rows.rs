//! The rows of lists, read page by page, and their cells.

use mps_protocol::Pagination;
use serde_json::Value;

use crate::support::{Town, Who};

/// An id that nothing has.
pub(crate) const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

/// Returns the rows of a list under their name, page by page. Paging by offset and by cursor must
/// return the same.
pub(crate) async fn all(town: &Town, who: Who, path: &str, name: &str) -> Vec<Value> {
    let with = |query: &str| {
        let joint = if path.contains('?') { '&' } else { '?' };
        format!("{path}{joint}{query}")
    };
    let read = async |query: String| -> (Vec<Value>, Pagination) {
        let body: Value = town.get(who, &with(&query)).await.read();
        let rows = body[name].as_array().unwrap().clone();
        (
            rows,
            serde_json::from_value(body["pagination"].clone()).unwrap(),
        )
    };
    let (whole, pagination) = read("limit=100".to_owned()).await;
    let count = i64::try_from(whole.len()).unwrap();
    assert_eq!(
        (pagination.total_count, pagination.total_is_exact),
        (count, true),
        "{path}"
    );
    let mut by_cursor = Vec::new();
    let mut query = "limit=2".to_owned();
    loop {
        let (rows, pagination) = read(query).await;
        by_cursor.extend(rows);
        assert_eq!(pagination.total_count, count, "{path}");
        let Some(cursor) = pagination.next_cursor else {
            break;
        };
        query = format!("limit=2&cursor={cursor}");
    }
    assert_eq!(by_cursor, whole, "{path} by cursor");
    let mut by_offset = Vec::new();
    for offset in (0..=whole.len()).step_by(2) {
        by_offset.extend(read(format!("limit=2&offset={offset}")).await.0);
    }
    assert_eq!(by_offset, whole, "{path} by offset");
    whole
}

/// Returns one cell of each row, sorted, because rows of the same time are in any order.
pub(crate) fn sorted(rows: &[Value], name: &str) -> Vec<String> {
    let mut cells = cells(rows, name);
    cells.sort_unstable();
    cells
}

/// Returns one cell of each row.
pub(crate) fn cells(rows: &[Value], name: &str) -> Vec<String> {
    let cell = |row: &Value| {
        row[name]
            .as_str()
            .map_or(row[name].to_string(), str::to_owned)
    };
    rows.iter().map(cell).collect()
}
