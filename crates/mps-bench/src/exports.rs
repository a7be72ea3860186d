//! `mps-bench exports`: what very many tables (CSV) that nobody reads cost a server, and those whom it serves meanwhile.

use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Args;
use mps_protocol::endpoint::MERCHANT_TRANSACTIONS_CSV;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use crate::bulk;
use crate::numbers::millis;
use crate::reads::{ask, sign_in};
use crate::server::{Launch, Server, sqlite_in};

/// How much a client takes before it stops reading, in bytes: the kernel's buffers shall hold little.
const WINDOW: u32 = 4096;
/// The bytes of a status line, up to the status.
const STATUS: usize = b"HTTP/1.1 200".len();

#[derive(Args)]
pub(crate) struct Arguments {
    /// How many tables are asked for at once
    #[arg(long, default_value_t = 1000)]
    exports: u64,
    /// How many members the books have, each with ten transactions
    #[arg(long, default_value_t = 200_000)]
    members: u64,
    /// How long others are served meanwhile, in seconds
    #[arg(long, default_value_t = 20)]
    seconds: u64,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    std::fs::create_dir_all(folder.join("data"))?;
    let launch = Launch::new(binary, folder, sqlite_in(folder));
    launch.migrate().await?;
    bulk::fill_sqlite(&folder.join("data/mps.db"), arguments.members)?;
    let server = launch.start().await?;

    let mut tokens = Vec::new();
    for merchant in 0..bulk::MERCHANTS {
        tokens.push(sign_in(&server, "merchant", &format!("SHOP-{merchant}")).await?);
    }
    let length = Duration::from_secs(arguments.seconds);
    let token = tokens.first().context("no merchants")?;
    let list = Arc::new(vec!["/merchant/transactions?limit=20".to_owned()]);
    let (median, high) = ask(&server, 4, length, token, &list).await?;
    let (before, _) = server.memory()?;
    println!(
        "alone: a list takes {} (p99 {}), memory {} MiB",
        millis(median),
        millis(high),
        before / 1024
    );
    let mut unread = Vec::new();
    for token in tokens
        .iter()
        .cycle()
        .take(usize::try_from(arguments.exports)?)
    {
        unread.push(begin(&server, token).await?);
    }
    let (median, high) = ask(&server, 4, length, token, &list).await?;
    let (_, most) = server.memory()?;
    let asked = unread.len();
    let mut sent = 0_u64;
    for stream in &mut unread {
        let mut status = [0; STATUS];
        if stream.read_exact(&mut status).await.is_ok() && status.ends_with(b" 200") {
            sent = sent.saturating_add(1);
        }
    }
    println!(
        "beside {asked} tables that nobody reads, of which {sent} began: a list takes {} (p99 {}), memory at most \
         {} MiB",
        millis(median),
        millis(high),
        most / 1024
    );
    Ok(())
}

/// Asks for a table, and reads nothing of it.
async fn begin(server: &Server, token: &str) -> Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(WINDOW)?;
    let address = (Ipv4Addr::LOCALHOST, server.port()?);
    let mut stream = socket.connect(address.into()).await?;
    let path = MERCHANT_TRANSACTIONS_CSV.path;
    let request =
        format!("GET {path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token}\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    Ok(stream)
}
