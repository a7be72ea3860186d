//! Records the success of a command that only reads.

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

/// Records the milestone in the books for the metrics. If that fails, prints the reason on standard
/// error: the command itself succeeded anyway.
pub(super) async fn reach(config: &Config, milestone: MilestoneKind, at: Timestamp) {
    if let Err(failure) = try_to_reach(config, milestone, at).await {
        let what = milestone.as_str();
        let mut err = std::io::stderr();
        // If standard error is closed, the message is dropped.
        let _ = writeln!(
            err,
            "mps-api: the metrics will not show this {what}: {failure}"
        );
    }
}

async fn try_to_reach(
    config: &Config,
    milestone: MilestoneKind,
    at: Timestamp,
) -> Result<(), CommandError> {
    let options = |access| store_options(config, access, Arc::new(SystemClock));
    // Opening the books for writing would migrate them. So they are first opened for reading, which
    // fails if a migration is missing.
    let look = Store::open(options(Access::Read)?).await?;
    look.close(CLOSE).await?;
    let store = Store::open(options(Access::Command)?).await?;
    execute(&store, Actor::System, ReachMilestone { milestone, at }).await?;
    Ok(store.close(CLOSE).await?)
}
