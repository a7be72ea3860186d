//! The connection to Redis, which may be away at any time.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use futures::{Stream, StreamExt};
use redis::aio::{ConnectionLike, MultiplexedConnection};
use redis::cluster_async::ClusterConnection;
use redis::{
    Client, Cmd, ErrorKind, FromRedisValue, Msg, Pipeline, RedisError, RedisFuture, RedisResult,
    ServerErrorKind, Value,
};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::config::{RedisOptions, RedisTarget};

/// The timeout of a command. A request may wait for one, so this is what a slow Redis can cost it,
/// once: after a timeout Redis counts as away and nothing waits for it.
const ANSWER: Duration = Duration::from_millis(50);
/// The timeout of a new connection, including name resolution and the TLS handshake.
const CONNECT: Duration = Duration::from_secs(1);
/// How long to wait after a failure before connecting again.
const AWAY: Duration = Duration::from_secs(1);
/// How often refusals are logged while Redis is reachable.
const COMPLAIN_EVERY: Duration = Duration::from_mins(1);

/// The state of Redis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Not configured.
    NotConfigured,
    /// It answers.
    Connected,
    /// It does not answer.
    Disconnected,
}

/// A client of Redis. Cheap to clone.
#[derive(Clone)]
pub(crate) struct RedisClient(Arc<Inner>);

struct Inner {
    target: RedisTarget,
    /// One client for each node: any of them passes on what is published.
    nodes: Vec<Client>,
    /// The connection; none while Redis is away.
    connection: watch::Sender<Option<Connection>>,
    complained: Mutex<Option<Instant>>,
}

#[derive(Clone)]
struct Connection {
    /// Distinguishes a connection from the next, so that a late failure does not close the new one.
    number: u64,
    kind: Kind,
}

#[derive(Clone)]
enum Kind {
    Single(MultiplexedConnection),
    Cluster(ClusterConnection),
}

impl fmt::Debug for RedisClient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The target contains the password.
        write!(formatter, "RedisClient({:?})", self.state())
    }
}

impl RedisClient {
    /// Tries to connect to Redis, and keeps trying in the background.
    pub(crate) async fn start(options: &RedisOptions) -> Self {
        // Several TLS providers may be built in: this one is chosen, unless one is installed
        // already.
        drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
        let inner = Arc::new(Inner {
            target: options.target.clone(),
            nodes: options.nodes.clone(),
            connection: watch::Sender::new(None),
            complained: Mutex::default(),
        });
        if let Err(why) = inner.connect(0).await {
            tracing::warn!(why, "Redis does not answer: working without it");
        }
        tokio::spawn(keep(Arc::downgrade(&inner), inner.connection.subscribe()));
        Self(inner)
    }

    /// Returns the state of Redis.
    pub(crate) fn state(&self) -> State {
        if self.is_there() {
            State::Connected
        } else {
            State::Disconnected
        }
    }

    /// Whether Redis is reachable.
    pub(crate) fn is_there(&self) -> bool {
        self.0.connection.borrow().is_some()
    }

    /// Waits until Redis is reachable.
    pub(crate) async fn until_there(&self) {
        let mut connection = self.0.connection.subscribe();
        // Cannot fail: the sender lives in this client.
        let _ = connection.wait_for(Option::is_some).await;
    }

    /// Sends a command and returns its answer; `None` when there is none, for any reason.
    pub(crate) async fn command<T: FromRedisValue>(&self, command: &Cmd) -> Option<T> {
        let mut connection = self.connection()?;
        let answer = timeout(ANSWER, command.query_async(&mut connection.kind)).await;
        self.judge(connection.number, answer.ok())
    }

    /// Sends several commands, which are carried out all or not at all, and returns their answers.
    pub(crate) async fn transaction<T: FromRedisValue>(&self, all: &Pipeline) -> Option<T> {
        let mut connection = self.connection()?;
        let answer = timeout(ANSWER, all.query_async(&mut connection.kind)).await;
        self.judge(connection.number, answer.ok())
    }

    /// Subscribes to a channel, over a connection of its own. Returns its messages until the connection
    /// is lost; `None` when no node can be reached.
    pub(crate) async fn messages(&self, channel: &str) -> Option<impl Stream<Item = String>> {
        for node in &self.0.nodes {
            let subscribed = timeout(CONNECT, async {
                let mut subscriber = node.get_async_pubsub().await?;
                subscriber.subscribe(channel).await?;
                RedisResult::Ok(subscriber.into_on_message())
            });
            if let Ok(Ok(messages)) = subscribed.await {
                let text = |message: Msg| async move { message.get_payload().ok() };
                return Some(messages.filter_map(text));
            }
        }
        None
    }

    fn connection(&self) -> Option<Connection> {
        self.0.connection.borrow().clone()
    }

    fn judge<T>(&self, number: u64, answer: Option<RedisResult<T>>) -> Option<T> {
        match answer {
            Some(Ok(answer)) => return Some(answer),
            None => self.lose(number, "no answer in time"),
            Some(Err(error)) if is_loss(&error) => self.lose(number, &error.to_string()),
            Some(Err(error)) => self.complain(&error),
        }
        None
    }

    /// Marks Redis as away.
    fn lose(&self, number: u64, why: &str) {
        let lost = self.0.connection.send_if_modified(|connection| {
            let lost = connection.as_ref().is_some_and(|it| it.number == number);
            if lost {
                *connection = None;
            }
            lost
        });
        if lost {
            tracing::warn!(why, "Redis does not answer: working without it");
        }
    }

    /// Logs now and then that Redis is reachable but refuses commands, for example because it is
    /// full.
    fn complain(&self, error: &RedisError) {
        let complained = self.0.complained.lock();
        let mut complained = complained.unwrap_or_else(PoisonError::into_inner);
        if complained.is_none_or(|at| at.elapsed() >= COMPLAIN_EVERY) {
            *complained = Some(Instant::now());
            tracing::warn!(%error, "Redis refuses a command: working without it");
        }
    }
}

/// Reconnects whenever Redis is away, one attempt at a time, until the client is dropped.
async fn keep(inner: Weak<Inner>, mut connection: watch::Receiver<Option<Connection>>) {
    let mut number = 0;
    while connection.wait_for(Option::is_none).await.is_ok() {
        sleep(AWAY).await;
        let Some(inner) = inner.upgrade() else {
            return;
        };
        number += 1;
        // The reason for a failed attempt is not news.
        if inner.connect(number).await.is_ok() {
            tracing::info!("Redis answers again");
        }
    }
}

impl Inner {
    /// Makes a connection and tests it.
    async fn connect(&self, number: u64) -> Result<(), String> {
        let connected = timeout(CONNECT, Kind::to(&self.target)).await;
        let mut kind = connected
            .map_err(|_| "no connection in time".to_owned())?
            .map_err(|error| error.to_string())?;
        // The probe is a write, so that a read-only replica is not mistaken for Redis.
        let mut probe = redis::cmd("SET");
        probe.arg("mps:probe").arg(1).arg("PX").arg(1000);
        match timeout(ANSWER, probe.query_async::<Value>(&mut kind)).await {
            Err(_) => return Err("no answer in time".to_owned()),
            Ok(Err(error)) if is_loss(&error) => return Err(error.to_string()),
            Ok(_) => {}
        }
        self.connection
            .send_replace(Some(Connection { number, kind }));
        Ok(())
    }
}

impl Kind {
    async fn to(target: &RedisTarget) -> RedisResult<Self> {
        match target {
            RedisTarget::Single(client) => {
                let connection = client.get_multiplexed_async_connection().await;
                connection.map(Self::Single)
            }
            RedisTarget::Cluster(client) => client.get_async_connection().await.map(Self::Cluster),
        }
    }
}

/// Whether an error means that the connection is lost, rather than that Redis refused one command.
fn is_loss(error: &RedisError) -> bool {
    match error.kind() {
        ErrorKind::Server(kind) => matches!(
            kind,
            ServerErrorKind::ReadOnly | ServerErrorKind::MasterDown | ServerErrorKind::ClusterDown
        ),
        ErrorKind::Extension | ErrorKind::UnexpectedReturnType => false,
        _ => true,
    }
}

impl ConnectionLike for Kind {
    fn req_packed_command<'a>(&'a mut self, command: &'a Cmd) -> RedisFuture<'a, Value> {
        match self {
            Self::Single(connection) => connection.req_packed_command(command),
            Self::Cluster(connection) => connection.req_packed_command(command),
        }
    }

    fn req_packed_commands<'a>(
        &'a mut self,
        pipeline: &'a Pipeline,
        offset: usize,
        count: usize,
    ) -> RedisFuture<'a, Vec<Value>> {
        match self {
            Self::Single(connection) => connection.req_packed_commands(pipeline, offset, count),
            Self::Cluster(connection) => connection.req_packed_commands(pipeline, offset, count),
        }
    }

    fn get_db(&self) -> i64 {
        match self {
            Self::Single(connection) => connection.get_db(),
            Self::Cluster(connection) => connection.get_db(),
        }
    }
}
