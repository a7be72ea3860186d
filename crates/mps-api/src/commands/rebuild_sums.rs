//! `mps-api rebuild-sums`

use std::process::ExitCode;

use mps_domain::decision::Asker;
use mps_domain::periods::RebuildSums;

use super::{CLOSE, Failure, execute, open, print};
use crate::config::Config;

pub(super) async fn run(config: &Config) -> Result<ExitCode, Failure> {
    let store = open(config).await?;
    execute(&store, Asker::System, RebuildSums).await?;
    store.close(CLOSE).await?;
    print("the sums of the reports are those of the transactions again")
}
