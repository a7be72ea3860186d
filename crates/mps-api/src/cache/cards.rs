//! Card lists that were read lately.
//!
//! A list is kept under a mark. Whoever is about to read the books for a list first makes sure that
//! there is a mark, and keeps the list under it; a list counts only while its mark is there. A
//! commit takes the marks of those whose cards it changed away, before anybody is told of it. So a
//! list that was read before a commit and arrives after it is kept under a mark that is gone, and
//! never counts. Marks are random: one that is gone does not come again.

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

/// What is remembered of card lists.
#[derive(Debug)]
pub(crate) struct Cards {
    place: Place,
    lookups: Lookups,
}

/// Where lists are remembered.
#[derive(Debug)]
pub(crate) enum Place {
    /// Not at all.
    Nowhere,
    /// In this process alone.
    Memory(CardsInMemory),
    /// Where all servers find them.
    Redis(Arc<CardsInRedis>),
}

impl Place {
    pub(crate) fn in_memory() -> Self {
        Self::Memory(CardsInMemory::default())
    }

    pub(crate) fn in_redis(link: RedisClient) -> Self {
        Self::Redis(Arc::new(CardsInRedis::new(link)))
    }
}

impl Cards {
    /// Remembers nothing yet.
    pub(crate) fn new(place: Place, lookups: Lookups) -> Self {
        Self { place, lookups }
    }

    /// A member's list: as remembered, or as `read` from the books.
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
