//! The connection to the database is cut between COMMIT and its answer.

use anyhow::{Context, Result, bail, ensure};
use mps_testbed::Proxy;

use crate::numbers::Random;
use crate::servers::{Town, token};
use crate::workload::{Answer, Maker};

const CARDS: usize = 50;
/// A COMMIT on the wire. The zero byte tells it from BEGIN … READ COMMITTED.
const COMMIT: &[u8] = b"COMMIT\0";

pub(super) async fn run(town: &Town<'_>, cuts: usize) -> Result<()> {
    let books = town.shop(CARDS).await?;
    let proxy = Proxy::start(town.postgres.port()).await;
    let direct = town.postgres.port().to_string();
    let url = town.url().replace(&direct, &proxy.port().to_string());
    let launch = town.launch(0, &url)?;
    let servers = [launch.start().await?];
    let [server] = &servers;
    let client = server.client()?.with_token(token(&servers).await?);
    let maker = Maker::new(books.cards);
    let mut random = Random::new(3);
    let (mut done, mut cut, mut tries) = (0_u64, 0_usize, 0_usize);
    while cut < cuts {
        tries = tries.saturating_add(1);
        ensure!(
            tries <= cuts.saturating_mul(4),
            "only {cut} cuts in {tries} tries"
        );
        let before = proxy.swallowed();
        // The dispatcher's lookup ends with a COMMIT too, which is the first one; the second is the
        // lane's.
        proxy.swallow_answer_after(COMMIT, 2);
        let job = maker.next(&mut random).context("no deed")?;
        let number = match job.send(&client).await {
            Answer::Done { tx_no, replayed } => {
                ensure!(!replayed, "{tx_no} was there before");
                maker.done(&job, &tx_no);
                tx_no
            }
            Answer::Refused => continue,
            Answer::NotDone(why) | Answer::None(why) => bail!("after a cut: {why}"),
        };
        if proxy.swallowed() == before.saturating_add(2) {
            cut = cut.saturating_add(1);
        }
        proxy.swallow_answer_after(COMMIT, 0);
        match job.send(&client).await {
            Answer::Done {
                tx_no,
                replayed: true,
            } if tx_no == number => {}
            other => bail!("{number} was answered, and now {other:?}"),
        }
        done = done.saturating_add(1);
    }
    let direct = town.launch(1, &town.url())?;
    town.account(&direct, books.transactions.saturating_add(done))
        .await?;
    let log = launch.log()?;
    let found = |word: &str| log.lines().filter(|line| line.contains(word)).count();
    println!(
        "cuts: {cut} commits whose answer never came: {done} operations, each answered and there once \
         ({} found committed, {} found not to be and done again); verify green",
        found("\"was_committed\":true"),
        found("\"was_committed\":false")
    );
    Ok(())
}
