//! `mps-bench web`: the browser tests of the web app before nginx with TLS and several servers on one
//! PostgreSQL and one Redis.

use std::ffi::OsString;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Result, anyhow, ensure};
use clap::Args;
use mps_testbed::{Nginx, Postgres, Redis};
use tokio::process::Command;

use crate::secrets::JWT_SECRET;
use crate::server::{Launch, Server};

/// As many as the configuration of nginx names.
const SERVERS: usize = 3;

#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the web app
    #[arg(long, default_value = "web")]
    web: OsString,
    /// What to hand on to Playwright, such as the names of the tests
    #[arg(last = true)]
    playwright: Vec<String>,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let postgres = Postgres::start();
    let redis = Redis::start();
    let url = postgres.url(&postgres.create_database());
    let folder = tempfile::tempdir()?;
    let mut servers: Vec<(Launch, Server)> = Vec::new();
    let mut accounts = String::new();
    for number in 0..SERVERS {
        let home = folder.path().join(number.to_string());
        std::fs::create_dir_all(home.join("data"))?;
        let launch = Launch::new(binary, &home, url.clone())
            .with("REDIS_URL", redis.url())
            .with("JWT_SECRET", JWT_SECRET)
            .with("TRUSTED_PROXIES", "127.0.0.1")
            .with("PAYMENT_CODE_REUSE", "false");
        if accounts.is_empty() {
            accounts = launch.run("seed-demo", &["--json"]).await?;
        }
        let server = launch.start().await?;
        servers.push((launch, server));
    }
    let ports: Vec<u16> = servers.iter().map(|(launch, _)| launch.port).collect();
    let ports: [u16; SERVERS] = ports
        .try_into()
        .map_err(|_| anyhow!("another number of servers"))?;
    let nginx = Nginx::start(ports);
    let file = folder.path().join("accounts.json");
    std::fs::write(&file, accounts)?;
    let status = Command::new("npm")
        .args(["run", "--silent", "e2e", "--"])
        .args(&arguments.playwright)
        .current_dir(&arguments.web)
        .env(
            "MPS_WEB_URL",
            format!("https://127.0.0.1:{}", nginx.https_port()),
        )
        .env("MPS_WEB_ACCOUNTS", &file)
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .status()
        .await?;
    if let Some((launch, _)) = servers.first() {
        print!("{}", launch.run("verify", &[]).await?);
    }
    ensure!(status.success(), "the browser tests failed");
    Ok(())
}
