//! What the servers of one shop share besides the books.
//!
//! Nothing lives only in Redis. Without it, or while it is away, everything is read from the books,
//! and limits hold per process.

use std::sync::Arc;

use futures::future::BoxFuture;
use mps_domain::unit_of_work::Touched;
use mps_store::{Database, Listener};

use crate::cache::{Cards, Place};
use crate::config::Config;
use crate::limits::{Attempts, HashedNames, Limits, OperatorLimits};
use crate::observe::metrics::Metrics;
use crate::redis::{RedisClient, State};
use crate::waiting::Waiting;
use crate::waiting::elsewhere::Elsewhere;

/// The shared parts.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    redis: Option<RedisClient>,
    cards: Arc<Cards>,
    waiting: Waiting,
    elsewhere: Elsewhere,
    limits: Limits,
    attempts: Attempts,
    operators: OperatorLimits,
}

impl Shared {
    /// Tries for a moment to connect to Redis, if it is configured. Otherwise it may connect later.
    pub(crate) async fn start(config: &Config, metrics: &Metrics, names: HashedNames) -> Self {
        let redis = match &config.redis {
            Some(options) => Some(RedisClient::start(options).await),
            None => None,
        };
        let place = match (&redis, &config.database) {
            (Some(redis), _) => Place::in_redis(redis.clone()),
            // Nobody else writes to the file.
            (None, Database::Sqlite(_)) => Place::in_memory(),
            // Another server may write to the same database, and could not notify this one.
            (None, Database::Postgres(_)) => Place::Nowhere,
        };
        let waiting = Waiting::default();
        let has_others = matches!(config.database, Database::Postgres(_));
        Self {
            elsewhere: Elsewhere::new(waiting.clone(), redis.clone(), has_others),
            waiting,
            attempts: Attempts::new(names.clone(), config.login_rate_limit),
            operators: OperatorLimits::new(config.login_rate_limit > 0, &names, redis.as_ref()),
            limits: Limits::new(config.rate_limit, names, redis.clone()),
            cards: Arc::new(Cards::new(place, metrics.lookups("card_lists"))),
            redis,
        }
    }

    /// The cache of card lists.
    pub(crate) fn cards(&self) -> &Arc<Cards> {
        &self.cards
    }

    /// The requests that wait for the end of a payment code.
    pub(crate) fn waiting(&self) -> &Waiting {
        &self.waiting
    }

    /// How this server learns what others commit.
    pub(crate) fn elsewhere(&self) -> &Elsewhere {
        &self.elsewhere
    }

    /// The limits on a client's requests.
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The limits on attempts at what can be guessed.
    pub(crate) fn attempts(&self) -> &Attempts {
        &self.attempts
    }

    /// The limits on what an operator does.
    pub(crate) fn operators(&self) -> &OperatorLimits {
        &self.operators
    }

    /// The state of Redis.
    pub(crate) fn redis(&self) -> State {
        self.redis
            .as_ref()
            .map_or(State::NotConfigured, RedisClient::state)
    }
}

impl Listener for Shared {
    fn committed(&self, touched: &Touched) -> Option<BoxFuture<'static, ()>> {
        if !touched.codes_of.is_empty() {
            self.waiting.wake(&touched.codes_of);
            self.elsewhere.notify(&touched.codes_of);
        }
        self.cards.committed(touched)
    }
}
