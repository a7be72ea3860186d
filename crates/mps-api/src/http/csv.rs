//! CSV tables (RFC 4180) that are safe to open in a spreadsheet.

use std::fmt::{Display, Write as _};

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures::stream;
use mps_domain::Timestamp;
use mps_domain::calendar::BusinessCalendar;

use crate::error::ApiError;

/// How many rows are read at a time. No more are in memory, regardless of the table's length.
pub(crate) const AT_ONCE: i64 = 500;

/// Excel recognizes UTF-8 by this mark. Without it, Excel assumes the system's own encoding and
/// garbles Chinese.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The headings of the columns of [`Line::time`]; `{}` stands for the name of the time zone.
pub(crate) const TIME: [&str; 3] = ["created_at (UTC)", "local_time ({})", "business_day"];

/// Lines of a table, and whether others follow.
pub(crate) struct Part {
    pub(crate) lines: String,
    pub(crate) more: bool,
}

impl Part {
    /// Creates a part without lines for this many rows, of which [`AT_ONCE`] were requested.
    pub(crate) fn of(rows: usize) -> Self {
        Self {
            lines: String::new(),
            more: i64::try_from(rows).is_ok_and(|rows| rows >= AT_ONCE),
        }
    }
}

/// A table that is sent as an answer.
pub(crate) trait Table: Send + 'static {
    /// The headings of the columns.
    const HEADINGS: &'static [&'static str];

    /// The calendar of the local times.
    fn calendar(&self) -> &BusinessCalendar;

    /// Returns the next lines. Not called again after the last ones.
    fn next(&mut self) -> impl Future<Output = Result<Part, ApiError>> + Send;
}

/// Creates an answer that a browser saves under a name. It begins before the table is complete.
///
/// # Errors
/// The error of reading the first lines. Only then can the answer still have an error status.
pub(crate) async fn attachment<T: Table>(name: &str, mut table: T) -> Result<Response, ApiError> {
    let mut first = table.next().await?;
    let zone = table.calendar().zone().to_owned();
    let headings = T::HEADINGS.iter().map(|name| name.replace("{}", &zone));
    let heading = headings.fold(Line::default(), Line::text).finish();
    first.lines.insert_str(0, &heading);
    first.lines.insert(0, BYTE_ORDER_MARK);
    let parts = stream::try_unfold((table, Some(first)), |(mut table, part)| async move {
        let Some(Part { lines, more }) = part else {
            return Ok(None);
        };
        let next = if more {
            Some(table.next().await.map_err(broken_off)?)
        } else {
            None
        };
        Ok::<_, std::io::Error>(Some((Bytes::from(lines), (table, next))))
    });
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.csv\""),
        ),
    ];
    Ok((headers, Body::from_stream(parts)).into_response())
}

/// Breaks off the answer, which the client notices. The reason is logged.
fn broken_off(error: ApiError) -> std::io::Error {
    let reason = error.log_reason.unwrap_or_default();
    tracing::error!(reason, "a table was cut off while it was sent");
    std::io::Error::other("the table was cut off")
}

/// A line that is being built.
#[derive(Debug, Default)]
pub(crate) struct Line {
    text: String,
    has_cells: bool,
}

impl Line {
    fn begin_cell(&mut self) {
        if self.has_cells {
            self.text.push(',');
        }
        self.has_cells = true;
    }

    /// Adds a text. A text that a spreadsheet would take for a formula gets an apostrophe in front,
    /// because anybody may have written it.
    pub(crate) fn text(mut self, cell: impl AsRef<str>) -> Self {
        let cell = cell.as_ref();
        self.begin_cell();
        let is_formula = is_formula(cell);
        let is_quoted = cell.contains([',', '"', '\r', '\n']);
        if is_quoted {
            self.text.push('"');
        }
        if is_formula {
            self.text.push('\'');
        }
        if is_quoted {
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
        self
    }

    /// Adds a number of ours, which may be negative.
    pub(crate) fn number(mut self, cell: impl Display) -> Self {
        self.begin_cell();
        let _ = write!(self.text, "{cell}");
        self
    }

    /// Adds a point in time in the columns of [`TIME`]: in UTC, in the local time of the business,
    /// and as the business day under which reports count it.
    pub(crate) fn time(self, time: Timestamp, calendar: &BusinessCalendar) -> Self {
        self.text(time.to_string())
            .text(calendar.local_time(time))
            .text(calendar.date_at(time))
    }

    /// Returns the line with its line break.
    pub(crate) fn finish(mut self) -> String {
        self.text.push_str("\r\n");
        self.text
    }
}

/// Whether a spreadsheet would take this for a formula: it begins with a formula's sign, in any of
/// the widths that Chinese and Japanese spreadsheets know, possibly after invisible characters.
fn is_formula(cell: &str) -> bool {
    let begins = [
        '=', '＝', '﹦', '+', '＋', '﹢', '-', '－', '﹣', '@', '＠', '﹫',
    ];
    cell.starts_with(['\t', '\r', '\n']) || cell.trim_start_matches(is_unseen).starts_with(begins)
}

fn is_unseen(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formulas() {
        for (cell, line) in [
            ("plain", "plain"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("say \"so\"", "\"say \"\"so\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("=a,b", "\"'=a,b\""),
            ("a=b", "a=b"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠x", "'＠x"),
            ("﹣1", "'﹣1"),
            (" =1", "' =1"),
            ("\u{a0}\u{3000}+1", "'\u{a0}\u{3000}+1"),
            ("\u{200b}\u{feff}@x", "'\u{200b}\u{feff}@x"),
            ("\n-1", "\"'\n-1\""),
            (" a=b", " a=b"),
            ("\u{3000}", "\u{3000}"),
            ("一－一", "一－一"),
        ] {
            assert_eq!(Line::default().text(cell).finish(), format!("{line}\r\n"));
        }
        assert_eq!(Line::default().text("a").number(-5).finish(), "a,-5\r\n");
    }
}
