//! Writing down that a command which only reads has come through.

use std::io::Write as _;
use std::sync::Arc;

use mps_domain::Timestamp;
use mps_domain::decision::Asker;
use mps_domain::mark::Milestone;
use mps_domain::operations::Reach;
use mps_store::{Access, Store, SystemClock};

use super::{CLOSE, Failure, execute};
use crate::config::Config;
use crate::server::store_options;

/// Writes it into the books for the metrics, or says on standard error why not: what the command did is
/// good without it.
pub(super) async fn reach(config: &Config, milestone: Milestone, at: Timestamp) {
    if let Err(failure) = try_to_reach(config, milestone, at).await {
        let what = milestone.as_str();
        let mut err = std::io::stderr();
        // With nobody there to hear it, it is not said.
        let _ = writeln!(
            err,
            "mps-api: the metrics will not know of this {what}: {failure}"
        );
    }
}

async fn try_to_reach(config: &Config, milestone: Milestone, at: Timestamp) -> Result<(), Failure> {
    let options = |access| store_options(config, access, Arc::new(SystemClock));
    // Opened for writing, the books would be brought up to date. They are only when this finds nothing to
    // be missing.
    let look = Store::open(options(Access::Read)?).await?;
    look.close(CLOSE).await?;
    let store = Store::open(options(Access::Command)?).await?;
    execute(&store, Asker::System, Reach { milestone, at }).await?;
    Ok(store.close(CLOSE).await?)
}
