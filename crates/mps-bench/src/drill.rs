//! `mps-bench drill`: takes a backup under load, destroys the server and its books, and restores them
//! elsewhere.
//!
//! Everything that was answered before the backup began is in the restored books exactly once. Of what
//! was answered later, the loss is counted. `verify` is green.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Args;
use mps_client::Client;
use mps_protocol::ErrorCode;
use mps_testbed::Postgres;

use crate::server::{Launch, sqlite_in};
use crate::servers::load::{Known, Load};
use crate::shop::{self, Shop};
use crate::workload::Maker;

/// How many cards are charged.
const CARDS: usize = 200;
/// How many clients send at once, and how long each waits between two deeds.
const SENDERS: u64 = 16;
const PAUSE: Duration = Duration::from_millis(10);
/// The folders of the first server and of the one that takes its place.
const PLACES: [&str; 2] = ["here", "there"];
/// What the backups are sealed with.
const BACKUP_KEY: &str = "a key for the backups of the bench, of 32 bytes";

#[derive(Args)]
pub(crate) struct Arguments {
    /// For how many seconds the load runs before the backup, and after it until the end
    #[arg(long, default_value_t = 10)]
    seconds: u64,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let length = Duration::from_secs(arguments.seconds);
    let folder = tempfile::tempdir()?;
    let urls = PLACES.map(|place| sqlite_in(&folder.path().join(place)));
    drill("SQLite", binary, folder.path(), &urls, length).await?;
    let folder = tempfile::tempdir()?;
    let postgres = Postgres::start();
    let urls = PLACES.map(|_| postgres.url(&postgres.create_database()));
    drill("PostgreSQL", binary, folder.path(), &urls, length).await
}

async fn drill(
    name: &str,
    binary: &Path,
    folder: &Path,
    [here, there]: &[String; 2],
    length: Duration,
) -> Result<()> {
    for place in PLACES {
        std::fs::create_dir(folder.join(place))?;
    }
    let backups = folder.join("backups").display().to_string();
    let launch = |place: &str, url: &str| {
        Launch::new(binary, &folder.join(place), url.to_owned())
            .with("BACKUP_TARGET", backups.as_str())
            .with("BACKUP_KEY", BACKUP_KEY)
    };
    let first = launch(PLACES[0], here);
    let Shop { cards, .. } = shop::make(here, CARDS, 0).await?;
    let maker = Maker::new(cards);
    let server = first.start().await?;
    let client = server.client()?.with_token(shop::sign_in(&server).await?);
    let load = |length| Load {
        clients: vec![client.clone()],
        maker: maker.clone(),
        senders: SENDERS,
        pause: PAUSE,
        length,
        insists: false,
    };
    let before = load(length).run(1).await?;
    ensure!(before.unknown.is_empty(), "a live server did not answer");

    let during = tokio::spawn(load(length.saturating_mul(2)).run(2));
    tokio::time::sleep(length / 2).await;
    let began = Instant::now();
    let made = first.run("backup", &["--json"]).await?;
    let backup_took = began.elapsed();
    let manifest: serde_json::Value = serde_json::from_str(&made)?;
    tokio::time::sleep(length / 2).await;
    server.kill().await?;
    let after = during.await??;
    // The restore must not use anything that is left of the first server.
    std::fs::remove_dir_all(folder.join(PLACES[0]))?;

    let began = Instant::now();
    let second = launch(PLACES[1], there);
    second.run("restore", &[]).await?;
    let restore_took = began.elapsed();
    let stored = second.verify().await?;
    let figure = |pointer: &str| {
        let figure = manifest
            .pointer(pointer)
            .and_then(serde_json::Value::as_u64);
        figure.with_context(|| format!("no {pointer} in the manifest"))
    };
    let counted = figure("/counts/transactions")?;
    ensure!(
        counted == stored,
        "{stored} transactions, the backup said {counted}"
    );
    let server = second.start().await?;
    let client = server.client()?.with_token(shop::sign_in(&server).await?);
    let (survived, lost) = tell_apart(&client, &before, &after).await?;
    println!(
        "{name}: {} bytes for {stored} transactions in {} ms, restored and verified in {} ms; all {} \
         that were answered before the load went on for the backup are there once; of {} answered \
         after that and until the kill, {survived} are there and {lost} are lost; verify green",
        figure("/bytes")?,
        backup_took.as_millis(),
        restore_took.as_millis(),
        before.numbers.len(),
        after.numbers.len(),
    );
    Ok(())
}

/// Asks the restored books for what the clients know; gives how much of what came late is there, and
/// how much is not. No number is given out twice, so a number that is there is the same transaction.
async fn tell_apart(client: &Client, before: &Known, after: &Known) -> Result<(usize, usize)> {
    for number in before.numbers.values() {
        ensure!(
            is_there(client, number).await?,
            "{number} was answered before the backup and is not there"
        );
    }
    let mut survived = 0_usize;
    for number in after.numbers.values() {
        if is_there(client, number).await? {
            survived = survived.saturating_add(1);
        }
    }
    Ok((survived, after.numbers.len().saturating_sub(survived)))
}

async fn is_there(client: &Client, number: &str) -> Result<bool> {
    match client.transaction(number).await {
        Ok(_) => Ok(true),
        Err(error) if error.code() == Some(ErrorCode::TxNotFound) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
