//! Card lists that were read lately.
//!
//! A list is kept under a mark. Whoever is about to read the books for a list first makes sure that
//! there is a mark, and keeps the list under it; a list counts only while its mark is there. A
//! commit takes the marks of those whose cards it changed away, before anybody is told of it. So a
//! list that was read before a commit and arrives after it is kept under a mark that is gone, and
//! never counts. Marks are random: one that is gone does not come again.

use std::sync::Arc;

use futures::future::BoxFuture;
use mps_domain::books::Touched;
use mps_domain::ids::MemberId;
use mps_store::Listener;

use crate::http::ApiError;
use crate::shared::cards_in_memory::CardsInMemory;
use crate::shared::cards_in_redis::CardsInRedis;
use crate::shared::{CardList, Link};

/// What is remembered of card lists.
#[derive(Debug)]
pub(crate) struct Cards(Place);

#[derive(Debug)]
enum Place {
    Nowhere,
    Memory(CardsInMemory),
    Redis(Arc<CardsInRedis>),
}

impl Cards {
    /// Remembers nothing.
    pub(super) fn nowhere() -> Self {
        Self(Place::Nowhere)
    }

    /// Remembers in this process alone.
    pub(super) fn in_memory() -> Self {
        Self(Place::Memory(CardsInMemory::default()))
    }

    /// Remembers where all servers find it.
    pub(super) fn in_redis(link: Link) -> Self {
        Self(Place::Redis(Arc::new(CardsInRedis::new(link))))
    }

    /// A member's list: as remembered, or as `read` from the books.
    pub(crate) async fn of(
        &self,
        member: MemberId,
        read: impl Future<Output = Result<CardList, ApiError>>,
    ) -> Result<Arc<CardList>, ApiError> {
        match &self.0 {
            Place::Nowhere => read.await.map(Arc::new),
            Place::Memory(memory) => memory.of(member, read).await,
            Place::Redis(redis) => redis.of(member, read).await,
        }
    }
}

impl Listener for Cards {
    fn committed(&self, touched: &Touched) -> Option<BoxFuture<'static, ()>> {
        match &self.0 {
            Place::Nowhere => None,
            Place::Memory(memory) => {
                memory.forget(touched);
                None
            }
            Place::Redis(redis) => redis.forget(touched),
        }
    }
}
