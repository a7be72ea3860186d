//! Users that read, charge and do the rest, with pauses in between, and their results.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use hdrhistogram::Histogram;
use tokio::task::JoinSet;

use crate::nginx::Place;
use crate::nginx::users::{USERS, User};
use crate::numbers::{Random, millis};
use crate::workload::{Answer, Job, Maker};

/// How the users behave.
#[derive(Clone, Copy)]
pub(super) struct Traffic {
    /// How long each user pauses between an answer and the next request.
    pub(super) thought: Duration,
    pub(super) length: Duration,
}

/// The users' results.
pub(super) struct Tally {
    /// The latency of the answers, in microseconds.
    latency: Histogram<u64>,
    reads: u64,
    charges: u64,
    others: u64,
    /// Why reads failed.
    pub(super) failed_reads: Vec<String>,
    /// Why jobs failed.
    pub(super) failed_jobs: Vec<String>,
    /// The transaction numbers, by the idempotency keys of their jobs.
    pub(super) numbers: HashMap<String, String>,
    /// The jobs that failed.
    pub(super) unsettled: Vec<Job>,
    /// The times of all successes.
    successes: Vec<Instant>,
}

impl Traffic {
    /// Starts all users of a place.
    pub(super) fn start(self, place: &Place<'_>) -> JoinSet<Result<Tally>> {
        let mut tasks = JoinSet::new();
        // So that the users do not all send at the same moment.
        let apart = self.thought.checked_div(u32::from(USERS));
        for (number, user) in (0_u32..).zip(&place.users) {
            let (user, maker) = (Arc::clone(user), place.maker.clone());
            let first = apart.unwrap_or_default().saturating_mul(number);
            tasks.spawn(async move {
                tokio::time::sleep(first).await;
                self.go(&user, &maker, Random::new(u64::from(number))).await
            });
        }
        tasks
    }

    /// Of ten requests, six are reads, three are charges, and one is another job.
    async fn go(self, user: &User, maker: &Maker, mut random: Random) -> Result<Tally> {
        let mut tally = Tally::new()?;
        let mut payment: Option<String> = None;
        let started = Instant::now();
        while started.elapsed() < self.length {
            let chosen = random.below(10);
            let asked = Instant::now();
            if chosen < 6 {
                tally.reads = tally.reads.saturating_add(1);
                match user.read(&mut random, payment.as_deref()).await {
                    Ok(()) => tally.successes.push(Instant::now()),
                    Err(error) => tally.failed_reads.push(error.to_string()),
                }
            } else {
                let job = if chosen < 9 {
                    tally.charges = tally.charges.saturating_add(1);
                    maker.charge(&mut random)
                } else {
                    tally.others = tally.others.saturating_add(1);
                    maker.other(&mut random)
                };
                let job = job.context("no deed")?;
                match job.send(&user.till).await {
                    Answer::Done { tx_no, replayed } => {
                        ensure!(!replayed, "{tx_no} was there before");
                        maker.done(&job, &tx_no);
                        tally.successes.push(Instant::now());
                        payment = Some(tx_no.clone());
                        tally.numbers.insert(job.key().to_owned(), tx_no);
                    }
                    Answer::Refused => ensure!(job.may_be_refused(), "{job:?} was refused"),
                    Answer::NotDone(why) | Answer::None(why) => {
                        tally.failed_jobs.push(why);
                        tally.unsettled.push(job);
                    }
                }
            }
            let took = u64::try_from(asked.elapsed().as_micros())?;
            tally.latency.record(took)?;
            tokio::time::sleep(self.thought).await;
        }
        Ok(tally)
    }
}

impl Tally {
    fn new() -> Result<Self> {
        Ok(Self {
            latency: Histogram::new(3)?,
            reads: 0,
            charges: 0,
            others: 0,
            failed_reads: Vec::new(),
            failed_jobs: Vec::new(),
            numbers: HashMap::new(),
            unsettled: Vec::new(),
            successes: Vec::new(),
        })
    }

    /// Adds up the results of all users.
    pub(super) async fn of(mut users: JoinSet<Result<Self>>) -> Result<Self> {
        let mut all = Self::new()?;
        while let Some(one) = users.join_next().await {
            let one = one??;
            all.latency.add(one.latency)?;
            all.reads = all.reads.saturating_add(one.reads);
            all.charges = all.charges.saturating_add(one.charges);
            all.others = all.others.saturating_add(one.others);
            all.failed_reads.extend(one.failed_reads);
            all.failed_jobs.extend(one.failed_jobs);
            all.numbers.extend(one.numbers);
            all.unsettled.extend(one.unsettled);
            all.successes.extend(one.successes);
        }
        all.successes.sort_unstable();
        Ok(all)
    }

    /// Fails unless all requests succeeded.
    pub(super) fn flawless(&self) -> Result<()> {
        let first = self.failed_reads.iter().chain(&self.failed_jobs).next();
        ensure!(
            first.is_none(),
            "{} reads and {} writes failed; the first: {}",
            self.failed_reads.len(),
            self.failed_jobs.len(),
            first.map_or("", String::as_str)
        );
        Ok(())
    }

    /// Fails unless all reads succeeded, because nginx asks another server.
    pub(super) fn all_read(&self) -> Result<()> {
        match self.failed_reads.first() {
            Some(first) => bail!("{} reads failed: {first}", self.failed_reads.len()),
            None => Ok(()),
        }
    }

    /// The longest time without any success.
    pub(super) fn longest_gap(&self) -> Duration {
        let pairs = self.successes.iter().zip(self.successes.iter().skip(1));
        let gaps = pairs.map(|(one, next)| next.duration_since(*one));
        gaps.max().unwrap_or_default()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = |percentile| millis(self.latency.value_at_percentile(percentile));
        write!(
            formatter,
            "{} requests ({} reads, {} charges, {} others), {} failed, p50 {}, p95 {}, p99 {}, at \
             most {}",
            self.latency.len(),
            self.reads,
            self.charges,
            self.others,
            self.failed_reads
                .len()
                .saturating_add(self.failed_jobs.len()),
            at(50.0),
            at(95.0),
            at(99.0),
            millis(self.latency.max())
        )
    }
}
