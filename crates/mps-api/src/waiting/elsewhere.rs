//! What other servers commit: each server looks into the books again and again for the codes that are waited
//! for. Where there is Redis, a message of the other server is quicker.

use std::time::Duration;

use futures::StreamExt;
use mps_domain::ids::{CodeId, MemberId};
use mps_store::Store;
use mps_store::queries::codes;
use tokio::time::{MissedTickBehavior, interval, sleep};
use uuid::Uuid;

use crate::redis::RedisClient;
use crate::waiting::Waiting;

/// The channel on which servers notify each other whose codes were used or ended.
const CHANNEL: &str = "mps:codes";
/// How often the books are looked into: what other servers commit is to be known within a second, whatever
/// becomes of a message.
const LOOK_EVERY: Duration = Duration::from_millis(600);
/// How many codes one statement looks for.
const LOOKED_FOR: usize = 4096;
/// How long to wait before subscribing again.
const PAUSE: Duration = Duration::from_secs(1);

/// How this server learns what others commit. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Elsewhere {
    waiting: Waiting,
    redis: Option<RedisClient>,
    /// Whether other servers may write to the books.
    has_others: bool,
}

impl Elsewhere {
    pub(crate) fn new(waiting: Waiting, redis: Option<RedisClient>, has_others: bool) -> Self {
        Self {
            waiting,
            redis,
            has_others,
        }
    }

    /// Notifies the other servers whose codes a commit used or ended. Nobody waits for it, and a message that
    /// is lost only costs time.
    pub(crate) fn notify<'a>(&self, members: impl IntoIterator<Item = &'a MemberId>) {
        let Some(redis) = self.redis.clone() else {
            return;
        };
        let ids: Vec<String> = members.into_iter().map(MemberId::to_string).collect();
        tokio::spawn(async move {
            let mut publish = redis::cmd("PUBLISH");
            publish.arg(CHANNEL).arg(ids.join(" "));
            let _receivers: Option<i64> = redis.command(&publish).await;
        });
    }

    /// Wakes the requests that wait for what other servers commit, until the server ends.
    pub(crate) async fn run(&self, store: &Store) {
        if self.has_others {
            tokio::join!(self.listen(), self.look(store));
        }
    }

    /// Wakes requests by the messages of the channel, and subscribes again whenever the connection is lost.
    async fn listen(&self) {
        let Some(redis) = &self.redis else {
            return;
        };
        loop {
            redis.until_there().await;
            if let Some(messages) = redis.messages(CHANNEL).await {
                let mut messages = std::pin::pin!(messages);
                while let Some(message) = messages.next().await {
                    let ids = message.split(' ').filter_map(|id| Uuid::parse_str(id).ok());
                    let members: Vec<MemberId> = ids.map(MemberId::new).collect();
                    self.waiting.wake(&members);
                }
            }
            sleep(PAUSE).await;
        }
    }

    /// Looks into the books again and again for all codes that are waited for.
    async fn look(&self, store: &Store) {
        let mut ticks = interval(LOOK_EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let codes: Vec<CodeId> = self.waiting.codes().into_iter().collect();
            for some in codes.chunks(LOOKED_FOR) {
                match store.fetch(codes::ended_among(some)).await {
                    Ok(members) => self.waiting.wake(&members),
                    Err(error) => tracing::warn!(%error, "the books do not say which codes ended"),
                }
            }
        }
    }
}
