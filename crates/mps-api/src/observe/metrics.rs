//! The metrics for Prometheus. Labels have few values: paths of endpoints but never of requests,
//! codes but never texts.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use mps_domain::milestone::MilestoneKind;
use mps_domain::{Currency, Money, Timestamp};
use mps_protocol::ErrorCode;
use mps_protocol::endpoint::Endpoint;
use mps_store::{ExecuteError, Figures, Watcher};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use crate::redis::State as Redis;

/// The buckets of durations, in seconds.
const SECONDS: [f64; 13] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];
/// The buckets of payments, in units of the currency.
const AMOUNTS: [f64; 6] = [10.0, 50.0, 100.0, 500.0, 1000.0, 5000.0];
/// The buckets of batches, in commands; `STORE_BATCH_MAX` is 256 by default.
const COMMANDS: [f64; 11] = [
    1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 1024.0, 4096.0,
];
/// The buckets of the wait for a lane, in seconds. Most commands wait for a commit, which takes
/// some milliseconds.
const WAITS: [f64; 12] = [
    0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0,
];
/// The length of a tick in which the system counts processor time (Linux: `USER_HZ` is 100), in
/// milliseconds.
const TICK_MS: u64 = 10;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    method: &'static str,
    endpoint: &'static str,
    status: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Place {
    method: &'static str,
    endpoint: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Call {
    function_name: &'static str,
    status: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct SignIn {
    role: &'static str,
    status: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Status {
    status: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Role {
    role: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Code {
    code: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Lookup {
    cache: &'static str,
    result: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Connections {
    state: &'static str,
}

/// Counts the hits and misses of a cache.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lookups {
    hits: Counter,
    misses: Counter,
}

impl Lookups {
    /// Counts one lookup.
    pub(crate) fn count(&self, found: bool) {
        if found { &self.hits } else { &self.misses }.inc();
    }
}

/// Counts the batches of the store.
#[derive(Debug, Clone)]
pub(crate) struct Batches {
    sizes: Histogram,
    waits: Histogram,
}

impl Watcher for Batches {
    fn batch_begins(&self, waits: &mut dyn ExactSizeIterator<Item = Duration>) {
        let commands = u32::try_from(waits.len()).unwrap_or(u32::MAX);
        self.sizes.observe(commands.into());
        for wait in waits {
            self.waits.observe(wait.as_secs_f64());
        }
    }
}

/// The values that are read only when the metrics are requested.
pub(crate) struct Now {
    /// The number of active sessions, by role.
    pub(crate) sessions: Vec<(String, i64)>,
    /// The state of Redis.
    pub(crate) redis: Redis,
    /// The state of the store.
    pub(crate) store: Figures,
    /// When each milestone of the whole books was last reached, by its name.
    pub(crate) milestones: Vec<(String, Timestamp)>,
}

/// The labels of a series that exists once, or not at all.
type NoLabels = [(&'static str, &'static str); 0];
type Durations = Family<Place, Histogram, fn() -> Histogram>;

/// The metrics.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    durations: Durations,
    calls: Family<Call, Counter>,
    sign_ins: Family<SignIn, Counter>,
    member_sign_ins: Family<Status, Counter>,
    amounts: Histogram,
    sessions: Family<Role, Gauge>,
    rejected_charges: Family<Code, Counter>,
    rate_limited: Counter,
    settlements: Family<Outcome, Counter>,
    redis: Family<NoLabels, Gauge>,
    batches: Batches,
    waiting: Gauge,
    connections: Family<Connections, Gauge>,
    lookups: Family<Lookup, Counter>,
    last_backup: Family<NoLabels, Gauge>,
    last_verify: Family<NoLabels, Gauge>,
    memory: Gauge,
    processor: Gauge<f64, AtomicU64>,
}

impl Metrics {
    /// Creates the metrics of a server that started at a time. Nothing is counted yet.
    pub(crate) fn new(started: Timestamp) -> Self {
        let mut registry = Registry::default();
        let metrics = Self {
            requests: Family::default(),
            durations: Family::new_with_constructor(|| Histogram::new(SECONDS)),
            calls: Family::default(),
            sign_ins: Family::default(),
            member_sign_ins: Family::default(),
            amounts: Histogram::new(AMOUNTS),
            sessions: Family::default(),
            rejected_charges: Family::default(),
            rate_limited: Counter::default(),
            settlements: Family::default(),
            redis: Family::default(),
            batches: Batches {
                sizes: Histogram::new(COMMANDS),
                waits: Histogram::new(WAITS),
            },
            waiting: Gauge::default(),
            connections: Family::default(),
            lookups: Family::default(),
            last_backup: Family::default(),
            last_verify: Family::default(),
            memory: Gauge::default(),
            processor: Gauge::default(),
            registry: Registry::default(),
        };
        registry.register(
            "mps_api_requests",
            "Requests that were answered",
            metrics.requests.clone(),
        );
        registry.register(
            "mps_api_request_duration_seconds",
            "How long answers took",
            metrics.durations.clone(),
        );
        registry.register(
            "mps_api_rpc_calls",
            "Operations, by their outcome",
            metrics.calls.clone(),
        );
        registry.register(
            "mps_api_auth_attempts",
            "Sign-ins, by role",
            metrics.sign_ins.clone(),
        );
        registry.register(
            "mps_member_logins",
            "Sign-ins of members",
            metrics.member_sign_ins.clone(),
        );
        registry.register(
            "mps_payment_amount",
            "The amounts of payments, in units of the currency",
            metrics.amounts.clone(),
        );
        registry.register(
            "mps_active_sessions",
            "Live sessions in the books, by role",
            metrics.sessions.clone(),
        );
        registry.register(
            "mps_rejected_charges",
            "Charges that were refused, by code",
            metrics.rejected_charges.clone(),
        );
        registry.register(
            "mps_rate_limited_requests",
            "Requests over a limit",
            metrics.rate_limited.clone(),
        );
        registry.register(
            "mps_settlements",
            "Settlements made by the background job",
            metrics.settlements.clone(),
        );
        registry.register(
            "mps_redis_up",
            "Whether Redis answers; absent where none is configured",
            metrics.redis.clone(),
        );
        for outcome in ["made", "failed"] {
            // They exist from the start, so that the first settlement is seen as an increase.
            drop(metrics.settlements.get_or_create(&Outcome { outcome }));
        }
        metrics.register_store(&mut registry);
        metrics.register_process(&mut registry, started);
        Self {
            registry,
            ..metrics
        }
    }

    fn register_store(&self, registry: &mut Registry) {
        registry.register(
            "mps_store_batch_size",
            "Commands in a batch of a lane of writes",
            self.batches.sizes.clone(),
        );
        registry.register(
            "mps_store_queue_wait_seconds",
            "How long commands waited for a lane of writes",
            self.batches.waits.clone(),
        );
        registry.register(
            "mps_store_queue_length",
            "Commands that wait for a lane of writes",
            self.waiting.clone(),
        );
        registry.register(
            "mps_db_pool_connections",
            "Connections to the database that reads share, by what they do",
            self.connections.clone(),
        );
        registry.register(
            "mps_cache_lookups",
            "Lookups in caches, by hit or miss",
            self.lookups.clone(),
        );
    }

    fn register_process(&self, registry: &mut Registry, started: Timestamp) {
        registry.register(
            "mps_last_backup_timestamp_seconds",
            "When the last good backup began; absent before the first",
            self.last_backup.clone(),
        );
        registry.register(
            "mps_last_verify_timestamp_seconds",
            "When `verify` last found the books sound; absent before the first time",
            self.last_verify.clone(),
        );
        registry.register(
            "process_resident_memory_bytes",
            "Memory of the process",
            self.memory.clone(),
        );
        registry.register(
            "process_cpu_seconds_total",
            "Processor time of the process",
            self.processor.clone(),
        );
        let start: Gauge = Gauge::default();
        start.set(started.seconds());
        registry.register(
            "process_start_time_seconds",
            "When the process started",
            start,
        );
        let build = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("mps_build", "What runs here", build);
    }

    /// Counts an answered request.
    pub(crate) fn request(&self, endpoint: Option<&'static Endpoint>, status: u16, took: Duration) {
        let place = Place {
            method: endpoint.map_or("", |endpoint| endpoint.method.as_str()),
            // The number of paths that do not exist is unlimited.
            endpoint: endpoint.map_or("none", |endpoint| endpoint.path),
        };
        let request = Request {
            method: place.method,
            endpoint: place.endpoint,
            status: status.into(),
        };
        self.requests.get_or_create(&request).inc();
        let duration = self.durations.get_or_create(&place);
        duration.observe(took.as_secs_f64());
        if status == ErrorCode::RateLimited.status() {
            self.rate_limited.inc();
        }
    }

    /// Counts an operation by its result.
    pub(crate) fn call<T>(&self, function_name: &'static str, result: &Result<T, ExecuteError>) {
        let status = match result {
            Ok(_) => "done",
            Err(ExecuteError::Refused(_)) => "refused",
            Err(ExecuteError::Busy) => "busy",
            Err(ExecuteError::NotDone(_) | ExecuteError::Broken(_)) => "failed",
            Err(ExecuteError::Unknown(_)) => "unknown",
        };
        let call = Call {
            function_name,
            status,
        };
        self.calls.get_or_create(&call).inc();
    }

    /// Counts a sign-in.
    pub(crate) fn sign_in(&self, role: &str, succeeded: bool) {
        let status = if succeeded { "success" } else { "failure" };
        let role = match role {
            "member" => "member",
            "merchant" => "merchant",
            "admin" => "admin",
            _ => "none",
        };
        self.sign_ins.get_or_create(&SignIn { role, status }).inc();
        if role == "member" {
            self.member_sign_ins.get_or_create(&Status { status }).inc();
        }
    }

    /// Counts a payment.
    pub(crate) fn payment(&self, amount: Money, currency: Currency) {
        let units = currency.format(amount).parse();
        self.amounts.observe(units.unwrap_or_default());
    }

    /// Counts a refused charge.
    pub(crate) fn rejected_charge(&self, code: ErrorCode) {
        let code = code.as_str();
        self.rejected_charges.get_or_create(&Code { code }).inc();
    }

    /// Counts the outcome of a due settlement.
    pub(crate) fn settlement(&self, made: bool) {
        let outcome = if made { "made" } else { "failed" };
        self.settlements.get_or_create(&Outcome { outcome }).inc();
    }

    /// Returns the watcher that counts the batches of the store.
    pub(crate) fn batches(&self) -> Arc<dyn Watcher> {
        Arc::new(self.batches.clone())
    }

    /// Returns the counter of a cache's lookups.
    pub(crate) fn lookups(&self, cache: &'static str) -> Lookups {
        let counter = |result| {
            let lookup = Lookup { cache, result };
            self.lookups.get_or_create(&lookup).clone()
        };
        Lookups {
            hits: counter("hit"),
            misses: counter("miss"),
        }
    }

    /// Returns all metrics as a text (`OpenMetrics`).
    pub(crate) fn text(&self, now: Now) -> Result<String, std::fmt::Error> {
        self.sessions.clear();
        for (role, count) in now.sessions {
            self.sessions.get_or_create(&Role { role }).set(count);
        }
        match now.redis {
            Redis::NotConfigured => self.redis.clear(),
            state => {
                let up = i64::from(state == Redis::Connected);
                self.redis.get_or_create(&[]).set(up);
            }
        }
        for (milestone, series) in [
            (MilestoneKind::Backup, &self.last_backup),
            (MilestoneKind::Verify, &self.last_verify),
        ] {
            let mut milestones = now.milestones.iter();
            if let Some((_, at)) = milestones.find(|(name, _)| name == milestone.as_str()) {
                series.get_or_create(&[]).set(at.seconds());
            }
        }
        self.waiting.set(gauge(now.store.waiting));
        for (state, count) in [
            ("idle", now.store.idle_connections),
            ("busy", now.store.busy_connections),
        ] {
            let connections = self.connections.get_or_create(&Connections { state });
            connections.set(gauge(count));
        }
        if let Some(bytes) = resident_bytes() {
            self.memory.set(bytes);
        }
        if let Some(seconds) = processor_seconds() {
            self.processor.set(seconds);
        }
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

fn gauge(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Returns the memory of the process, where the system reports it (Linux).
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kibibytes: i64 = line.split_whitespace().nth(1)?.parse().ok()?;
    kibibytes.checked_mul(1024)
}

/// Returns the processor time of the process, where the system reports it (Linux, `proc(5)`: the
/// 14th and the 15th field; the second, a name in parentheses, may contain blanks).
fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let (user, system): (u64, u64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    let ticks = user.saturating_add(system);
    Some(Duration::from_millis(ticks.saturating_mul(TICK_MS)).as_secs_f64())
}
