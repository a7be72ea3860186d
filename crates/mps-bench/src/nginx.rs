//! `mps-bench nginx`: nginx with the configuration of `deploy/nginx` in front of three servers on one
//! PostgreSQL and one Redis.
//!
//! First checks what nginx forwards and what it refuses. Then stops, kills and restarts servers under
//! load. Then runs many users for a long time. All parts use the same books, which must be complete at
//! the end.

mod checks;
mod failover;
mod load;
mod restarts;
mod retries;
mod traffic;
mod users;

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use clap::Args;
use mps_testbed::{Nginx, Postgres, Redis};

use crate::logs;
use crate::nginx::traffic::Tally;
use crate::nginx::users::User;
use crate::server::{Launch, Server};
use crate::servers::Town;
use crate::workload::{Answer, Maker};

const CARDS: usize = 200;
/// How long a deed without a result may take to be settled.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Args)]
pub(crate) struct Arguments {
    /// For how many seconds the servers are restarted one after the other under load
    #[arg(long, default_value_t = 60)]
    restart_seconds: u64,
    /// For how many seconds users go on while a server stops, and while one is killed
    #[arg(long, default_value_t = 20)]
    failover_seconds: u64,
    /// For how many seconds the users' load is measured
    #[arg(long, default_value_t = 300)]
    seconds: u64,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let postgres = Postgres::start();
    let redis = Redis::start();
    let town = Town::new(binary, &postgres, "nginx")?;
    let mut place = Place::open(&town, &redis).await?;
    checks::run(&place).await?;
    retries::run(&mut place).await?;
    let failover = Duration::from_secs(arguments.failover_seconds);
    restarts::rolling(&mut place, Duration::from_secs(arguments.restart_seconds)).await?;
    restarts::stop(&mut place, failover).await?;
    failover::run(&mut place, failover).await?;
    load::run(&mut place, Duration::from_secs(arguments.seconds)).await?;
    place.account().await
}

/// Three servers with nginx before them, and those who use them.
struct Place<'a> {
    town: &'a Town<'a>,
    nginx: Nginx,
    instances: VecDeque<(Launch, Server)>,
    users: Vec<Arc<User>>,
    maker: Maker,
    /// How many transactions there were before anybody came.
    transactions: u64,
    /// The numbers of transactions since, by the keys of the deeds that made them.
    known: HashMap<String, String>,
}

impl<'a> Place<'a> {
    /// Opens a shop for a hundred users.
    async fn open(town: &'a Town<'a>, redis: &Redis) -> Result<Self> {
        let books = town.shop(CARDS).await?;
        let mut instances = VecDeque::new();
        let mut ports = [0; 3];
        for (number, port) in ports.iter_mut().enumerate() {
            // As in deploy/env: the drain time that nginx relies on, the address of nginx, and the
            // limit.
            let launch = town
                .launch(number, &town.url())?
                .with("REDIS_URL", redis.url())
                .with("TRUSTED_PROXIES", "127.0.0.1")
                .with("DRAIN_SECONDS", "5")
                .with("LOG_LEVEL", "INFO")
                .with("RATE_LIMIT_REQUESTS", "1000");
            *port = launch.port;
            let server = launch.start().await?;
            instances.push_back((launch, server));
        }
        let nginx = Nginx::start(ports);
        let (_, server) = instances.front().context("no server")?;
        let users = users::sign_in(server, &nginx, &books.cards).await?;
        Ok(Self {
            town,
            nginx,
            instances,
            users,
            maker: Maker::new(books.cards),
            transactions: books.transactions,
            known: HashMap::new(),
        })
    }

    fn ports(&self) -> Result<[u16; 3]> {
        let ports = self.instances.iter().map(|(launch, _)| launch.port);
        let ports: Vec<u16> = ports.collect();
        ports.try_into().map_err(|_| anyhow!("not three servers"))
    }

    /// Takes up what the users know, and settles what they do not by sending it again; gives how much
    /// of that had been done, so that only its answer was lost.
    async fn settle(&mut self, tally: Tally) -> Result<u32> {
        let mut lost = 0_u32;
        self.known.extend(tally.numbers);
        let user = self.users.first().context("no users")?;
        for job in tally.unsettled {
            let began = Instant::now();
            loop {
                match job.send(&user.till).await {
                    Answer::Done { tx_no, replayed } => {
                        lost = lost.saturating_add(u32::from(replayed));
                        self.known.insert(job.key().to_owned(), tx_no);
                        break;
                    }
                    Answer::Refused => break,
                    Answer::NotDone(why) | Answer::None(why) => {
                        ensure!(began.elapsed() < PATIENCE, "not settled: {why}");
                        tokio::time::sleep(Duration::from_millis(50)).await;
                    }
                }
            }
        }
        Ok(lost)
    }

    /// That the books hold what was answered, each once, and that they balance.
    async fn account(&self) -> Result<()> {
        let distinct: HashSet<&String> = self.known.values().collect();
        ensure!(
            distinct.len() == self.known.len(),
            "a number was given twice"
        );
        let known = u64::try_from(self.known.len())?;
        let (launch, _) = self.instances.front().context("no server")?;
        self.town
            .account(launch, self.transactions.saturating_add(known))
            .await?;
        println!("books: {known} transactions answered, each there once; verify green");
        let mut lines = logs::check_no_secrets(&self.nginx.log())?;
        for (launch, _) in &self.instances {
            lines = lines.saturating_add(logs::check_no_secrets(&launch.log()?)?);
        }
        println!("logs: no token, payment code, password or key in {lines} lines");
        Ok(())
    }
}
