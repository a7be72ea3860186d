//! A server is killed with SIGKILL under load, and comes back.

use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::nginx::Place;
use crate::nginx::traffic::{Tally, Traffic};

const THOUGHT: Duration = Duration::from_millis(200);
/// The longest time without any success. A longer one would be noticed as an outage.
const GAP: Duration = Duration::from_secs(2);

pub(super) async fn run(place: &mut Place<'_>, length: Duration) -> Result<()> {
    let traffic = Traffic {
        thought: THOUGHT,
        length,
    };
    let users = traffic.start(place);
    tokio::time::sleep(length / 3).await;
    let (launch, server) = place.instances.pop_front().context("no server")?;
    server.kill().await?;
    tokio::time::sleep(length / 3).await;
    let server = launch.start().await?;
    place.instances.push_back((launch, server));
    let tally = Tally::of(users).await?;
    let gap = tally.longest_gap();
    tally.all_read()?;
    ensure!(
        tally.failed_jobs.len() <= place.users.len(),
        "more failed than the users had under way"
    );
    ensure!(gap < GAP, "nobody had success for {gap:?}");
    let (figures, failed) = (tally.to_string(), tally.failed_jobs.len());
    let lost = place.settle(tally).await?;
    println!(
        "kill -9 of one of three: {figures}; what failed were {failed} writes, {lost} of them done, all \
         settled by their keys, and no read; longest time without a success {gap:.0?}"
    );
    Ok(())
}
