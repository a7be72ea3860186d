//! `mps-api config check`

use std::io::Write;
use std::process::ExitCode;

use super::{CommandError, print};
use crate::config::Config;

/// A wrong configuration never gets here: the mistakes were reported when it was read.
pub(super) fn run(config: &Config) -> Result<ExitCode, CommandError> {
    for warning in &config.warnings {
        // When stderr is gone, there is nobody to warn.
        let _ = writeln!(std::io::stderr(), "warning: {warning}");
    }
    let lines: Vec<String> = config
        .describe()
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    print(&lines.join("\n"))
}
