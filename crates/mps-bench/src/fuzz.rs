//! `mps-bench fuzz`: schemathesis tests a server with demo data against its own OpenAPI document.

mod past;
mod tally;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use mps_testbed::Postgres;
use tokio::process::Command;

use crate::server::{Launch, sqlite_in};
use tally::Tally;

/// Where the hooks and the settings of schemathesis are.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz");

#[derive(Args)]
pub(crate) struct Arguments {
    /// Which database
    #[arg(long, value_enum, default_value_t = Kind::Sqlite)]
    database: Kind,
    /// How many requests to make up for an operation, at most
    #[arg(long, default_value_t = 20)]
    examples: u32,
    /// Only these operations, by operationId
    #[arg(long)]
    operation: Vec<String>,
    /// What the random choices begin with
    #[arg(long, default_value_t = 1)]
    seed: u32,
    /// The program; scripts/install-test-tools.sh puts it there
    #[arg(long, default_value = "target/fuzz-venv/bin/schemathesis")]
    schemathesis: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Sqlite,
    Postgres,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    // The server stops when this value is dropped.
    let postgres = (arguments.database == Kind::Postgres).then(Postgres::start);
    let database_url = postgres.as_ref().map_or_else(
        || sqlite_in(folder),
        |postgres| postgres.url(&postgres.create_database()),
    );
    // More recharges than settlements will use up; schemathesis generates requests beyond the examples
    // too.
    let recharges = i64::from(arguments.examples).saturating_mul(2);
    let demo = past::make(&database_url, recharges.saturating_add(50)).await?;
    // More than any recharge of the hooks, so that only what asks for approval needs it.
    let launch = Launch::new(binary, folder, database_url)
        .with("APPROVAL_ABOVE", "6000")
        // The long form takes longer than the usual time.
        .with("REAUTHENTICATE_AFTER_MINUTES", "1440");
    let accounts = folder.join("accounts.json");
    std::fs::write(&accounts, demo.to_string())?;
    let server = launch.start().await?;

    let written = folder.join("tally.json");
    // The files that it leaves behind are removed with the folder.
    let status = command(arguments, &server.base_url, &accounts, &written)?
        .current_dir(folder)
        .status()
        .await?;
    let tally = Tally::read(&written)?;
    print!("{tally}");
    let transactions = launch.verify().await?;
    println!("the books are right, with {transactions} transactions");
    if !status.success() {
        let log = launch.log()?;
        for line in log.lines().filter(|line| line.contains("ERROR")).take(20) {
            println!("{line}");
        }
        bail!(
            "the server does not keep to its document (seed {})",
            arguments.seed
        );
    }
    tally.judge()
}

fn command(arguments: &Arguments, url: &str, accounts: &Path, tally: &Path) -> Result<Command> {
    let program = std::path::absolute(&arguments.schemathesis)?;
    if !program.exists() {
        bail!(
            "there is no {}; run scripts/install-test-tools.sh",
            program.display()
        );
    }
    let mut command = Command::new(program);
    let seed = arguments.seed.to_string();
    command
        .args([
            "--config-file",
            &format!("{FOLDER}/schemathesis.toml"),
            "run",
        ])
        .arg(format!("{url}/openapi.json"))
        .args(["--checks", "all"])
        .args(["--max-examples", &arguments.examples.to_string()])
        .args(["--seed", &seed, "--continue-on-failure", "--no-color"])
        .env("SCHEMATHESIS_HOOKS", format!("{FOLDER}/hooks.py"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("MPS_FUZZ_URL", url)
        .env("MPS_FUZZ_ACCOUNTS", accounts)
        .env("MPS_FUZZ_TALLY", tally)
        .env("MPS_FUZZ_SEED", &seed)
        .kill_on_drop(true);
    for operation in &arguments.operation {
        command.args(["--include-operation-id", operation]);
    }
    Ok(command)
}
