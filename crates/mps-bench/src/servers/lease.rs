//! The server that does the background work is killed, and another one takes the work over.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::servers::Town;

/// The time within which another server must go on with the work.
const WITHIN: Duration = Duration::from_secs(30);

pub(super) async fn run(town: &Town<'_>) -> Result<()> {
    let holder = town.launch(0, &town.url())?.start().await?;
    let first = taken(town, 0).await?;
    let _other = town.launch(1, &town.url())?.start().await?;
    holder.kill().await?;
    let killed = Instant::now();
    let second = taken(town, first).await?;
    let moved = killed.elapsed();
    ensure!(moved <= WITHIN, "the work moved only after {moved:?}");
    println!(
        "lease: its holder was killed, and the work went on elsewhere after {:.1} s (hand {first} to \
         {second})",
        moved.as_secs_f64()
    );
    Ok(())
}

/// Waits until the lease changes hands; returns how often it has done so.
async fn taken(town: &Town<'_>, before: i64) -> Result<i64> {
    let started = Instant::now();
    loop {
        let rows = town.rows("SELECT max(fence) FROM mps.leases WHERE owner_id IS NOT NULL");
        let fence = rows.first().and_then(|row| row.trim().parse().ok());
        if let Some(fence) = fence.filter(|fence| *fence > before) {
            return Ok(fence);
        }
        ensure!(started.elapsed() < 2 * WITHIN, "nobody takes the lease");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
