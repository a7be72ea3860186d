//! The database is restarted under load.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};

use crate::numbers::millis;
use crate::servers::load::Load;
use crate::servers::{Town, token};
use crate::workload::{Answer, Maker};

const CARDS: usize = 200;
const SENDERS: u64 = 16;
/// How long the load runs before the database stops, how long the database is away, and how long the
/// load runs after its return.
const BEFORE: Duration = Duration::from_secs(2);
const AWAY: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(8)];
const AFTER: Duration = Duration::from_secs(6);
/// How long the servers may take to work again.
const RECOVERY: Duration = Duration::from_secs(5);

pub(super) async fn run(town: &Town<'_>, restarts: u32) -> Result<()> {
    let books = town.shop(CARDS).await?;
    let launches = [town.launch(0, &town.url())?, town.launch(1, &town.url())?];
    let servers = [launches[0].start().await?, launches[1].start().await?];
    let token = token(&servers).await?;
    let [one, other] = &servers;
    let clients = vec![
        one.client()?.with_token(token.clone()),
        other.client()?.with_token(token),
    ];
    let maker = Maker::new(books.cards);
    let mut expected = books.transactions;
    let (mut answered, mut not_done, mut unknown) = (0, 0, 0);
    let mut recoveries = Vec::new();
    for (restart, away) in (0..restarts).zip(AWAY.iter().cycle()) {
        let load = Load {
            clients: clients.clone(),
            maker: maker.clone(),
            senders: SENDERS,
            pause: Duration::from_millis(20),
            length: BEFORE + *away + AFTER,
            insists: false,
        };
        let load = tokio::spawn(load.run(u64::from(restart)));
        tokio::time::sleep(BEFORE).await;
        tokio::task::block_in_place(|| town.postgres.stop());
        tokio::time::sleep(*away).await;
        tokio::task::block_in_place(|| town.postgres.restart());
        let back = Instant::now();
        let mut known = load.await??;
        let first = known.successes.iter().filter(|time| **time > back).min();
        let recovery = first
            .context("nothing works any more")?
            .duration_since(back);
        ensure!(recovery < RECOVERY, "recovery took {recovery:?}");
        recoveries.push(u64::try_from(recovery.as_micros())?);
        for job in &known.not_done {
            let key = job.key();
            let there = format!("SELECT count(*) FROM mps.idempotency_keys WHERE key = '{key}'");
            ensure!(
                town.rows(&there) == ["0"],
                "{key} was said not to be done, and is there"
            );
        }
        answered += known.numbers.len();
        not_done += known.not_done.len();
        unknown += known.unknown.len();
        for job in std::mem::take(&mut known.unknown) {
            match job.send(clients.first().context("no server")?).await {
                Answer::Done { tx_no, .. } => known.done(&job, &tx_no)?,
                Answer::Refused => {}
                Answer::NotDone(why) | Answer::None(why) => return Err(anyhow!("{why}")),
            }
        }
        expected = expected.saturating_add(u64::try_from(known.numbers.len())?);
        town.account(&launches[0], expected).await?;
    }
    recoveries.sort_unstable();
    println!(
        "restarts: {restarts} of the database under load: {answered} answered, {not_done} told \
         \"not done\" and not there, {unknown} without a result, settled by their keys; first \
         success after it was back: {} at most; verify green each time",
        millis(recoveries.last().copied().unwrap_or_default())
    );
    Ok(())
}
