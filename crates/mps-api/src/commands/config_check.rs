//! `mps-api config check`

use std::process::ExitCode;

use super::{Failure, print};
use crate::config::Config;

/// A configuration that is wrong never gets here: reading it has said why.
pub(super) fn run(config: &Config) -> Result<ExitCode, Failure> {
    let lines: Vec<String> = config
        .describe()
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    print(&lines.join("\n"))
}
