//! `mps-api migrate`

use std::process::ExitCode;

use super::{CLOSE, CommandError, open, print};
use crate::config::{Config, describe_database};

pub(super) async fn run(config: &Config) -> Result<ExitCode, CommandError> {
    // Opening the books migrates their schema.
    open(config).await?.close(CLOSE).await?;
    print(&format!(
        "{} is up to date",
        describe_database(&config.database)
    ))
}
