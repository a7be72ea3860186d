//! `mps-api healthcheck`: sends `GET /ready` to the server of this configuration.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{CommandError, print};
use crate::config::Config;

/// A server that takes longer is not healthy.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) async fn run(config: &Config) -> Result<ExitCode, CommandError> {
    let host = match config.host {
        IpAddr::V4(host) if host.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(host) if host.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        host => host,
    };
    let address = SocketAddr::new(host, config.port);
    let asked = tokio::time::timeout(PATIENCE, ask(address)).await;
    let status = asked.map_err(|_| format!("{address} does not answer"))?;
    let status = status.map_err(|error| format!("{address} cannot be reached: {error}"))?;
    if status.contains(" 200 ") {
        print("ready")
    } else {
        Err(format!("{address} is not ready: {status}").into())
    }
}

/// Returns the status line of the answer. One request without a body needs no HTTP library.
async fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET /ready HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer.lines().next().unwrap_or_default().to_owned())
}
