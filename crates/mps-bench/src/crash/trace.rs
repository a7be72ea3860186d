//! Traces the system calls of one charge. A kill cannot show that the charge is on disk before the
//! answer goes out, because a process's writes survive the process. A trace can.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use mps_client::Client;
use mps_protocol::{Amount, requests};
use tokio::process::Command;

use crate::server::Launch;
use crate::shop::{self, ChargedCard};

/// Traces a server during one charge, prints the relevant calls and checks their order.
pub(super) async fn run(launch: &Launch, card: &ChargedCard) -> Result<()> {
    let server = launch.start().await?;
    let client = server.client()?.with_token(shop::sign_in(&server).await?);
    let file = launch.folder.join("trace.txt");
    let mut strace = Command::new("strace")
        .args([
            "-f",
            "-y",
            "-s",
            "24",
            "-e",
            "trace=pwrite64,fsync,fdatasync,sendto,write,writev",
        ])
        .arg("-o")
        .arg(&file)
        .arg("-p")
        .arg(server.id()?.to_string())
        .kill_on_drop(true)
        .spawn()
        .context("starting strace; is it installed?")?;
    attached(&server).await?;
    let request = requests::Charge {
        qr_plain: requests::Secret::new(card.code.as_str()),
        amount: Amount::from_text("1.00"),
        external_order_id: None,
        tag: None,
    };
    client.charge(&request, &Client::new_key()).await?;
    server.kill().await?;
    strace.wait().await?;

    let trace = std::fs::read_to_string(&file)?;
    let lines: Vec<&str> = trace
        .lines()
        .filter(|line| line.contains("-wal>") || line.contains("resumed") || is_answer(line))
        .collect();
    println!("system calls of one charge:");
    for line in &lines {
        println!("  {line}");
    }
    let last = |wanted: &dyn Fn(&str) -> bool| lines.iter().rposition(|line| wanted(line));
    let written = last(&|line| line.contains("pwrite64") && line.contains("-wal>"));
    let synced = last(&|line| is_sync(line) && line.trim_end().ends_with("= 0"));
    let answered = last(&is_answer);
    let (written, synced, answered) = (
        written.context("no write to the log in the trace")?,
        synced.context("no sync of the log in the trace")?,
        answered.context("no answer in the trace")?,
    );
    ensure!(
        written < synced && synced < answered,
        "the answer went out before the sync"
    );
    println!("the log was written, then synced, then the answer went out");
    Ok(())
}

fn is_sync(line: &str) -> bool {
    line.contains("fdatasync") || line.contains("fsync")
}

fn is_answer(line: &str) -> bool {
    line.contains("HTTP/1.1 200")
}

/// Waits until strace is attached to the server, according to the kernel.
async fn attached(server: &crate::server::Server) -> Result<()> {
    for _ in 0..500 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", server.id()?))?;
        let tracer = status
            .lines()
            .find_map(|line| line.strip_prefix("TracerPid:"));
        if tracer.is_some_and(|pid| pid.trim() != "0") {
            // The threads follow the process one by one.
            tokio::time::sleep(Duration::from_millis(300)).await;
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    anyhow::bail!("strace did not attach within 5 s")
}
