//! Clients that send jobs to several servers and remember the outcome of each.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use mps_client::Client;
use tokio::task::JoinSet;

use crate::numbers::Random;
use crate::workload::{Answer, Job, Maker};

/// How long one job may take, with all its retries.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the clients know.
#[derive(Default)]
pub(crate) struct Known {
    /// The transaction numbers, by the idempotency keys of their jobs.
    pub(crate) numbers: HashMap<String, String>,
    /// Jobs that a server reported as not done, and that were not sent again.
    pub(crate) not_done: Vec<Job>,
    /// Jobs whose outcome is unknown.
    pub(crate) unknown: Vec<Job>,
    /// How often a job was sent again.
    pub(crate) again: u64,
    /// The times of all successes.
    pub(crate) successes: Vec<Instant>,
}

impl Known {
    /// Records that a job made a transaction.
    pub(crate) fn done(&mut self, job: &Job, tx_no: &str) -> Result<()> {
        self.successes.push(Instant::now());
        match self.numbers.insert(job.key().to_owned(), tx_no.to_owned()) {
            Some(other) if other != tx_no => bail!("one key made {other} and {tx_no}"),
            _ => Ok(()),
        }
    }
}

/// A load.
pub(crate) struct Load {
    pub(crate) clients: Vec<Client>,
    pub(crate) maker: Maker,
    /// The number of senders.
    pub(crate) senders: u64,
    /// How long each sender waits between two jobs.
    pub(crate) pause: Duration,
    pub(crate) length: Duration,
    /// Whether a job without success is sent again, to another server.
    pub(crate) insists: bool,
}

impl Load {
    /// Sends the load, and returns what the clients know afterwards.
    pub(crate) async fn run(self, seed: u64) -> Result<Known> {
        let known = Arc::<Mutex<Known>>::default();
        let deadline = Instant::now()
            .checked_add(self.length)
            .context("no such time")?;
        let mut random = Random::new(seed);
        let load = Arc::new(self);
        let mut tasks = JoinSet::new();
        for _ in 0..load.senders {
            let (load, known) = (Arc::clone(&load), Arc::clone(&known));
            let mut random = Random::new(random.next());
            tasks.spawn(async move {
                while Instant::now() < deadline {
                    let job = load.maker.next(&mut random).context("no deed")?;
                    load.send(&job, &mut random, &known).await?;
                    tokio::time::sleep(load.pause).await;
                }
                Ok::<_, anyhow::Error>(())
            });
        }
        while let Some(done) = tasks.join_next().await {
            done??;
        }
        let known = Arc::into_inner(known).context("a client still runs")?;
        known.into_inner().map_err(|_| anyhow!("a client panicked"))
    }

    async fn send(&self, job: &Job, random: &mut Random, known: &Mutex<Known>) -> Result<()> {
        let started = Instant::now();
        loop {
            let count = u64::try_from(self.clients.len())?;
            let chosen = usize::try_from(random.below(count))?;
            let client = self.clients.get(chosen).context("no such server")?;
            let answer = job.send(client).await;
            if self.note(job, answer, started, known)? {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Records an answer, and returns whether it is final.
    fn note(
        &self,
        job: &Job,
        answer: Answer,
        started: Instant,
        known: &Mutex<Known>,
    ) -> Result<bool> {
        let mut known = known.lock().map_err(|_| anyhow!("a client panicked"))?;
        match answer {
            Answer::Done { tx_no, .. } => {
                self.maker.done(job, &tx_no);
                known.done(job, &tx_no)?;
            }
            Answer::Refused => {}
            Answer::NotDone(_) if !self.insists => known.not_done.push(job.clone()),
            Answer::None(_) if !self.insists => known.unknown.push(job.clone()),
            Answer::NotDone(why) | Answer::None(why) => {
                if started.elapsed() > PATIENCE {
                    bail!("no server carried it out: {why}");
                }
                known.again = known.again.saturating_add(1);
                return Ok(false);
            }
        }
        Ok(true)
    }
}
