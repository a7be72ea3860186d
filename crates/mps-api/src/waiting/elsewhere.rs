//! What other servers commit: over Redis where there is one, and by a look into the books each 0.8 s
//! where there is none or it does not answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::StreamExt;
use mps_domain::ids::{CodeId, MemberId};
use mps_store::Store;
use mps_store::queries::codes;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};
use uuid::Uuid;

use crate::redis::RedisClient;
use crate::waiting::Waiting;

/// The channel on which servers notify each other whose codes were used or ended.
const CHANNEL: &str = "mps:codes";
/// How often the books are looked into: what other servers commit is to be known within a second.
const LOOK_EVERY: Duration = Duration::from_millis(800);
/// How often a server sends a message of its own, and how long it waits before it subscribes again.
const EVERY: Duration = Duration::from_secs(1);
/// How long the channel may be silent before it counts as lost.
const SILENCE: Duration = Duration::from_secs(3);

/// How this server learns what others commit. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Elsewhere {
    waiting: Waiting,
    redis: Option<RedisClient>,
    /// Whether the messages of the channel arrive.
    is_subscribed: Arc<AtomicBool>,
}

impl Elsewhere {
    pub(crate) fn new(waiting: Waiting, redis: Option<RedisClient>) -> Self {
        Self {
            waiting,
            redis,
            is_subscribed: Arc::default(),
        }
    }

    /// Notifies the other servers whose codes a commit used or ended. Nobody waits for it: a message that
    /// is lost is made up for by the next request of the member's phone.
    pub(crate) fn notify<'a>(&self, members: impl IntoIterator<Item = &'a MemberId>) {
        let Some(redis) = self.redis.clone() else {
            return;
        };
        let ids: Vec<String> = members.into_iter().map(MemberId::to_string).collect();
        tokio::spawn(async move { publish(&redis, &ids.join(" ")).await });
    }

    /// Wakes the requests that wait for what other servers commit, until the server ends.
    pub(crate) async fn run(&self, store: &Store) {
        match &self.redis {
            Some(redis) => drop(tokio::join!(self.listen(redis), self.look(store))),
            None => self.look(store).await,
        }
    }

    /// Listens to the channel, and begins again whenever it is lost.
    async fn listen(&self, redis: &RedisClient) {
        loop {
            redis.until_there().await;
            if let Some(messages) = redis.messages(CHANNEL).await {
                tokio::select! {
                    () = self.receive(messages) => {}
                    () = heartbeat(redis) => {}
                }
            }
            self.is_subscribed.store(false, Ordering::SeqCst);
            sleep(EVERY).await;
        }
    }

    /// Wakes requests by the messages of the channel until it falls silent.
    async fn receive(&self, messages: impl StreamExt<Item = String>) {
        let mut messages = std::pin::pin!(messages);
        while let Ok(Some(message)) = timeout(SILENCE, messages.next()).await {
            if !self.is_subscribed.swap(true, Ordering::SeqCst) {
                // Messages may have been missed before the first one arrived.
                self.waiting.wake_all();
            }
            let ids = message.split(' ').filter_map(|id| Uuid::parse_str(id).ok());
            let members: Vec<MemberId> = ids.map(MemberId::new).collect();
            self.waiting.wake(&members);
        }
    }

    /// Looks into the books again and again for all codes that are waited for, in one statement, while no
    /// messages arrive.
    async fn look(&self, store: &Store) {
        let mut ticks = interval(LOOK_EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let codes: Vec<CodeId> = self.waiting.codes().into_iter().collect();
            if codes.is_empty() || self.is_subscribed.load(Ordering::SeqCst) {
                continue;
            }
            match store.fetch(codes::ended_among(&codes)).await {
                Ok(members) => self.waiting.wake(&members),
                Err(error) => tracing::debug!(%error, "the books do not say which codes ended"),
            }
        }
    }
}

/// Sends an empty message each second: a channel without any message is lost.
async fn heartbeat(redis: &RedisClient) {
    let mut ticks = interval(EVERY);
    loop {
        ticks.tick().await;
        publish(redis, "").await;
    }
}

async fn publish(redis: &RedisClient, message: &str) {
    let mut command = redis::cmd("PUBLISH");
    command.arg(CHANNEL).arg(message);
    let _receivers: Option<i64> = redis.command(&command).await;
}
