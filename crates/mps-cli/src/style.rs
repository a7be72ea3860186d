//! Colours, when the output is a terminal.

use std::io::{IsTerminal, stderr, stdout};

/// Whether texts are coloured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    enabled: bool,
}

impl Style {
    /// The style of stdout: colours only when they are wanted and stdout is a terminal.
    pub(crate) fn stdout(wanted: bool) -> Self {
        Self {
            enabled: wanted && stdout().is_terminal(),
        }
    }

    /// The same for stderr.
    pub(crate) fn stderr(wanted: bool) -> Self {
        Self {
            enabled: wanted && stderr().is_terminal(),
        }
    }

    /// Whether texts are coloured.
    pub(crate) const fn enabled(self) -> bool {
        self.enabled
    }

    /// For headings.
    pub(crate) fn bold(self, text: &str) -> String {
        self.wrap("1", text)
    }

    /// For success.
    pub(crate) fn green(self, text: &str) -> String {
        self.wrap("32", text)
    }

    /// For warnings.
    pub(crate) fn yellow(self, text: &str) -> String {
        self.wrap("33", text)
    }

    /// For errors.
    pub(crate) fn red(self, text: &str) -> String {
        self.wrap("1;31", text)
    }

    fn wrap(self, code: &str, text: &str) -> String {
        if self.enabled {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
