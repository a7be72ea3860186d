//! Prints texts for people, or JSON for programs.

use std::io::{ErrorKind, Write, stderr, stdout};

use mps_client::ClientError;
use serde::Serialize;

use crate::error::CliError;
use crate::exit::Exit;
use crate::style::Style;
use crate::text::clean;

/// A command's result in both forms.
#[derive(Debug)]
pub(crate) struct Report {
    json: String,
    human: String,
    exit: Exit,
    /// The idempotency key of the request, when it moved something.
    key: Option<String>,
}

impl Report {
    /// The report of a command that succeeded. The JSON is made here and does not pass through
    /// [`serde_json::Value`], which would turn amounts into floats.
    pub(crate) fn new(answer: &impl Serialize, human: impl Into<String>) -> Result<Self, CliError> {
        let json = serde_json::to_string(answer)
            .map_err(|error| CliError::local("the answer cannot be printed", &error))?;
        Ok(Self {
            json,
            human: human.into(),
            exit: Exit::Done,
            key: None,
        })
    }

    /// The same report of a request that moved something, under this idempotency key.
    pub(crate) fn moving(self, key: String) -> Self {
        Self {
            key: Some(key),
            ..self
        }
    }

    /// The same report with another exit code.
    pub(crate) fn ending(self, exit: Exit) -> Self {
        Self { exit, ..self }
    }
}

/// How output is printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Output {
    /// JSON for programs instead of texts for people.
    pub(crate) json: bool,
    colors: bool,
}

impl Output {
    /// Output with these options.
    pub(crate) const fn new(json: bool, colors: bool) -> Self {
        Self { json, colors }
    }

    /// The colours of stdout.
    pub(crate) fn style(self) -> Style {
        Style::stdout(self.colors && !self.json)
    }

    /// Prints the command's result and returns the program's exit code.
    pub(crate) fn finish(self, result: Result<Report, CliError>) -> Exit {
        let printed = result.and_then(|report| {
            let text = if self.json {
                &report.json
            } else {
                &report.human
            };
            match report.key {
                Some(key) => write_out(text).map_err(|error| CliError::NotShown {
                    cause: error.to_string(),
                    key,
                })?,
                None => print(text)?,
            }
            Ok(report.exit)
        });
        printed.unwrap_or_else(|failure| {
            self.complain(&failure);
            Exit::of(&failure)
        })
    }

    /// Prints a remark that is not part of the answer.
    pub(crate) fn remark(self, text: &str) {
        let style = Style::stderr(self.colors);
        complain(&format!("{} {}", style.yellow("note:"), clean(text)));
    }

    fn complain(self, failure: &CliError) {
        if self.json {
            let text = failure.to_json().to_string();
            if write_out(&text).is_err() {
                complain(&text);
            }
        } else {
            complain(&explanation(failure, Style::stderr(self.colors)));
        }
    }
}

/// Reports wrong arguments, or prints the help that was asked for.
pub(crate) fn wrong_use(error: &clap::Error) -> Exit {
    if !error.use_stderr() {
        drop(error.print());
        return Exit::Done;
    }
    if std::env::args().any(|argument| argument == "--json") {
        let failure = CliError::wrong_use(error.to_string().trim().to_owned());
        drop(print(&failure.to_json().to_string()));
    } else {
        drop(error.print());
    }
    Exit::WrongUse
}

/// Prints one or more lines on stdout.
pub(crate) fn print(text: &str) -> Result<(), CliError> {
    match write_out(text) {
        // The reader has seen enough (`mps-cli transactions | head`).
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(CliError::local("the answer cannot be printed", &error)),
        Ok(()) => Ok(()),
    }
}

fn write_out(text: &str) -> std::io::Result<()> {
    let mut stdout = stdout().lock();
    writeln!(stdout, "{text}").and_then(|()| stdout.flush())
}

/// Prints one or more lines on stderr; a failure to do so cannot be reported.
fn complain(text: &str) {
    drop(writeln!(stderr().lock(), "{text}"));
}

fn explanation(failure: &CliError, style: Style) -> String {
    let refusal = match failure.client_error() {
        Some(ClientError::Refused { body, .. }) => Some(body),
        _ => None,
    };
    let details = refusal.map(|body| &body.details);
    let rows = [
        ("field", details.and_then(|details| details.field.clone())),
        ("value", details.and_then(|details| details.value.clone())),
        ("try", failure.suggestion()),
        ("request", refusal.map(|body| body.request_id.to_string())),
    ];
    let heading = format!(
        "{} {} ({})",
        style.red("error:"),
        clean(&failure.to_string()),
        clean(failure.code())
    );
    let lines = rows
        .iter()
        .filter_map(|(label, value)| Some(format!("  {label:<8} {}", clean(value.as_deref()?))));
    [heading]
        .into_iter()
        .chain(lines)
        .collect::<Vec<_>>()
        .join("\n")
}
