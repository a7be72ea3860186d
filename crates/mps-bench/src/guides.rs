//! `mps-bench guides`: pastes the commands of the operators' guides into a terminal of a test machine.
//!
//! Both guides must have the same commands. The blocks run in their order, except those marked by a
//! comment because they need something that the test machine lacks.

mod blocks;
mod machine;
mod operator;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;
use mps_testbed::Postgres;

use crate::server::{Launch, Server, sqlite_in};
use blocks::Block;
use machine::Machine;
use operator::Operator;

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs");
/// The guide that is run, and the one that must say the same.
const GUIDES: [&str; 2] = ["operations.en.md", "operations.zh-Hant.md"];
/// The section in which what `make run` started is up.
const DEVELOPMENT: &str = "2.1";

#[derive(Args)]
pub(crate) struct Arguments {
    /// Show everything that the terminal shows
    #[arg(long)]
    show: bool,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let began = Instant::now();
    let blocks = read(GUIDES[0])?;
    blocks::compare(&blocks, &read(GUIDES[1])?)?;
    let postgres = Postgres::start_with(&[("fsync", "off")]);
    let machine = Machine::new(binary, postgres.port()).await?;
    let mut operator = Operator::new(postgres.url(&postgres.create_database()));
    let mut development = None;
    let mut marked = BTreeMap::<&str, u32>::new();
    let mut ran = 0_u32;
    for block in &blocks {
        for need in &block.needs {
            let count = marked.entry(need).or_default();
            *count = count.saturating_add(1);
        }
        if !block.needs.is_empty() {
            continue;
        }
        if block.section == DEVELOPMENT {
            if development.is_none() {
                development = Some(develop(binary, &machine).await?);
            }
        } else if let Some(server) = development.take() {
            Server::kill(server).await?;
        }
        let shown = operator.follow(&machine, block).await;
        let shown = shown.with_context(|| {
            let name = GUIDES[0];
            format!(
                "section {} of {name}, from line {} on",
                block.section, block.line
            )
        })?;
        if arguments.show {
            println!("{shown}");
        }
        ran = ran.saturating_add(1);
    }
    let marked: Vec<String> = marked
        .iter()
        .map(|(need, count)| format!("{count} {need}"))
        .collect();
    println!(
        "both guides have the same commands; {ran} blocks ran in {} s; of the others need: {}",
        began.elapsed().as_secs(),
        marked.join(", ")
    );
    Ok(())
}

fn read(name: &str) -> Result<Vec<Block>> {
    let guide = std::fs::read_to_string(format!("{DOCS}/{name}"))?;
    blocks::read(&guide).with_context(|| name.to_owned())
}

/// The server that `make run` would have started; `scripts/run.sh` has a test of its own.
async fn develop(binary: &Path, machine: &Machine) -> Result<Server> {
    let folder = machine.repository();
    std::fs::create_dir_all(folder.join("data"))?;
    let mut launch = Launch::new(binary, &folder, sqlite_in(&folder));
    launch.port = machine.port;
    launch.start().await
}
