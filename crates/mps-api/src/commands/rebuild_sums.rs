//! `mps-api rebuild-sums`

use std::process::ExitCode;

use mps_domain::decision::Actor;
use mps_domain::operations::RebuildSums;

use super::{CLOSE, CommandError, execute, open, print};
use crate::config::Config;

pub(super) async fn run(config: &Config) -> Result<ExitCode, CommandError> {
    let store = open(config).await?;
    execute(&store, Actor::System, RebuildSums).await?;
    store.close(CLOSE).await?;
    print("the sums of the reports were rebuilt from the transactions")
}
