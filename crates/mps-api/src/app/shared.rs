//! What the servers of one shop share besides the books.
//!
//! Nothing lives only in Redis. Without it, or while it is away, everything is read from the books,
//! and limits hold per process.

use std::sync::Arc;

use mps_store::Database;

use crate::cache::{Cards, Place};
use crate::config::Config;
use crate::limits::{Attempts, Limits};
use crate::observe::metrics::Metrics;
use crate::redis::{RedisClient, State};

/// The shared parts.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    redis: Option<RedisClient>,
    cards: Arc<Cards>,
    limits: Limits,
    attempts: Attempts,
}

impl Shared {
    /// Tries for a moment to connect to Redis, if it is configured. Otherwise it may connect later.
    pub(crate) async fn start(config: &Config, metrics: &Metrics) -> Self {
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
        Self {
            attempts: Attempts::new(config.login_rate_limit, redis.as_ref()),
            limits: Limits::new(config.rate_limit, redis.clone()),
            cards: Arc::new(Cards::new(place, metrics.lookups("card_lists"))),
            redis,
        }
    }

    /// The cache of card lists.
    pub(crate) fn cards(&self) -> &Arc<Cards> {
        &self.cards
    }

    /// The limits on a client's requests.
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The limits on failures.
    pub(crate) fn attempts(&self) -> &Attempts {
        &self.attempts
    }

    /// The state of Redis.
    pub(crate) fn redis(&self) -> State {
        self.redis
            .as_ref()
            .map_or(State::NotConfigured, RedisClient::state)
    }
}
