//! Load and crash programs; never part of a release. May depend on the store, the client and the
//! server.
//!
//! They start real `mps-api` processes on free ports of this machine, in temporary folders, and stop by
//! themselves.

mod bulk;
mod charges;
mod crash;
mod drill;
mod exports;
mod fuzz;
mod guides;
mod load;
mod logs;
mod move_books;
mod nginx;
mod numbers;
mod reads;
mod secrets;
mod server;
mod servers;
mod shop;
mod sign_ins;
mod waiting;
mod web;
mod workload;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Measures and breaks the Member Payment System on this machine.
#[derive(Parser)]
#[command(name = "mps-bench")]
struct Arguments {
    /// The server's binary; by default the one beside this program
    #[arg(long, global = true)]
    server: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Charges a second over HTTP, next to the ceiling without a database
    Charges(charges::Arguments),
    /// Kills the server again and again under load, and checks the books each time
    Crash(crash::Arguments),
    /// A backup under load, the server destroyed, a restore elsewhere
    Drill(drill::Arguments),
    /// A thousand tables that nobody reads, and those who are served meanwhile
    Exports(exports::Arguments),
    /// Made-up requests to every operation, held to the OpenAPI document
    Fuzz(fuzz::Arguments),
    /// The commands of the guides for operators, on a made-up machine
    Guides(guides::Arguments),
    /// The books of a file carried over to PostgreSQL
    Move(move_books::Arguments),
    /// nginx before three servers: what it lets through, restarts, a kill, and many users
    Nginx(nginx::Arguments),
    /// How fast lists, searches and statistics are with very many rows
    Reads(reads::Arguments),
    /// Whether sign-ins tell which accounts there are, or slow payments down
    SignIns(sign_ins::Arguments),
    /// Ten thousand phones that wait for their code to be charged
    Waiting(waiting::Arguments),
    /// The browser tests of the web app, behind nginx with TLS, on PostgreSQL and Redis
    Web(web::Arguments),
    /// Several servers on one PostgreSQL: kills, races, restarts of the database, cut commits
    Servers(servers::Arguments),
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let binary = match arguments.server {
        Some(path) => path,
        None => std::env::current_exe()?.with_file_name("mps-api"),
    };
    match arguments.command {
        Command::Waiting(arguments) => waiting::run(&binary, &arguments).await,
        Command::Web(arguments) => web::run(&binary, &arguments).await,
        Command::Charges(arguments) => charges::run(&binary, &arguments).await,
        Command::Crash(arguments) => crash::run(&binary, &arguments).await,
        Command::Drill(arguments) => drill::run(&binary, &arguments).await,
        Command::Exports(arguments) => exports::run(&binary, &arguments).await,
        Command::Fuzz(arguments) => fuzz::run(&binary, &arguments).await,
        Command::Guides(arguments) => guides::run(&binary, &arguments).await,
        Command::Move(arguments) => move_books::run(&binary, &arguments).await,
        Command::Nginx(arguments) => nginx::run(&binary, &arguments).await,
        Command::Reads(arguments) => reads::run(&binary, &arguments).await,
        Command::SignIns(arguments) => sign_ins::run(&binary, &arguments).await,
        Command::Servers(arguments) => servers::run(&binary, &arguments).await,
    }
}
