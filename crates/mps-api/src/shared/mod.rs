//! What servers of one shop share besides the books.
//!
//! Redis is never the only home of anything: without it, or while it is away, everything comes from
//! the books, and limits hold per process.

mod attempts;
mod card_list;
mod cards;
mod cards_in_memory;
mod cards_in_redis;
mod limits;
mod link;

use std::sync::Arc;

use mps_store::Database;

pub(crate) use attempts::Attempts;
pub(crate) use card_list::CardList;
pub(crate) use cards::Cards;
pub(crate) use limits::{Client, Limits, Verdict};
pub(crate) use link::{Link, State};

use crate::config::Config;
use crate::metrics::Metrics;
use crate::shared::cards::Place;

/// What servers share.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    link: Option<Link>,
    cards: Arc<Cards>,
    limits: Limits,
    attempts: Attempts,
}

impl Shared {
    /// Reaches for Redis when it is configured, for a moment; what does not come now may come later.
    pub(crate) async fn start(config: &Config, metrics: &Metrics) -> Self {
        let link = match &config.redis {
            Some(options) => Some(Link::start(options).await),
            None => None,
        };
        let place = match (&link, &config.database) {
            (Some(link), _) => Place::in_redis(link.clone()),
            // Nobody else writes to the file.
            (None, Database::Sqlite(_)) => Place::in_memory(),
            // Another server may write to the same database, and could not tell us.
            (None, Database::Postgres(_)) => Place::Nowhere,
        };
        Self {
            attempts: Attempts::new(config.login_rate_limit, link.as_ref()),
            limits: Limits::new(config.rate_limit, link.clone()),
            cards: Arc::new(Cards::new(place, metrics.lookups("card_lists"))),
            link,
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
        self.link.as_ref().map_or(State::NotConfigured, Link::state)
    }
}
