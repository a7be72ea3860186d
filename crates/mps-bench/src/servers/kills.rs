//! Three servers, one of which is killed every two seconds while clients go on.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::servers::load::Load;
use crate::servers::{Town, token};
use crate::workload::Maker;

const SERVERS: usize = 3;
const CARDS: usize = 200;
/// 16 senders that pause for 78 ms after each answer send about 200 jobs per second.
const SENDERS: u64 = 16;
const PAUSE: Duration = Duration::from_millis(78);
const BETWEEN_KILLS: Duration = Duration::from_secs(2);

pub(super) async fn run(town: &Town<'_>, seconds: u64) -> Result<()> {
    let books = town.shop(CARDS).await?;
    let mut launches = Vec::new();
    let mut servers = Vec::new();
    for number in 0..SERVERS {
        let launch = town.launch(number, &town.url())?;
        servers.push(launch.start().await?);
        launches.push(launch);
    }
    let token = token(&servers).await?;
    let mut clients = Vec::new();
    for server in &servers {
        clients.push(server.client()?.with_token(token.clone()));
    }
    let length = Duration::from_secs(seconds);
    let load = Load {
        clients,
        maker: Maker::new(books.cards),
        senders: SENDERS,
        pause: PAUSE,
        length,
        insists: true,
    };
    let started = Instant::now();
    let load = tokio::spawn(load.run(1));
    let mut kills = 0_usize;
    while started.elapsed() < length {
        tokio::time::sleep(BETWEEN_KILLS).await;
        servers.remove(0).kill().await?;
        let launch = launches.get(kills % SERVERS).context("no such server")?;
        servers.push(launch.start().await?);
        kills = kills.saturating_add(1);
    }
    let known = load.await??;
    let count = u64::try_from(known.numbers.len())?;
    let distinct: std::collections::HashSet<&String> = known.numbers.values().collect();
    ensure!(
        distinct.len() == known.numbers.len(),
        "a number was given twice"
    );
    let launch = launches.first().context("no server")?;
    town.account(launch, books.transactions.saturating_add(count))
        .await?;
    println!(
        "kills: {kills} of {SERVERS} servers in {seconds} s, {} operations a second: {count} done, each \
         there once; {} sent again; verify green",
        count.checked_div(seconds).unwrap_or_default(),
        known.again
    );
    Ok(())
}
