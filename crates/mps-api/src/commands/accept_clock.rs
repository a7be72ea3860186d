//! `mps-api accept-clock`

use std::process::ExitCode;
use std::sync::Arc;

use mps_domain::decision::Actor;
use mps_domain::operations::AcceptClock;
use mps_store::{Access, Store, StoreError, SystemClock};

use super::{CLOSE, CommandError, execute, print};
use crate::config::Config;
use crate::run::server::store_options;

pub(super) async fn run(config: &Config) -> Result<ExitCode, CommandError> {
    let options = store_options(config, Access::AcceptClock, Arc::new(SystemClock))?;
    let store = Store::open(options).await?;
    let message = match store.ping().await {
        Err(StoreError::ClockBehind { clock, .. }) => {
            let latest = store.latest_time().await?;
            execute(&store, Actor::System, AcceptClock { latest }).await?;
            format!(
                "the clock is accepted: the books go on at {clock}, though they were written up to \
                 {latest}; running servers follow at their next command"
            )
        }
        other => {
            other?;
            "the books are not ahead of the clock: there is nothing to accept".to_owned()
        }
    };
    store.close(CLOSE).await?;
    print(&message)
}
