//! CSV tables (RFC 4180) that are safe to open in a spreadsheet.

use std::fmt::{Display, Write as _};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures::stream;
use mps_domain::Timestamp;
use mps_domain::calendar::BusinessCalendar;
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::SendTimeoutError;

use crate::error::ApiError;
use crate::limits::Export;

/// How many rows are read at a time. No more are in memory, regardless of the table's length.
pub(crate) const AT_ONCE: i64 = 200;

/// How long a client may take to read what is ready. Nobody notices how slowly a client reads otherwise: a
/// connection whose client reads nothing looks like one whose client is busy.
const PATIENCE: Duration = Duration::from_secs(30);

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
pub(crate) async fn attachment<T: Table>(
    name: &str,
    mut table: T,
    export: Export,
) -> Result<Response, ApiError> {
    let mut first = table.next().await?;
    let zone = table.calendar().zone().to_owned();
    let headings = T::HEADINGS.iter().map(|name| name.replace("{}", &zone));
    let heading = headings.fold(Line::default(), Line::text).finish();
    first.lines.insert_str(0, &heading);
    first.lines.insert(0, BYTE_ORDER_MARK);
    let (send, parts) = mpsc::channel(1);
    // The rows are read in a task of its own, which also sees when nobody takes them: the body of an answer is
    // not asked for more while its client reads nothing.
    tokio::spawn(async move {
        if let Err(reason) = produce(table, first, &send).await {
            tracing::warn!(reason, "a table was cut off while it was sent");
        }
        drop(export);
    });
    let parts = stream::try_unfold(parts, |mut parts| async move {
        match parts.recv().await {
            Some(Some(lines)) => Ok(Some((lines, parts))),
            Some(None) => Ok(None),
            // The client notices that the answer breaks off.
            None => Err(std::io::Error::other("the table was cut off")),
        }
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

/// Sends the lines of a table, and `None` after the last ones.
///
/// # Errors
/// Why the table is not complete.
async fn produce<T: Table>(
    mut table: T,
    mut part: Part,
    send: &mpsc::Sender<Option<Bytes>>,
) -> Result<(), String> {
    loop {
        give(send, Some(Bytes::from(part.lines))).await?;
        if !part.more {
            return give(send, None).await;
        }
        let next = table.next().await;
        part = next.map_err(|error| error.log_reason.unwrap_or_default())?;
    }
}

async fn give(send: &mpsc::Sender<Option<Bytes>>, lines: Option<Bytes>) -> Result<(), String> {
    let given = send.send_timeout(lines, PATIENCE).await;
    given.map_err(|refused| match refused {
        SendTimeoutError::Timeout(_) => format!("the client read nothing for {PATIENCE:?}"),
        SendTimeoutError::Closed(_) => "the client has gone".to_owned(),
    })
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
