//! `mps-bench servers`: several servers on one PostgreSQL, and the failures that they must survive.
//!
//! Each part makes its own books and accounts for them at the end: every answered request is there
//! once, every request reported as not done is absent, and `verify` is green.

mod cuts;
mod kills;
mod lease;
pub(crate) mod load;
mod races;
mod redis;
mod restarts;

use std::path::Path;

use anyhow::{Context, Result, ensure};
use clap::Args;
use mps_testbed::Postgres;

use crate::secrets::JWT_SECRET;
use crate::server::{Launch, Server};
use crate::shop::{self, ChargedCard, Shop};

#[derive(Args)]
pub(crate) struct Arguments {
    /// For how many seconds one of three servers is killed every two seconds
    #[arg(long, default_value_t = 60)]
    kill_seconds: u64,
    /// How many orders are charged on one server and reversed on another at once
    #[arg(long, default_value_t = 1000)]
    races: u32,
    /// How often the database is restarted under load
    #[arg(long, default_value_t = 5)]
    restarts: u32,
    /// How often the connection is cut between COMMIT and its answer
    #[arg(long, default_value_t = 500)]
    cuts: usize,
    /// For how many seconds clients go on in each of the states of Redis
    #[arg(long, default_value_t = 10)]
    redis_seconds: u64,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let postgres = Postgres::start();
    let town = |name: &'static str| Town::new(binary, &postgres, name);
    kills::run(&town("kills")?, arguments.kill_seconds).await?;
    races::run(&town("races")?, arguments.races).await?;
    cuts::run(&town("cuts")?, arguments.cuts).await?;
    restarts::run(&town("restarts")?, arguments.restarts).await?;
    let seconds = std::time::Duration::from_secs(arguments.redis_seconds);
    redis::run(&town("redis")?, seconds).await?;
    lease::run(&town("lease")?).await
}

/// Servers on one set of books.
pub(crate) struct Town<'a> {
    name: &'static str,
    binary: &'a Path,
    postgres: &'a Postgres,
    database: String,
    folder: tempfile::TempDir,
}

/// The books, and who may charge them.
pub(crate) struct Books {
    pub(crate) cards: Vec<ChargedCard>,
    /// How many transactions there are before the first charge.
    pub(crate) transactions: u64,
}

impl<'a> Town<'a> {
    pub(crate) fn new(
        binary: &'a Path,
        postgres: &'a Postgres,
        name: &'static str,
    ) -> Result<Self> {
        Ok(Self {
            name,
            binary,
            postgres,
            database: postgres.create_database(),
            folder: tempfile::tempdir()?,
        })
    }

    pub(crate) fn url(&self) -> String {
        self.postgres.url(&self.database)
    }

    pub(crate) async fn shop(&self, cards: usize) -> Result<Books> {
        let Shop {
            cards,
            transactions,
        } = shop::make(&self.url(), cards, 0).await?;
        Ok(Books {
            cards,
            transactions,
        })
    }

    /// How a server of this town is started, on a database address of its own if it needs one.
    pub(crate) fn launch(&self, number: usize, url: &str) -> Result<Launch> {
        let folder = self.folder.path().join(format!("server-{number}"));
        std::fs::create_dir_all(&folder)?;
        let launch = Launch::new(self.binary, &folder, url.to_owned());
        Ok(launch.with("JWT_SECRET", JWT_SECRET))
    }

    /// The rows of a read.
    pub(crate) fn rows(&self, sql: &str) -> Vec<String> {
        let output = self.postgres.psql(&self.database, sql);
        output.lines().map(str::to_owned).collect()
    }

    /// That the books hold as many transactions as they must, and that they balance.
    pub(crate) async fn account(&self, launch: &Launch, expected: u64) -> Result<()> {
        let stored = launch.verify().await?;
        ensure!(
            stored == expected,
            "{}: {stored} transactions stored, {expected} known",
            self.name
        );
        Ok(())
    }
}

/// A token that counts on all servers.
async fn token(servers: &[Server]) -> Result<String> {
    shop::sign_in(servers.first().context("no server")?).await
}
