//! The subcommands of `mps-api`. Exit codes: 0 success, 1 failure, 2 wrong usage.

mod accept_clock;
mod backup;
mod config_check;
mod create_admin;
mod exchange_audit_key;
mod healthcheck;
mod import;
mod migrate;
mod milestone;
mod move_books;
mod rebuild_sums;
mod remove_totp;
mod restore;
mod seed_demo;
mod serve;
mod verify;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::{Parser, Subcommand};
use mps_domain::Operation;
use mps_domain::audit::RequestOrigin;
use mps_domain::decision::{Actor, Command as DomainCommand};
use mps_protocol::openapi;
use mps_store::{Access, ExecuteError, Store, SystemClock};
use uuid::Uuid;

use crate::config::{Config, read_environment};
use crate::run::server::store_options;

pub use seed_demo::seed as seed_demo;

/// The Member Payment System's server.
#[derive(Parser)]
#[command(name = "mps-api", version = version(), about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the HTTP interface
    Serve,
    /// Migrate the database's schema
    Migrate,
    /// Create an administrator
    CreateAdmin(create_admin::Arguments),
    /// Remove the second factor of an administrator or a manager who has lost it
    RemoveTotp(remove_totp::Arguments),
    /// Fill an empty database with a small shop to try things out
    SeedDemo(seed_demo::Arguments),
    /// Recompute every balance and point total, and list the errors
    Verify(verify::Arguments),
    /// Recompute the sums of the reports, if `verify` finds them wrong
    RebuildSums,
    /// Let books that are ahead of the clock continue, once the clock is right
    AcceptClock,
    /// Record what the audit is under earlier keys, after `AUDIT_KEY` was exchanged on all servers
    ExchangeAuditKey,
    /// Make a backup of the books, also beside running servers
    Backup(backup::Arguments),
    /// Create books from a backup where there are none
    Restore(restore::Arguments),
    /// Move the books of a SQLite file to the PostgreSQL database of `DATABASE_URL`
    Move(move_books::Arguments),
    /// Import a database of the legacy MPS
    Import(import::Arguments),
    /// Check whether the server of this configuration is ready
    Healthcheck,
    /// Create a secret for `JWT_SECRET`, `AUDIT_KEY` or `BACKUP_KEY`
    GenSecret,
    /// Print the OpenAPI document of the HTTP interface
    Openapi,
    /// Inspect the configuration
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Print the settings in force, with secrets masked, and report mistakes
    Check,
}

/// The error of a failed command.
type CommandError = Box<dyn std::error::Error + Send + Sync>;

/// Runs the command given by the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments.command) {
        Ok(code) => code,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "mps-api: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<ExitCode, CommandError> {
    if let Command::GenSecret = command {
        return print(&crate::config::generate_secret()?);
    }
    if let Command::Openapi = command {
        return print(openapi::text().trim_end());
    }
    let environment = read_environment()?;
    let config = match command {
        Command::Serve | Command::Config { .. } => Config::from_environment(&environment)?,
        _ => Config::of_command(&environment)?,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(config.workers)
        .enable_all()
        .build()?;
    match command {
        Command::Serve => runtime.block_on(serve::run(&config)),
        Command::Migrate => runtime.block_on(migrate::run(&config)),
        Command::CreateAdmin(arguments) => runtime.block_on(create_admin::run(&config, arguments)),
        Command::RemoveTotp(arguments) => runtime.block_on(remove_totp::run(&config, arguments)),
        Command::SeedDemo(arguments) => runtime.block_on(seed_demo::run(&config, arguments)),
        Command::Verify(arguments) => runtime.block_on(verify::run(&config, arguments)),
        Command::RebuildSums => runtime.block_on(rebuild_sums::run(&config)),
        Command::AcceptClock => runtime.block_on(accept_clock::run(&config)),
        Command::ExchangeAuditKey => runtime.block_on(exchange_audit_key::run(&config)),
        Command::Backup(arguments) => runtime.block_on(backup::run(&config, arguments)),
        Command::Restore(arguments) => runtime.block_on(restore::run(&config, arguments)),
        Command::Move(arguments) => runtime.block_on(move_books::run(&config, arguments)),
        Command::Import(arguments) => runtime.block_on(import::run(&config, arguments)),
        Command::Healthcheck => runtime.block_on(healthcheck::run(&config)),
        Command::Config {
            command: ConfigCommand::Check,
        } => config_check::run(&config),
        Command::GenSecret | Command::Openapi => Ok(ExitCode::SUCCESS),
    }
}

/// Prints lines to standard output. A reader that has seen enough (`mps-api config check | head`) is no
/// failure, and what a command still has to do is done.
fn print(text: &str) -> Result<ExitCode, CommandError> {
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Opens the books, with or without a running server.
async fn open(config: &Config) -> Result<Store, CommandError> {
    Ok(Store::open(store_options(
        config,
        Access::Command,
        Arc::new(SystemClock),
    )?)
    .await?)
}

/// How long a command's own writes may take to reach the disk.
const CLOSE: Duration = Duration::from_secs(30);

/// Executes an operation as `actor`.
async fn execute<O: Operation>(
    store: &Store,
    actor: Actor,
    operation: O,
) -> Result<O::Receipt, CommandError> {
    let origin = RequestOrigin {
        request_id: new_id(store)?,
        address: None,
    };
    match store
        .execute(DomainCommand {
            actor,
            origin,
            operation,
        })
        .await
    {
        Ok(receipt) => Ok(receipt),
        Err(ExecuteError::Refused(refusal)) => {
            let field = refusal
                .field
                .map(|field| format!(" ({field})"))
                .unwrap_or_default();
            let way_out = refusal
                .suggestion
                .map(|text| format!(": {text}"))
                .unwrap_or_default();
            Err(format!("{}{field}{way_out}", refusal.code).into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Creates a new id.
fn new_id(store: &Store) -> Result<Uuid, CommandError> {
    Ok(crate::random::id(store.clock().now())?)
}

/// The version, and whether the web app is in this binary.
fn version() -> &'static str {
    if mps_web::SITE.is_built() {
        env!("CARGO_PKG_VERSION")
    } else {
        concat!(env!("CARGO_PKG_VERSION"), " (built without the web app)")
    }
}
