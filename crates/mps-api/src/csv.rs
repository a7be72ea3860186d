//! Lines of CSV (RFC 4180) that a spreadsheet may open.

use std::fmt::{Display, Write as _};

/// A line in the making.
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

    /// Adds a text. What a spreadsheet would take for a formula gets an apostrophe in front, for
    /// anybody may have written it.
    pub(crate) fn text(mut self, cell: impl AsRef<str>) -> Self {
        let cell = cell.as_ref();
        self.begin_cell();
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
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

    /// The line with its end.
    pub(crate) fn finish(mut self) -> String {
        self.text.push_str("\r\n");
        self.text
    }
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
        ] {
            assert_eq!(Line::default().text(cell).finish(), format!("{line}\r\n"));
        }
        assert_eq!(Line::default().text("a").number(-5).finish(), "a,-5\r\n");
    }
}
