//! Servers are stopped with SIGTERM under load.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::nginx::Place;
use crate::nginx::traffic::{Tally, Traffic};
use crate::server::Server;

const SERVERS: u32 = 3;
/// A pause short enough that every server has requests at every moment.
const THOUGHT: Duration = Duration::from_millis(200);
/// So short that the machine is always busy, and long enough to stay below nginx's limit.
const NO_THOUGHT: Duration = Duration::from_millis(40);

/// Restarts one server after the other for `length`. No user may notice.
pub(super) async fn rolling(place: &mut Place<'_>, length: Duration) -> Result<()> {
    let traffic = Traffic {
        thought: THOUGHT,
        length,
    };
    let began = Instant::now();
    let users = traffic.start(place);
    let mut restarts = 0_u32;
    while began.elapsed() < length {
        let (launch, server) = place.instances.pop_front().context("no server")?;
        succeed(server).await?;
        let server = launch.start().await?;
        place.instances.push_back((launch, server));
        restarts = restarts.saturating_add(1);
    }
    let tally = Tally::of(users).await?;
    println!("rolling restart: {restarts} servers one after the other, each exit 0; {tally}");
    tally.flawless()?;
    ensure!(
        restarts >= SERVERS,
        "not all {SERVERS} servers in {length:?}; give --restart-seconds more"
    );
    place.settle(tally).await?;
    Ok(())
}

/// Stops one server under as much load as the machine can handle, and starts it again only afterwards.
/// No answer may be lost. A write may fail if nginx sent it at the very moment when the server closed
/// its port: the server never accepted it, but nginx cannot know that and must not repeat it.
pub(super) async fn stop(place: &mut Place<'_>, length: Duration) -> Result<()> {
    let traffic = Traffic {
        thought: NO_THOUGHT,
        length,
    };
    let users = traffic.start(place);
    tokio::time::sleep(length / 4).await;
    let (launch, server) = place.instances.pop_front().context("no server")?;
    let began = Instant::now();
    succeed(server).await?;
    let took = began.elapsed();
    ensure!(
        took < length / 2,
        "it took {took:?}, and the users may have gone; give --failover-seconds more"
    );
    let tally = Tally::of(users).await?;
    let server = launch.start().await?;
    place.instances.push_back((launch, server));
    tally.all_read()?;
    let (figures, failed) = (tally.to_string(), tally.failed_jobs.len());
    let lost = place.settle(tally).await?;
    println!(
        "SIGTERM under load: exit 0 after {took:.1?}; {figures}; {failed} writes came too late to be \
         taken, {lost} answers lost"
    );
    ensure!(lost == 0, "{lost} writes were done and not answered");
    Ok(())
}

async fn succeed(server: Server) -> Result<()> {
    let status = server.terminate().await?;
    ensure!(status.success(), "after SIGTERM the server ended: {status}");
    Ok(())
}
