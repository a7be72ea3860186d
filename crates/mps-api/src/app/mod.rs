//! The state that all requests share.

mod shared;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use mps_domain::{Policy, Timestamp};
use mps_store::{Query, Store};
use uuid::Uuid;

pub(crate) use shared::Shared;

use crate::cache::{Cards, Reports};
use crate::config::{Config, Edge};
use crate::error::ApiError;
use crate::identity::passwords::Passwords;
use crate::identity::second_factors::SecondFactors;
use crate::identity::sessions::Sessions;
use crate::identity::tokens::Tokens;
use crate::limits::{Attempts, Exports, Limits, OperatorLimits};
use crate::observe::metrics::Metrics;
use crate::random;
use crate::redis::State;
use crate::waiting::Waiting;
use crate::waiting::elsewhere::Elsewhere;

/// How long after a point in time nothing dated before it is expected in the books any more, in
/// seconds.
const OVER_AFTER_SECS: i64 = 15 * 60;

/// The server's parts. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    store: Store,
    tokens: Tokens,
    passwords: Passwords,
    second_factors: SecondFactors,
    sessions: Sessions,
    shared: Shared,
    reports: Reports,
    exports: Exports,
    metrics: Metrics,
    config: Config,
    draining: AtomicBool,
}

impl App {
    /// Assembles the server on open books.
    pub(crate) fn new(
        store: Store,
        shared: Shared,
        metrics: Metrics,
        (tokens, passwords, second_factors): (Tokens, Passwords, SecondFactors),
        config: &Config,
    ) -> Self {
        Self(Arc::new(Parts {
            store,
            tokens,
            passwords,
            second_factors,
            sessions: Sessions::new(metrics.lookups("sessions")),
            shared,
            reports: Reports::new(&metrics),
            exports: Exports::default(),
            metrics,
            config: config.clone(),
            draining: AtomicBool::new(false),
        }))
    }

    /// The books.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The settings of the business.
    pub(crate) fn policy(&self) -> &Policy {
        self.0.store.policy()
    }

    /// The current time.
    pub(crate) fn now(&self) -> Timestamp {
        self.0.store.clock().now()
    }

    pub(crate) fn tokens(&self) -> &Tokens {
        &self.0.tokens
    }

    pub(crate) fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    pub(crate) fn second_factors(&self) -> &SecondFactors {
        &self.0.second_factors
    }

    pub(crate) fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    /// The limits on attempts at what can be guessed.
    pub(crate) fn attempts(&self) -> &Attempts {
        self.0.shared.attempts()
    }

    /// The limits on what an operator does.
    pub(crate) fn operators(&self) -> &OperatorLimits {
        self.0.shared.operators()
    }

    /// The cache of card lists.
    pub(crate) fn cards(&self) -> &Cards {
        self.0.shared.cards()
    }

    /// The limits on a client's requests.
    pub(crate) fn limits(&self) -> &Limits {
        self.0.shared.limits()
    }

    /// The requests that wait for the end of a payment code.
    pub(crate) fn waiting(&self) -> &Waiting {
        self.0.shared.waiting()
    }

    /// How this server learns what others commit.
    pub(crate) fn elsewhere(&self) -> &Elsewhere {
        self.0.shared.elsewhere()
    }

    /// The state of Redis.
    pub(crate) fn redis(&self) -> State {
        self.0.shared.redis()
    }

    /// The caches of reports and lists.
    pub(crate) fn reports(&self) -> &Reports {
        &self.0.reports
    }

    /// The tables that are being sent.
    pub(crate) fn exports(&self) -> &Exports {
        &self.0.exports
    }

    /// The metrics.
    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// The settings of the edge: proxies, CORS and access to the metrics.
    pub(crate) fn edge(&self) -> &Edge {
        &self.0.config.edge
    }

    /// The configuration.
    pub(crate) fn config(&self) -> &Config {
        &self.0.config
    }

    /// Creates a new id.
    pub(crate) fn new_id(&self) -> Result<Uuid, ApiError> {
        random::id(self.now()).map_err(ApiError::internal)
    }

    /// Reads rows.
    pub(crate) async fn fetch<T: Send + 'static>(
        &self,
        query: Query<T>,
    ) -> Result<Vec<T>, ApiError> {
        Ok(self.0.store.fetch(query).await?)
    }

    /// Reads one row or none.
    pub(crate) async fn fetch_one<T: Send + 'static>(
        &self,
        query: Query<T>,
    ) -> Result<Option<T>, ApiError> {
        Ok(self.0.store.fetch_one(query).await?)
    }

    /// Returns the time before which the past counts as over, so that results for it may be cached
    /// for a while. If a row from before that time still arrives, it is seen when the cached result
    /// expires.
    pub(crate) fn over_until(&self) -> Timestamp {
        self.now().plus_secs(OVER_AFTER_SECS.saturating_neg())
    }

    /// Reports from now on that this server should get no more traffic.
    pub fn start_draining(&self) {
        self.0.draining.store(true, Ordering::SeqCst);
        // Requests that wait answer now, and their clients ask another server.
        self.waiting().wake_all();
    }

    /// Whether this server should get no more traffic.
    pub(crate) fn is_draining(&self) -> bool {
        self.0.draining.load(Ordering::SeqCst)
    }
}
