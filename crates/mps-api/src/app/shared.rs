//! What servers of one shop share besides the books.
//!
//! Redis is never the only home of anything: without it, or while it is away, everything comes from
//! the books, and limits hold per process.

use std::sync::Arc;

use mps_store::Database;

use crate::cache::{Cards, Place};
use crate::config::Config;
use crate::limits::{Attempts, Limits};
use crate::observe::metrics::Metrics;
use crate::redis::{RedisClient, State};

/// What servers share.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    redis: Option<RedisClient>,
    cards: Arc<Cards>,
    limits: Limits,
    attempts: Attempts,
}

impl Shared {
    /// Reaches for Redis when it is configured, for a moment; what does not come now may come later.
    pub(crate) async fn start(config: &Config, metrics: &Metrics) -> Self {
        let redis = match &config.redis {
            Some(options) => Some(RedisClient::start(options).await),
            None => None,
        };
        let place = match (&redis, &config.database) {
            (Some(redis), _) => Place::in_redis(redis.clone()),
            // Nobody else writes to the file.
            (None, Database::Sqlite(_)) => Place::in_memory(),
            // Another server may write to the same database, and could not tell us.
            (None, Database::Postgres(_)) => Place::Nowhere,
        };
        Self {
            attempts: Attempts::new(config.login_rate_limit, redis.as_ref()),
            limits: Limits::new(config.rate_limit, redis.clone()),
            cards: Arc::new(Cards::new(place, metrics.lookups("card_lists"))),
            redis,
        }
    }

    /// What is remembered of card lists.
    pub(crate) fn cards(&self) -> &Arc<Cards> {
        &self.cards
    }

    /// How often a client may ask.
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// How often somebody may be wrong.
    pub(crate) fn attempts(&self) -> &Attempts {
        &self.attempts
    }

    /// How Redis is.
    pub(crate) fn redis(&self) -> State {
        self.redis
            .as_ref()
            .map_or(State::NotConfigured, RedisClient::state)
    }
}
