//! `mps-api migrate`

use std::process::ExitCode;

use super::{CLOSE, Failure, open, print};
use crate::config::{Config, describe_database};

pub(super) async fn run(config: &Config) -> Result<ExitCode, Failure> {
    // Opening the books brings their schema up to date.
    open(config).await?.close(CLOSE).await?;
    print(&format!(
        "{} is up to date",
        describe_database(&config.database)
    ))
}
