//! `mps-bench crash`: SIGKILL under load, again and again.
//!
//! After each restart it checks the books. Every success that a client received is there exactly once.
//! A request without an answer is there once or not at all, and sending its key again returns that one
//! transaction. `verify` is green.

mod trace;

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use clap::Args;
use mps_client::Client;
use tokio::task::JoinSet;

use crate::numbers::Random;
use crate::server::{Launch, Server, sqlite_in};
use crate::shop::{self, Shop};
use crate::workload::{Answer, Job, Maker};

/// Payment codes are reusable for 900 s; a run that takes longer would measure their expiry.
const LONGEST: Duration = Duration::from_secs(850);
/// How many clients send at once.
const CLIENTS: u64 = 16;
/// How many cards they use.
const CARDS: usize = 40;

#[derive(Args)]
pub(crate) struct Arguments {
    /// How often the server is killed
    #[arg(long, default_value_t = 200)]
    kills: u32,
    /// The seed of everything that is random; a fresh one is made and printed without it
    #[arg(long)]
    seed: Option<u64>,
    /// Also trace the system calls of one charge with strace, and check that the disk has it
    /// before the answer goes out
    #[arg(long)]
    trace: bool,
}

/// What the clients know to be in the books.
#[derive(Default)]
struct Known {
    /// Numbers of transactions that were answered.
    numbers: HashSet<String>,
    /// Deeds that were answered since the last restart, and with which number.
    answered: Vec<(Job, String)>,
    /// Deeds without an answer since the last restart.
    unanswered: Vec<Job>,
}

#[derive(Default)]
struct Tally {
    answered: usize,
    unanswered: usize,
    were_done: usize,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let seed = match arguments.seed {
        Some(seed) => seed,
        None => u64::from_le_bytes(mps_api::random::bytes()?),
    };
    println!("crash test: {} kills, seed {seed}", arguments.kills);
    let started = Instant::now();
    let mut random = Random::new(seed);
    let folder = tempfile::tempdir()?;
    let launch = Launch::new(binary, folder.path(), sqlite_in(folder.path()));
    let Shop {
        cards,
        transactions,
    } = shop::make(&launch.database_url, CARDS, 0).await?;
    if arguments.trace {
        trace::run(&launch, cards.first().context("no card")?).await?;
    }
    let before = launch.verify().await?;
    let maker = Maker::new(cards);
    let mut known = Known::default();
    let mut tally = Tally::default();
    let mut token = None;
    ensure!(
        arguments.trace || before == transactions,
        "{before} transactions at the start"
    );

    for kill in 1..=arguments.kills {
        ensure!(
            started.elapsed() < LONGEST,
            "more kills than the payment codes live for"
        );
        let server = launch.start().await?;
        let token = match &token {
            Some(token) => String::clone(token),
            // The session survives every kill.
            None => token.insert(shop::sign_in(&server).await?).clone(),
        };
        let client = server.client()?.with_token(token);
        settle(&launch, &client, &mut known, &mut tally, before)
            .await
            .with_context(|| format!("after kill {}, seed {seed}", kill.saturating_sub(1)))?;
        let length = Duration::from_millis(random.below(180).saturating_add(20));
        known = load_and_kill(server, client, &maker, known, &mut random, length).await?;
        if kill.is_multiple_of(20) {
            println!("{kill} kills, {} transactions known", known.numbers.len());
        }
    }
    let server = launch.start().await?;
    let client = server
        .client()?
        .with_token(token.context("nobody signed in")?);
    settle(&launch, &client, &mut known, &mut tally, before).await?;
    println!(
        "{} kills in {} s: {} answered, all there once; {} without an answer, of which {} were \
         done and {} were not; verify green after each",
        arguments.kills,
        started.elapsed().as_secs(),
        tally.answered,
        tally.unanswered,
        tally.were_done,
        tally.unanswered.saturating_sub(tally.were_done)
    );
    Ok(())
}

/// Compares the books after a restart with what the clients know, and asks again for what they do
/// not.
async fn settle(
    launch: &Launch,
    client: &Client,
    known: &mut Known,
    tally: &mut Tally,
    before: u64,
) -> Result<()> {
    let count = |known: &Known| u64::try_from(known.numbers.len()).map(|count| before + count);
    let least = count(known)?;
    let unanswered = std::mem::take(&mut known.unanswered);
    let most = least.saturating_add(u64::try_from(unanswered.len())?);
    let stored = launch.verify().await?;
    ensure!(
        (least..=most).contains(&stored),
        "{stored} transactions stored, {least} answered, {} without an answer",
        unanswered.len()
    );
    tally.were_done = tally
        .were_done
        .saturating_add(usize::try_from(stored.saturating_sub(least))?);
    tally.unanswered = tally.unanswered.saturating_add(unanswered.len());
    for job in unanswered {
        let there = job.ask_order(client).await?;
        match job.send(client).await {
            Answer::Done { tx_no, replayed } => {
                ensure!(
                    known.numbers.insert(tx_no.clone()),
                    "{tx_no} was given twice"
                );
                if let Some(there) = there {
                    ensure!(replayed && there == tx_no, "{there} became {tx_no}");
                }
            }
            Answer::Refused => ensure!(there.is_none(), "an order that is there was refused"),
            Answer::None(why) | Answer::NotDone(why) => {
                return Err(anyhow!("no answer from a live server: {why}"));
            }
        }
    }
    let answered = std::mem::take(&mut known.answered);
    tally.answered = tally.answered.saturating_add(answered.len());
    for (job, first) in answered {
        match job.send(client).await {
            Answer::Done {
                tx_no,
                replayed: true,
            } if tx_no == first => {}
            other => return Err(anyhow!("{first} was answered, and now: {other:?}")),
        }
    }
    let stored = launch.verify().await?;
    let expected = count(known)?;
    ensure!(
        stored == expected,
        "{stored} transactions stored, {expected} known"
    );
    Ok(())
}

/// Lets all clients send for `length`, then kills the server under them.
async fn load_and_kill(
    server: Server,
    client: Client,
    maker: &Maker,
    known: Known,
    random: &mut Random,
    length: Duration,
) -> Result<Known> {
    let known = Arc::new(Mutex::new(known));
    let mut tasks = JoinSet::new();
    for _ in 0..CLIENTS {
        let (client, maker, known) = (client.clone(), maker.clone(), Arc::clone(&known));
        let mut random = Random::new(random.next());
        tasks.spawn(async move {
            loop {
                let Some(job) = maker.next(&mut random) else {
                    return;
                };
                let answer = job.send(&client).await;
                let Ok(mut known) = known.lock() else { return };
                match answer {
                    Answer::Done { tx_no, .. } => {
                        maker.done(&job, &tx_no);
                        known.numbers.insert(tx_no.clone());
                        known.answered.push((job, tx_no));
                    }
                    Answer::Refused => {}
                    Answer::None(_) | Answer::NotDone(_) => {
                        known.unanswered.push(job);
                        return;
                    }
                }
            }
        });
    }
    tokio::time::sleep(length).await;
    server.kill().await?;
    while let Some(done) = tasks.join_next().await {
        done?;
    }
    let known = Arc::into_inner(known).context("a client still runs")?;
    known.into_inner().map_err(|_| anyhow!("a client panicked"))
}
