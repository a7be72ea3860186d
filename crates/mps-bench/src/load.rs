//! The load generator: each connection sends its next request when the last answer has arrived.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use hdrhistogram::Histogram;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::client::conn::http1::SendRequest;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// The result of a load.
pub(crate) struct Outcome {
    /// How many answers were successes.
    pub(crate) answered: u64,
    /// The time from the first request to the last answer.
    pub(crate) time: Duration,
    /// The latency of the answers, in microseconds.
    pub(crate) latency: Histogram<u64>,
}

/// Sends requests over `connections` for `length`. `request` makes a request from the number of the
/// connection and a number that is never used twice. Any answer other than 200 ends the load with an
/// error.
pub(crate) async fn run(
    port: u16,
    connections: u64,
    length: Duration,
    request: impl Fn(u64, u64) -> Result<Request<Full<Bytes>>> + Send + Sync + 'static,
) -> Result<Outcome> {
    let request = Arc::new(request);
    let mut senders = Vec::new();
    for _ in 0..connections {
        senders.push(connect(port).await?);
    }
    let started = Instant::now();
    let deadline = started.checked_add(length).context("no such time")?;
    let mut tasks = JoinSet::new();
    for (connection, mut sender) in (0..connections).zip(senders) {
        let request = Arc::clone(&request);
        tasks.spawn(async move {
            let mut latency = Histogram::<u64>::new(3)?;
            let mut sent = 0_u64;
            while Instant::now() < deadline {
                let request = request(connection, sent)?;
                let asked = Instant::now();
                succeed(&mut sender, request).await?;
                latency.record(u64::try_from(asked.elapsed().as_micros())?)?;
                sent = sent.saturating_add(1);
            }
            anyhow::Ok(latency)
        });
    }
    let mut latency = Histogram::<u64>::new(3)?;
    while let Some(done) = tasks.join_next().await {
        latency.add(done??)?;
    }
    Ok(Outcome {
        answered: latency.len(),
        time: started.elapsed(),
        latency,
    })
}

/// Sends this many requests per second for `length`, whether answers arrive or not. Measures each
/// latency from the moment when the request was due. Any answer other than 200 ends the load with an
/// error.
pub(crate) async fn paced(
    port: u16,
    per_second: u64,
    length: Duration,
    request: impl Fn(u64) -> Result<Request<Full<Bytes>>> + Send + Sync + 'static,
) -> Result<Outcome> {
    // Enough connections that a slow answer does not delay the next requests for long.
    const CONNECTIONS: u64 = 40;
    let request = Arc::new(request);
    let pace = Duration::from_secs(1)
        .checked_div(u32::try_from(per_second)?)
        .context("no pace")?;
    let started = Instant::now();
    let deadline = started.checked_add(length).context("no such time")?;
    let mut tasks = JoinSet::new();
    for connection in 0..CONNECTIONS {
        let mut sender = connect(port).await?;
        let request = Arc::clone(&request);
        tasks.spawn(async move {
            let mut latency = Histogram::<u64>::new(3)?;
            let mut number = connection;
            loop {
                let due = started + pace * u32::try_from(number)?;
                if due >= deadline {
                    return anyhow::Ok(latency);
                }
                tokio::time::sleep_until(due.into()).await;
                succeed(&mut sender, request(number)?).await?;
                latency.record(u64::try_from(due.elapsed().as_micros())?)?;
                number = number.saturating_add(CONNECTIONS);
            }
        });
    }
    let mut latency = Histogram::<u64>::new(3)?;
    while let Some(done) = tasks.join_next().await {
        latency.add(done??)?;
    }
    Ok(Outcome {
        answered: latency.len(),
        time: started.elapsed(),
        latency,
    })
}

/// The status of the answer to one request, on its own connection.
pub(crate) async fn status(port: u16, request: Request<Full<Bytes>>) -> Result<hyper::StatusCode> {
    let response = connect(port).await?.send_request(request).await?;
    let status = response.status();
    response.into_body().collect().await?;
    Ok(status)
}

/// The answer to one request, which must be a success.
pub(crate) async fn once(port: u16, request: Request<Full<Bytes>>) -> Result<serde_json::Value> {
    let path = request.uri().to_string();
    let body = succeed(&mut connect(port).await?, request).await;
    let body = body.with_context(|| path)?;
    Ok(serde_json::from_slice(&body)?)
}

/// The body of the answer to a request, which must be a success.
async fn succeed(
    sender: &mut SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
) -> Result<Bytes> {
    let response = sender.send_request(request).await?;
    let status = response.status();
    let body = response.into_body().collect().await?.to_bytes();
    if status != hyper::StatusCode::OK {
        bail!("{status}: {}", String::from_utf8_lossy(&body));
    }
    Ok(body)
}

/// A connection that stays open for request after request.
pub(crate) struct Connection(SendRequest<Full<Bytes>>);

impl Connection {
    /// Opens a connection to a server of this machine.
    pub(crate) async fn open(port: u16) -> Result<Self> {
        connect(port).await.map(Self)
    }

    /// Returns the body of the answer to a request, which must be a success.
    pub(crate) async fn succeed(&mut self, request: Request<Full<Bytes>>) -> Result<Bytes> {
        succeed(&mut self.0, request).await
    }
}

async fn connect(port: u16) -> Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}
