//! `mps-bench move`: measures how long it takes to move the books of a file to PostgreSQL, and checks
//! that all rows arrive.
//!
//! `mps-api move` itself compares every row. This program counts independently of it, in the databases.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use clap::Args;
use mps_testbed::Postgres;
use rusqlite::Connection;
use serde_json::Value;

use crate::bulk;
use crate::server::{Launch, sqlite_in};

/// How many transactions a member of the bulk has.
const OF_A_MEMBER: u64 = 10;
/// Tables that only one of the databases has: PostgreSQL has sequences for the one, SQLite no lanes.
const OF_ONE: [&str; 2] = ["number_series", "lanes"];
const OF_SQLITE: &str =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
const OF_POSTGRES: &str = "SELECT tablename FROM pg_tables WHERE schemaname = 'mps'";

#[derive(Args)]
pub(crate) struct Arguments {
    /// How many transactions the books have
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(1_000..))]
    transactions: u64,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    std::fs::create_dir(folder.join("data"))?;
    let file = folder.join("data/mps.db");
    let source = Launch::new(binary, folder, sqlite_in(folder));
    source.migrate().await?;
    let took = bulk::fill_sqlite(&file, arguments.transactions / OF_A_MEMBER)?;
    println!(
        "{} transactions made in {} s: a file of {} MB",
        arguments.transactions / OF_A_MEMBER * OF_A_MEMBER,
        took.as_secs(),
        megabytes(std::fs::metadata(&file)?.len())
    );

    // With its own, durable settings.
    let postgres = Postgres::start();
    let database = postgres.create_database();
    let target = Launch::new(binary, folder, postgres.url(&database));
    let began = Instant::now();
    let output = target
        .run("move", &["--from", &source.database_url])
        .await?;
    let took = began.elapsed();
    print!("{output}");
    let size = postgres.psql(&database, "SELECT pg_database_size(current_database())");
    println!(
        "in {}.{:03} s; the database has {} MB",
        took.as_secs(),
        took.subsec_millis(),
        megabytes(size.parse()?)
    );

    compare(
        &rows_in_sqlite(&file)?,
        &rows_in_postgres(&postgres, &database)?,
    )?;
    let [before, after] = [verify(&source).await?, verify(&target).await?];
    ensure!(
        before == after,
        "verify counts otherwise: {before} and {after}"
    );
    println!("verify is green on both, and counts the same: {after}");
    Ok(())
}

const fn megabytes(bytes: u64) -> u64 {
    bytes / 1_000_000
}

/// How many rows each table has.
type Rows = BTreeMap<String, i64>;

fn rows_in_sqlite(file: &Path) -> Result<Rows> {
    let db = Connection::open(file)?;
    let mut names = db.prepare(OF_SQLITE)?;
    let names = names.query_map([], |row| row.get::<_, String>(0))?;
    let mut rows = Rows::new();
    for name in names {
        let name = name?;
        let sql = format!("SELECT count(*) FROM \"{name}\"");
        rows.insert(name, db.query_row(&sql, [], |row| row.get(0))?);
    }
    Ok(rows)
}

fn rows_in_postgres(server: &Postgres, database: &str) -> Result<Rows> {
    let names = server.psql(database, OF_POSTGRES);
    let count = |name: &str| {
        let sql = format!("SELECT count(*) FROM mps.\"{name}\"");
        Ok((name.to_owned(), server.psql(database, &sql).parse()?))
    };
    names.lines().map(count).collect()
}

/// Prints the rows of each table on both sides; fails when they differ.
fn compare(file: &Rows, server: &Rows) -> Result<()> {
    println!("| table | in the file | on PostgreSQL |");
    println!("|---|---|---|");
    let mut differ = Vec::new();
    let both: BTreeSet<&String> = file.keys().chain(server.keys()).collect();
    for name in both {
        let (left, right) = (file.get(name), server.get(name));
        let shown = |rows: Option<&i64>| rows.map_or_else(|| "–".to_owned(), i64::to_string);
        println!("| {name} | {} | {} |", shown(left), shown(right));
        if left != right && !OF_ONE.contains(&name.as_str()) {
            differ.push(name.as_str());
        }
    }
    ensure!(differ.is_empty(), "not the same: {}", differ.join(", "));
    Ok(())
}

/// What `mps-api verify` counts; fails when it finds faults.
async fn verify(launch: &Launch) -> Result<Value> {
    let output = launch.run("verify", &["--json"]).await?;
    let report: Value = serde_json::from_str(&output)?;
    report
        .get("counts")
        .cloned()
        .context("verify counts nothing")
}
