//! The number of answers of each operation, by status.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The lowest acceptable percentage of successes; with fewer, the run tested little but refusals.
const SUCCESSES_MIN: u64 = 20;

/// The answers of all operations.
pub(super) struct Tally(BTreeMap<String, BTreeMap<u16, u64>>);

impl Tally {
    /// Reads what the hooks of schemathesis wrote.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).context("schemathesis did not come to its end")?;
        Ok(Self(serde_json::from_str(&text)?))
    }

    /// Fails if an operation hardly ever succeeded.
    pub(super) fn judge(&self) -> Result<()> {
        let poor = self.0.iter().filter(|(_, answers)| {
            let (successes, all) = parts(answers);
            successes.saturating_mul(100) < all.saturating_mul(SUCCESSES_MIN)
        });
        let poor: Vec<&str> = poor.map(|(operation, _)| operation.as_str()).collect();
        if !poor.is_empty() {
            bail!(
                "fewer than {SUCCESSES_MIN} % successes: {}",
                poor.join(", ")
            );
        }
        Ok(())
    }
}

/// The number of an operation's successes, and of all its answers.
fn parts(answers: &BTreeMap<u16, u64>) -> (u64, u64) {
    let successes = answers.range(200..300).map(|(_, count)| count).sum();
    (successes, answers.values().sum())
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "{:<22} {:>7} {:>5}  by status",
            "operation", "answers", "2xx"
        )?;
        for (operation, answers) in &self.0 {
            let (successes, all) = parts(answers);
            let percent = successes
                .saturating_mul(100)
                .checked_div(all)
                .unwrap_or_default();
            write!(formatter, "{operation:<22} {all:>7} {percent:>3} % ")?;
            for (status, count) in answers {
                write!(formatter, " {status}: {count}")?;
            }
            writeln!(formatter)?;
        }
        Ok(())
    }
}
