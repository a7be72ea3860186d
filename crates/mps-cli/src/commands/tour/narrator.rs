//! Narrates the tour and checks its figures.

use serde::Serialize;

use crate::error::CliError;
use crate::output::{self, Output, Report};
use crate::style::Style;
use crate::text::clean;

/// The width of labels, in columns.
const LABEL: usize = 16;

#[derive(Debug, Serialize)]
struct Step {
    title: String,
    lines: Vec<String>,
}

/// Prints the steps as they happen; for programs, prints all of them at the end.
pub(crate) struct Narrator {
    json: bool,
    style: Style,
    steps: Vec<Step>,
}

impl Narrator {
    /// A narrator that has printed nothing yet.
    pub(crate) fn new(output: Output) -> Self {
        Self {
            json: output.json,
            style: output.style(),
            steps: Vec::new(),
        }
    }

    /// The colours of its output.
    pub(crate) const fn style(&self) -> Style {
        self.style
    }

    /// Begins a step.
    pub(crate) fn step(&mut self, title: &str) -> Result<(), CliError> {
        self.steps.push(Step {
            title: title.to_owned(),
            lines: Vec::new(),
        });
        let heading = format!("{}. {title}", self.steps.len());
        self.tell(&format!("\n{}", self.style.bold(&heading)))
    }

    /// Prints a sentence.
    pub(crate) fn say(&mut self, text: &str) -> Result<(), CliError> {
        let text = clean(text);
        self.keep(&text);
        let indent = if self.steps.is_empty() { "" } else { "   " };
        self.tell(&format!("{indent}{text}"))
    }

    /// Prints a figure without an expected value.
    pub(crate) fn fact(&mut self, label: &str, value: &str) -> Result<(), CliError> {
        self.line(" ", label, value)
    }

    /// Prints a figure and ends the tour unless it is as expected.
    pub(crate) fn check(
        &mut self,
        label: &str,
        expected: &str,
        actual: &str,
    ) -> Result<(), CliError> {
        if expected == actual {
            let mark = self.style.green("✓");
            return self.line(&mark, label, actual);
        }
        let mark = self.style.red("✗");
        self.line(&mark, label, actual)?;
        Err(CliError::Unexpected {
            what: label.to_owned(),
            expected: expected.to_owned(),
            actual: actual.to_owned(),
        })
    }

    /// Prints a drawing, which is for people only.
    pub(crate) fn draw(&self, drawing: &str) -> Result<(), CliError> {
        self.tell(drawing)
    }

    /// Ends the tour.
    pub(crate) fn end(self, conclusion: &str) -> Result<Report, CliError> {
        let json = serde_json::json!({ "success": true, "steps": self.steps });
        Report::new(&json, format!("\n{}", self.style.green(conclusion)))
    }

    fn line(&mut self, mark: &str, label: &str, value: &str) -> Result<(), CliError> {
        let value = clean(value);
        self.keep(&format!("{label}: {value}"));
        self.tell(&format!(" {mark} {label:<LABEL$} {value}"))
    }

    fn keep(&mut self, line: &str) {
        if let Some(step) = self.steps.last_mut() {
            step.lines.push(line.to_owned());
        }
    }

    fn tell(&self, text: &str) -> Result<(), CliError> {
        if self.json {
            Ok(())
        } else {
            output::print(text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_figure_is_named_with_the_expected_one() {
        let mut narrator = Narrator::new(Output::new(true, false));
        narrator.step("A sale").unwrap();
        narrator.check("paid", "284.05", "284.05").unwrap();
        let wrong = narrator.check("paid", "284.05", "299.00").unwrap_err();
        assert_eq!(wrong.to_string(), "paid: expected 284.05, got 299.00");
    }
}
