//! Clients that begin a request and do not continue.

use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use mps_testbed::Nginx;
use serde_json::Value;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

const HEAD: &str = "POST /merchant/charge HTTP/1.1\r\nHost: localhost\r\n";
const BODY: &str = "Content-Length: 100\r\n\r\n{\"qr";
/// The time within which nginx must cut them off; nginx gives them ten seconds.
const WITHIN: Duration = Duration::from_secs(20);

pub(super) async fn cut_off(nginx: &Nginx) -> Result<()> {
    let (head, body) = tokio::join!(
        send(nginx.https_port(), HEAD.to_owned()),
        send(nginx.https_port(), format!("{HEAD}{BODY}"))
    );
    head?;
    body?;
    let log = nginx.log();
    let lines = log
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut cut_off = lines.filter(|line| {
        let is = |name, value: &str| line.get(name).and_then(Value::as_str) == Some(value);
        is("path", "/merchant/charge")
            && is("method", "POST")
            && is("server", "")
            && line.get("status").and_then(Value::as_u64) == Some(408)
    });
    ensure!(
        cut_off.next().is_some(),
        "nginx's log does not say that it cut a slow body off before any server heard of it"
    );
    Ok(())
}

/// Sends the beginning of a request, and waits until nginx closes the connection.
async fn send(port: u16, beginning: String) -> Result<()> {
    let mut openssl = Command::new("openssl")
        .args([
            "s_client",
            "-quiet",
            "-connect",
            &format!("127.0.0.1:{port}"),
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .context("openssl does not start")?;
    // Stays open: the client neither sends more nor ends its input.
    let mut input = openssl.stdin.take().context("no input")?;
    input.write_all(beginning.as_bytes()).await?;
    let ended = tokio::time::timeout(WITHIN, openssl.wait()).await;
    ended.with_context(|| format!("a slow client is still there after {WITHIN:?}"))??;
    Ok(())
}
