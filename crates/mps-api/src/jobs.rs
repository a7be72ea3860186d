//! Work in the background that must be done once, however many servers there are. Each tries; who
//! holds the lease does it.

use std::time::Duration;

use mps_domain::audit::Origin;
use mps_domain::decision::{Asker, Command};
use mps_domain::operations::CleanUp;
use tokio::time::{MissedTickBehavior, interval};
use uuid::Uuid;

use crate::app::App;

/// How often a server tries. A lease lasts 15 s, so the work of a server that died goes on within
/// half a minute.
const EVERY: Duration = Duration::from_secs(10);

/// Does what this server holds the lease for, until the server ends.
pub(crate) async fn run(app: App) {
    let server = Uuid::new_v4();
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first comes at once; a start has other things to do.
    ticks.tick().await;
    loop {
        ticks.tick().await;
        let command = Command {
            asker: Asker::System,
            origin: Origin {
                request_id: Uuid::new_v4(),
                address: None,
            },
            operation: CleanUp { server },
        };
        match app.store().execute(command).await {
            Ok(done) => tracing::debug!(?done, "clean-up"),
            Err(error) => tracing::warn!(%error, "clean-up failed; it is tried again"),
        }
    }
}
