//! Card lists in Redis, shared by all servers of the shop.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use mps_domain::ids::MemberId;
use mps_domain::unit_of_work::Touched;
use serde::{Deserialize, Serialize};
use tokio::time::sleep;

use crate::cache::CardList;
use crate::cache::card_list::CachedList;
use crate::error::ApiError;
use crate::random;
use crate::redis::RedisClient;

/// How long a list is valid. While a server cannot reach Redis, its commits remove no marks.
/// Another server that still reaches Redis may show outdated lists, but for no longer than this.
/// That is the price for charges that never wait for Redis. The same holds when Redis itself loses
/// its latest writes, in a failover or a restart from a snapshot.
const LIST_SECS: u64 = 30;
/// How long a mark lives: far longer than a list.
const MARK_SECS: u64 = 3600;
/// The key of the mark that every list depends on.
const EVERYBODY: &str = "mps:cards:mark";
/// When more marks than this could not be removed, the mark of all lists is removed instead.
const OWED_MAX: usize = 1000;
/// The pause after marks could not be removed although Redis is reachable.
const PAUSE: Duration = Duration::from_secs(1);

/// The cached lists.
#[derive(Debug)]
pub(crate) struct CardsInRedis {
    redis: RedisClient,
    owed: Mutex<Owed>,
}

/// Marks that a commit should have removed but could not.
#[derive(Debug, Default)]
struct Owed {
    keys: HashSet<String>,
    /// Whether a task is removing them. Until it is done, this server does not trust Redis.
    paying: bool,
}

/// The marks that a list is cached under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Marks {
    own: String,
    everybody: String,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    marks: Marks,
    list: CachedList,
}

/// What Redis contains for a list.
enum Seen {
    /// This list.
    List(CardList),
    /// No list; one may be cached under these marks.
    Unknown(Marks),
    /// No answer.
    Nothing,
}

// The part in braces determines the node in a cluster: both keys of a member are on one node.
fn mark_key(member: MemberId) -> String {
    format!("mps:{{{member}}}:cards:mark")
}

fn list_key(member: MemberId) -> String {
    format!("mps:{{{member}}}:cards")
}

impl CardsInRedis {
    pub(super) fn new(redis: RedisClient) -> Self {
        Self {
            redis,
            owed: Mutex::default(),
        }
    }

    /// Returns a member's list: from the cache, or as `read` from the books.
    pub(super) async fn of(
        self: &Arc<Self>,
        member: MemberId,
        read: impl Future<Output = Result<CardList, ApiError>>,
    ) -> Result<Arc<CardList>, ApiError> {
        let marks = match self.look(member).await {
            Seen::List(list) => return Ok(Arc::new(list)),
            Seen::Unknown(marks) => Some(marks),
            Seen::Nothing => None,
        };
        let list = Arc::new(read.await?);
        if let Some(marks) = marks {
            let (cards, list) = (Arc::clone(self), Arc::clone(&list));
            tokio::spawn(async move { cards.keep(member, marks, &list).await });
        }
        Ok(list)
    }

    /// Removes the marks of the lists that a commit changed.
    pub(super) fn forget(self: &Arc<Self>, touched: &Touched) -> Option<BoxFuture<'static, ()>> {
        let mut keys: Vec<String> = touched.members.iter().copied().map(mark_key).collect();
        if touched.everybody {
            keys.push(EVERYBODY.to_owned());
        }
        if !self.is_trusted() {
            self.owe(keys);
            return None;
        }
        let cards = Arc::clone(self);
        let taking = async move {
            if !cards.take_away(&keys).await {
                cards.owe(keys);
            }
        };
        Some(taking.boxed())
    }

    fn is_trusted(&self) -> bool {
        self.redis.is_there() && !self.lock().paying
    }

    async fn look(&self, member: MemberId) -> Seen {
        if !self.is_trusted() {
            return Seen::Nothing;
        }
        let mut own = redis::cmd("MGET");
        own.arg(mark_key(member)).arg(list_key(member));
        let mut everybody = redis::cmd("GET");
        everybody.arg(EVERYBODY);
        let (own, everybody) = tokio::join!(
            self.redis.command::<(Option<String>, Option<String>)>(&own),
            self.redis.command::<Option<String>>(&everybody),
        );
        let (Some((own, entry)), Some(everybody)) = (own, everybody) else {
            return Seen::Nothing;
        };
        let known = own.is_some() && everybody.is_some();
        let Some(marks) = self.marks(member, own, everybody).await else {
            return Seen::Nothing;
        };
        let entry = entry.filter(|_| known);
        let entry = entry.and_then(|text| serde_json::from_str::<Entry>(&text).ok());
        entry
            .filter(|entry| entry.marks == marks)
            .and_then(|entry| entry.list.list())
            .map_or(Seen::Unknown(marks), Seen::List)
    }

    /// Returns the marks, after setting the missing ones.
    async fn marks(
        &self,
        member: MemberId,
        own: Option<String>,
        everybody: Option<String>,
    ) -> Option<Marks> {
        let own = match own {
            Some(mark) => mark,
            None => self.set_mark(&mark_key(member)).await?,
        };
        let everybody = match everybody {
            Some(mark) => mark,
            None => self.set_mark(EVERYBODY).await?,
        };
        Some(Marks { own, everybody })
    }

    /// Sets a new mark, unless another server has set one, and returns the current mark.
    async fn set_mark(&self, key: &str) -> Option<String> {
        let mark = u128::from_ne_bytes(random::bytes().ok()?);
        let mut set = redis::pipe();
        set.atomic();
        set.cmd("SET").arg(key).arg(format!("{mark:032x}"));
        set.arg("EX").arg(MARK_SECS).arg("NX").ignore();
        set.cmd("GET").arg(key);
        let (mark,) = self.redis.transaction::<(Option<String>,)>(&set).await?;
        mark
    }

    async fn keep(&self, member: MemberId, marks: Marks, list: &CardList) {
        let list = list.cached();
        let Ok(entry) = serde_json::to_string(&Entry { marks, list }) else {
            return;
        };
        if self.is_trusted() {
            let mut set = redis::cmd("SET");
            set.arg(list_key(member)).arg(entry);
            set.arg("EX").arg(LIST_SECS);
            // Whether it worked does not matter.
            let _cached: Option<()> = self.redis.command(&set).await;
        }
    }

    /// Removes marks instead of changing them, because a full Redis still allows that.
    async fn take_away(&self, keys: &[String]) -> bool {
        let mut delete = redis::cmd("DEL");
        delete.arg(keys);
        self.redis.command::<u64>(&delete).await.is_some()
    }

    /// Records marks that have to be removed, and removes them in the background.
    fn owe(self: &Arc<Self>, keys: Vec<String>) {
        let mut owed = self.lock();
        owed.keys.extend(keys);
        if owed.keys.len() > OWED_MAX {
            owed.keys = HashSet::from([EVERYBODY.to_owned()]);
        }
        if !owed.paying {
            owed.paying = true;
            tokio::spawn(Arc::clone(self).pay());
        }
    }

    async fn pay(self: Arc<Self>) {
        loop {
            self.redis.until_there().await;
            // Taken out of the set, so that a mark that is added again in the meantime stays in it.
            let keys: Vec<String> = std::mem::take(&mut self.lock().keys).into_iter().collect();
            let gone = self.take_away(&keys).await;
            {
                let mut owed = self.lock();
                if !gone {
                    owed.keys.extend(keys);
                } else if owed.keys.is_empty() {
                    owed.paying = false;
                    return;
                }
            }
            if !gone {
                sleep(PAUSE).await;
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Owed> {
        self.owed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
