//! Limits how many requests a client may send.
//!
//! Each process counts by itself. In the background, it regularly adds its count to Redis and reads
//! what the other processes counted. No request waits for Redis. While Redis is away, the limit
//! holds per process.

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use mps_domain::ids::SessionId;
use tokio::time::sleep;
use uuid::Uuid;

use crate::config::RateLimit;
use crate::limits::HashedNames;
use crate::redis::RedisClient;

static POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
static LIMIT: HeaderName = HeaderName::from_static("ratelimit");
/// The shortest time between two exchanges of one client's count.
const EXCHANGE_EVERY: Duration = Duration::from_millis(100);
/// How often the windows that have ended are dropped.
const SWEEP_EVERY: Duration = Duration::from_mins(1);
/// The number of counted clients at which all are dropped. Each takes about 200 bytes.
const CLIENTS_MAX: usize = 100_000;

/// The client whose requests are counted together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Client {
    /// The requests of a session.
    Session(SessionId),
    /// The requests from an address. All addresses of an IPv6 /64 are one, because one client has
    /// them all.
    Address(IpAddr),
    /// The requests of unknown address.
    Unknown,
    /// What an account asks for, in all its sessions.
    Account(Uuid),
    /// What is counted under a name of its own.
    Named(String),
}

impl Client {
    /// Returns the client at an address.
    pub(crate) fn at(address: Option<&str>) -> Self {
        let address = address.and_then(|text| text.parse::<IpAddr>().ok());
        address.map_or(Self::Unknown, |address| match address.to_canonical() {
            IpAddr::V6(address) => {
                let network = address.to_bits() >> 64 << 64;
                Self::Address(IpAddr::V6(network.into()))
            }
            address @ IpAddr::V4(_) => Self::Address(address),
        })
    }
}

impl fmt::Display for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session(id) => write!(formatter, "session:{id}"),
            Self::Address(address) => write!(formatter, "address:{address}"),
            Self::Unknown => formatter.write_str("unknown"),
            Self::Account(id) => write!(formatter, "account:{id}"),
            Self::Named(name) => formatter.write_str(name),
        }
    }
}

/// The counts. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Limits(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    limit: RateLimit,
    names: HashedNames,
    redis: Option<RedisClient>,
    windows: Mutex<Windows>,
}

#[derive(Debug)]
struct Windows {
    of: HashMap<Client, Window>,
    /// When those that have ended are dropped next.
    sweep_at: Instant,
}

/// A client's count of requests.
#[derive(Debug)]
struct Window {
    /// Distinguishes a window from the next.
    number: u64,
    ends: Instant,
    /// The requests, as far as they are known.
    total: u64,
    /// Those of them that Redis does not know yet.
    unsent: u64,
    /// Whether a task is sending them to Redis.
    exchanging: bool,
}

/// The result of counting a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Verdict {
    limit: RateLimit,
    left: u64,
    /// The time until the window ends, in seconds.
    pub(crate) ends_in: u64,
    /// Whether the request may be carried out.
    pub(crate) allowed: bool,
}

impl Limits {
    pub(crate) fn new(limit: RateLimit, names: HashedNames, redis: Option<RedisClient>) -> Self {
        Self(Arc::new(Inner {
            limit,
            names,
            redis,
            windows: Mutex::new(Windows {
                of: HashMap::new(),
                sweep_at: Instant::now() + SWEEP_EVERY,
            }),
        }))
    }

    /// Checks whether another request would be allowed, without counting one.
    pub(crate) fn look(&self, client: &Client) -> Option<Verdict> {
        let limit = self.0.limit;
        if limit.requests == 0 {
            return None;
        }
        let now = Instant::now();
        let windows = self.0.lock();
        let window = windows.of.get(client).filter(|window| window.ends > now);
        let total = window.map_or(0, |window| window.total);
        let ends_in = window.map_or(limit.window, |window| window.ends - now);
        Some(Verdict::of(limit, total, ends_in, total < limit.requests))
    }

    /// Counts a request. A refused request does not count. Returns `None` if there is no limit.
    pub(crate) fn count(&self, client: &Client) -> Option<Verdict> {
        let Inner { limit, redis, .. } = &*self.0;
        if limit.requests == 0 {
            return None;
        }
        let now = Instant::now();
        let mut windows = self.0.lock();
        windows.sweep(now);
        let ends = now + limit.window;
        let window = windows.of.entry(client.clone()).or_insert(Window {
            number: 0,
            ends,
            total: 0,
            unsent: 0,
            exchanging: false,
        });
        if now >= window.ends {
            window.number = window.number.wrapping_add(1);
            window.ends = ends;
            window.total = 0;
            window.unsent = 0;
        }
        let allowed = window.total < limit.requests;
        if allowed {
            window.total += 1;
            window.unsent += 1;
            if let Some(redis) = redis.as_ref().filter(|redis| redis.is_there())
                && !window.exchanging
            {
                window.exchanging = true;
                let exchange = exchange(Arc::clone(&self.0), redis.clone(), client.clone());
                tokio::spawn(exchange);
            }
        }
        let ends_in = window.ends.saturating_duration_since(now);
        Some(Verdict::of(*limit, window.total, ends_in, allowed))
    }
}

/// Sends a client's count to Redis until nothing is left to send.
async fn exchange(inner: Arc<Inner>, redis: RedisClient, client: Client) {
    while let Some((number, sent)) = inner.take_unsent(&client) {
        // Times out at most once for each connection, so tasks do not pile up here.
        let answer = inner.bring(&redis, &client, sent).await;
        if !inner.learn(&client, number, sent, answer) {
            return;
        }
        sleep(EXCHANGE_EVERY).await;
    }
}

impl Inner {
    /// Takes the count to send to Redis. Returns the number of its window and the count.
    fn take_unsent(&self, client: &Client) -> Option<(u64, u64)> {
        let mut windows = self.lock();
        let window = windows.of.get_mut(client)?;
        if window.unsent == 0 {
            window.exchanging = false;
            return None;
        }
        Some((window.number, std::mem::take(&mut window.unsent)))
    }

    /// Adds our count in Redis. Returns the total of all processes and how long the window still
    /// lasts.
    async fn bring(
        &self,
        redis: &RedisClient,
        client: &Client,
        sent: u64,
    ) -> Option<(u64, Duration)> {
        let name = self.names.of("rate", &[&client.to_string()]);
        let key = format!("mps:rate:{}", Uuid::from_bytes(name).simple());
        let window = u64::try_from(self.limit.window.as_millis()).unwrap_or(u64::MAX);
        let mut add = redis::pipe();
        add.atomic();
        // The first process begins the window.
        add.cmd("SET").arg(&key).arg(0);
        add.arg("PX").arg(window).arg("NX").ignore();
        add.cmd("INCRBY").arg(&key).arg(sent);
        add.cmd("PTTL").arg(&key);
        let (total, millis) = redis.transaction::<(u64, i64)>(&add).await?;
        // A key without an end is not ours.
        let left = Duration::from_millis(u64::try_from(millis).ok()?);
        Some((total, left.min(self.limit.window)))
    }

    /// Applies the answer of Redis. Returns whether to go on.
    fn learn(
        &self,
        client: &Client,
        number: u64,
        sent: u64,
        answer: Option<(u64, Duration)>,
    ) -> bool {
        let mut windows = self.lock();
        let Some(window) = windows.of.get_mut(client) else {
            return false;
        };
        let is_same = window.number == number;
        match answer {
            Some((total, left)) if is_same => {
                // Redis only ever adds: whoever empties it must not get more requests.
                let total = total.saturating_add(window.unsent);
                window.total = window.total.max(total);
                window.ends = window.ends.max(Instant::now() + left);
            }
            // A new window has begun, so the total of the old one is of no use.
            Some(_) => {}
            None => {
                if is_same {
                    window.unsent = window.unsent.saturating_add(sent);
                }
                window.exchanging = false;
            }
        }
        answer.is_some()
    }

    fn lock(&self) -> MutexGuard<'_, Windows> {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Windows {
    /// Drops the windows that have ended, from time to time; all of them when there are too many.
    fn sweep(&mut self, now: Instant) {
        if now < self.sweep_at && self.of.len() < CLIENTS_MAX {
            return;
        }
        self.sweep_at = now + SWEEP_EVERY;
        self.of.retain(|_, window| window.ends > now);
        if self.of.len() >= CLIENTS_MAX {
            self.of.clear();
        }
        self.of.shrink_to(self.of.len().saturating_mul(2));
    }
}

impl Verdict {
    fn of(limit: RateLimit, total: u64, ends_in: Duration, allowed: bool) -> Self {
        let seconds = ends_in.as_millis().div_ceil(1000);
        Self {
            limit,
            left: limit.requests.saturating_sub(total),
            ends_in: u64::try_from(seconds).unwrap_or(u64::MAX).max(1),
            allowed,
        }
    }

    /// Writes into the headers of an answer how many requests are left.
    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        let Self {
            limit,
            left,
            ends_in,
            allowed,
        } = self;
        let (requests, window) = (limit.requests, limit.window.as_secs());
        let texts = [
            (&POLICY, format!("\"default\";q={requests};w={window}")),
            (&LIMIT, format!("\"default\";r={left};t={ends_in}")),
        ];
        for (name, text) in texts {
            if let Ok(value) = HeaderValue::from_str(&text) {
                headers.insert(name, value);
            }
        }
        if !allowed {
            headers.insert(RETRY_AFTER, HeaderValue::from(*ends_in));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(requests: u64, window: Duration) -> Limits {
        let limit = RateLimit { requests, window };
        Limits::new(limit, HashedNames::new(b"secret"), None)
    }

    #[test]
    fn a_client_has_its_requests_and_a_neighbour_its_own() {
        let limits = limits(2, Duration::from_mins(1));
        let (one, other) = (Client::at(Some("192.0.2.1")), Client::at(Some("192.0.2.2")));
        let allowed = |client| limits.count(client).unwrap().allowed;
        assert!(allowed(&one) && allowed(&one));
        assert!(!allowed(&one) && !allowed(&one));
        assert!(allowed(&other));
    }

    #[test]
    fn a_new_window_begins_at_nothing() {
        let limits = limits(1, Duration::ZERO);
        let client = Client::Unknown;
        assert!(limits.count(&client).unwrap().allowed);
        assert!(limits.count(&client).unwrap().allowed);
    }

    #[test]
    fn a_network_of_ipv6_is_one_client() {
        let at = |text| Client::at(Some(text));
        assert_eq!(at("2001:db8:0:1::1"), at("2001:db8:0:1:ffff::2"));
        assert_ne!(at("2001:db8:0:1::1"), at("2001:db8:0:2::1"));
        assert_eq!(at("::ffff:192.0.2.1"), at("192.0.2.1"));
        assert_eq!(Client::at(None), Client::Unknown);
    }
}
