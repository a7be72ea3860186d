//! A hundred users for a long time, and the resources that they take.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::nginx::Place;
use crate::nginx::traffic::{Tally, Traffic};
use crate::nginx::users::USERS;
use crate::numbers::percent;

const THOUGHT: Duration = Duration::from_secs(1);

pub(super) async fn run(place: &mut Place<'_>, length: Duration) -> Result<()> {
    let mut before = Vec::new();
    for (_, server) in &place.instances {
        before.push(server.processor_time()?);
    }
    let began = Instant::now();
    let traffic = Traffic {
        thought: THOUGHT,
        length,
    };
    let tally = Tally::of(traffic.start(place)).await?;
    let time = u64::try_from(began.elapsed().as_millis())?;
    println!("{USERS} users, {} s: {tally}", length.as_secs());
    for ((launch, server), before) in place.instances.iter().zip(before) {
        let worked = server.processor_time()?.saturating_sub(before);
        let thousandths = percent(u64::try_from(worked.as_millis())?.saturating_mul(10), time);
        let (now, most) = server.memory()?;
        ensure!(worked > Duration::ZERO, "{} had nothing to do", launch.port);
        println!(
            "  server at {}: {} MiB resident, {} MiB at most, {}.{} % of a processor",
            launch.port,
            now / 1024,
            most / 1024,
            thousandths / 10,
            thousandths % 10
        );
    }
    tally.flawless()?;
    place.settle(tally).await?;
    Ok(())
}
