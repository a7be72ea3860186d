//! A network that fails on demand.

use crate::nursery::lock;
use std::io;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;
use tokio::time::sleep;

const CHUNK: usize = 16 * 1024;

/// A TCP proxy to another loopback port. It runs in the tokio runtime that started it, until it is
/// dropped.
pub struct Proxy {
    port: u16,
    state: Arc<Mutex<State>>,
    accepting: AbortHandle,
}

#[derive(Default)]
struct State {
    delay: Duration,
    refusing: bool,
    connections: Vec<AbortHandle>,
    needle: Vec<u8>,
    /// Tells one needle from the next, because bytes from before a needle was set do not count.
    needle_number: usize,
    times_left: usize,
    swallowed: usize,
    /// The server's answer at which the network breaks down.
    breaks_at: Option<Vec<u8>>,
}

impl Proxy {
    /// Starts a proxy to the given port, which need not be open yet.
    ///
    /// # Panics
    ///
    /// When no port is free.
    pub async fn start(target_port: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a loopback port is free");
        let port = listener
            .local_addr()
            .expect("a listener has an address")
            .port();
        let state = Arc::<Mutex<State>>::default();
        let accepting = tokio::spawn(accept(listener, target_port, state.clone())).abort_handle();
        Self {
            port,
            state,
            accepting,
        }
    }

    /// The port on 127.0.0.1 for clients.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// From now on, delays every chunk in both directions.
    pub fn set_delay(&self, delay: Duration) {
        lock(&self.state).delay = delay;
    }

    /// Closes all connections.
    pub fn cut_all(&self) {
        for connection in lock(&self.state).connections.drain(..) {
            connection.abort();
        }
    }

    /// Sets whether new connections are closed at once.
    pub fn refuse(&self, yes: bool) {
        lock(&self.state).refusing = yes;
    }

    /// From now on, when the client sends `needle`, forwards it. When the server begins to answer,
    /// swallows the answer and cuts the connection: the work is done, but the client never learns it.
    /// This happens at most `times` times, and replaces what was set before.
    ///
    /// The next bytes from the server count as the answer. So this works for protocols in which the
    /// client waits for each answer (PostgreSQL, Redis, HTTP/1.1), but not for HTTP/2.
    pub fn swallow_answer_after(&self, needle: &[u8], times: usize) {
        let mut state = lock(&self.state);
        state.needle = needle.to_vec();
        state.needle_number += 1;
        state.times_left = times;
    }

    /// Breaks the network down as soon as the server answers with these bytes: the answer is lost, all
    /// connections are cut, and new ones are closed until [`Self::refuse`] allows them. Unlike after
    /// [`Self::swallow_answer_after`], the server has certainly done what it answers.
    pub fn break_at_answer(&self, answer: &[u8]) {
        lock(&self.state).breaks_at = Some(answer.to_vec());
    }

    /// How many answers have been swallowed so far.
    #[must_use]
    pub fn swallowed(&self) -> usize {
        lock(&self.state).swallowed
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.refuse(true);
        self.accepting.abort();
        self.cut_all();
    }
}

async fn accept(listener: TcpListener, target: u16, shared: Arc<Mutex<State>>) {
    loop {
        let Ok((client, _)) = listener.accept().await else {
            // Perhaps we are out of file descriptors: give others time to close theirs.
            sleep(Duration::from_millis(10)).await;
            continue;
        };
        let mut state = lock(&shared);
        // Under one lock, so that no connection slips through after `refuse` and `cut_all`.
        if !state.refusing {
            let task = tokio::spawn(connection(client, target, shared.clone()));
            state.connections.retain(|other| !other.is_finished());
            state.connections.push(task.abort_handle());
        }
    }
}

/// Both directions run in one task: they end together and never run at the same time.
async fn connection(mut client: TcpStream, target: u16, shared: Arc<Mutex<State>>) {
    let Ok(mut server) = TcpStream::connect((Ipv4Addr::LOCALHOST, target)).await else {
        return;
    };
    let _ = client.set_nodelay(true);
    let _ = server.set_nodelay(true);
    let (from_client, to_client) = client.split();
    let (from_server, to_server) = server.split();
    let armed = AtomicBool::new(false);
    // An error is how a connection is cut; nobody needs it.
    let _ = tokio::try_join!(
        upward(from_client, to_server, &armed, &shared),
        downward(from_server, to_client, &armed, &shared)
    );
}

async fn upward(
    mut from: ReadHalf<'_>,
    mut to: WriteHalf<'_>,
    armed: &AtomicBool,
    shared: &Mutex<State>,
) -> io::Result<()> {
    let mut chunk = Vec::with_capacity(CHUNK);
    let mut seen = Seen::default();
    while from.read_buf(&mut chunk).await? > 0 {
        pause(shared).await;
        // Before the chunk is forwarded, because the answer could arrive first otherwise.
        if !armed.load(Ordering::Relaxed) && seen.completes_needle(&chunk, &mut lock(shared)) {
            armed.store(true, Ordering::Relaxed);
        }
        to.write_all(&chunk).await?;
        chunk.clear();
    }
    to.shutdown().await
}

async fn downward(
    mut from: ReadHalf<'_>,
    mut to: WriteHalf<'_>,
    armed: &AtomicBool,
    shared: &Mutex<State>,
) -> io::Result<()> {
    let mut chunk = Vec::with_capacity(CHUNK);
    let mut tail = Vec::new();
    while from.read_buf(&mut chunk).await? > 0 {
        if armed.load(Ordering::Relaxed) || breaks_down(&mut tail, &chunk, &mut lock(shared)) {
            lock(shared).swallowed += 1;
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        pause(shared).await;
        to.write_all(&chunk).await?;
        chunk.clear();
    }
    to.shutdown().await
}

/// Breaks the network down if the chunk completes the answer that was set for this. `tail` is the end
/// of what the server sent before, because an answer may arrive in pieces.
fn breaks_down(tail: &mut Vec<u8>, chunk: &[u8], state: &mut State) -> bool {
    let Some(answer) = &state.breaks_at else {
        tail.clear();
        return false;
    };
    tail.extend_from_slice(chunk);
    if !tail.windows(answer.len()).any(|window| window == answer) {
        tail.drain(..(tail.len() + 1).saturating_sub(answer.len().max(1)));
        return false;
    }
    state.breaks_at = None;
    state.refusing = true;
    // This connection is among them; it ends at its next wait.
    for connection in state.connections.drain(..) {
        connection.abort();
    }
    true
}

async fn pause(shared: &Mutex<State>) {
    let delay = lock(shared).delay;
    if !delay.is_zero() {
        sleep(delay).await;
    }
}

/// The end of what the client has sent so far, because a needle may arrive in pieces.
#[derive(Default)]
struct Seen {
    tail: Vec<u8>,
    needle_number: usize,
}

impl Seen {
    /// Whether the chunk completes a needle whose answer is to be swallowed. If so, uses up one of the
    /// times.
    fn completes_needle(&mut self, chunk: &[u8], state: &mut State) -> bool {
        if self.needle_number != state.needle_number {
            self.needle_number = state.needle_number;
            self.tail.clear();
        }
        if state.times_left == 0 {
            return false;
        }
        let needle = &state.needle;
        self.tail.extend_from_slice(chunk);
        let found = needle.is_empty()
            || self
                .tail
                .windows(needle.len())
                .any(|window| window == needle);
        let excess = (self.tail.len() + 1).saturating_sub(needle.len().max(1));
        self.tail.drain(..excess);
        if found {
            state.times_left -= 1;
        }
        found
    }
}
