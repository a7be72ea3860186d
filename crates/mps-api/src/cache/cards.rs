//! A cache of card lists that were read recently.
//!
//! A list is cached under a mark. A request that is about to read the books for a list first makes
//! sure that a mark exists, and then caches the list under it. A list counts only while its mark
//! exists. A commit removes the marks of the members whose cards it changed, before anybody is
//! notified of the commit. So a list that was read before a commit and arrives after it is stored
//! under a mark that no longer exists, and never counts. Marks are random: a removed mark does not
//! come back.

use std::sync::Arc;

use futures::future::BoxFuture;
use mps_domain::ids::MemberId;
use mps_domain::unit_of_work::Touched;
use mps_store::Listener;

use crate::cache::CardList;
use crate::cache::cards_in_memory::CardsInMemory;
use crate::cache::cards_in_redis::CardsInRedis;
use crate::error::ApiError;
use crate::observe::metrics::Lookups;
use crate::redis::RedisClient;

/// The cache of card lists.
#[derive(Debug)]
pub(crate) struct Cards {
    place: Place,
    lookups: Lookups,
}

/// Where lists are cached.
#[derive(Debug)]
pub(crate) enum Place {
    /// No cache.
    Nowhere,
    /// In this process only.
    Memory(CardsInMemory),
    /// In Redis, which all servers share.
    Redis(Arc<CardsInRedis>),
}

impl Place {
    pub(crate) fn in_memory() -> Self {
        Self::Memory(CardsInMemory::default())
    }

    pub(crate) fn in_redis(redis: RedisClient) -> Self {
        Self::Redis(Arc::new(CardsInRedis::new(redis)))
    }
}

impl Cards {
    /// Creates an empty cache.
    pub(crate) fn new(place: Place, lookups: Lookups) -> Self {
        Self { place, lookups }
    }

    /// Returns a member's list: from the cache, or as `read` from the books.
    pub(crate) async fn of(
        &self,
        member: MemberId,
        read: impl Future<Output = Result<CardList, ApiError>>,
    ) -> Result<Arc<CardList>, ApiError> {
        let mut is_read = false;
        let read = async {
            is_read = true;
            read.await
        };
        let list = match &self.place {
            Place::Nowhere => return read.await.map(Arc::new),
            Place::Memory(memory) => memory.of(member, read).await,
            Place::Redis(redis) => redis.of(member, read).await,
        };
        self.lookups.count(!is_read);
        list
    }
}

impl Listener for Cards {
    fn committed(&self, touched: &Touched) -> Option<BoxFuture<'static, ()>> {
        if !touched.changes_cards() {
            return None;
        }
        match &self.place {
            Place::Nowhere => None,
            Place::Memory(memory) => {
                memory.forget(touched);
                None
            }
            Place::Redis(redis) => redis.forget(touched),
        }
    }
}
