//! Writing down that a command which only reads has come through.

use std::io::Write as _;
use std::sync::Arc;

use mps_domain::Timestamp;
use mps_domain::decision::Actor;
use mps_domain::milestone::MilestoneKind;
use mps_domain::operations::ReachMilestone;
use mps_store::{Access, Store, SystemClock};

use super::{CLOSE, CommandError, execute};
use crate::config::Config;
use crate::run::server::store_options;

/// Writes it into the books for the metrics, or says on standard error why not: what the command did is
/// good without it.
pub(super) async fn reach(config: &Config, milestone: MilestoneKind, at: Timestamp) {
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

async fn try_to_reach(
    config: &Config,
    milestone: MilestoneKind,
    at: Timestamp,
) -> Result<(), CommandError> {
    let options = |access| store_options(config, access, Arc::new(SystemClock));
    // Opened for writing, the books would be brought up to date. They are only when this finds nothing to
    // be missing.
    let look = Store::open(options(Access::Read)?).await?;
    look.close(CLOSE).await?;
    let store = Store::open(options(Access::Command)?).await?;
    execute(&store, Actor::System, ReachMilestone { milestone, at }).await?;
    Ok(store.close(CLOSE).await?)
}
