//! Identifies the bearer of a token, for requests that only read.

use std::collections::HashMap;
use std::sync::Mutex;

use mps_domain::access::{Bearer, Session};
use mps_domain::decision::{AccountFacts, identity_of};
use mps_domain::ids::SessionId;
use mps_domain::policy::SessionLife;
use mps_domain::{Identity, Timestamp};
use mps_store::{Store, queries};

use crate::error::ApiError;
use crate::observe::metrics::Lookups;

/// How long a session that was read is trusted, in microseconds. Writes do not rely on it: they
/// load the session in their own batch.
const TRUSTED_MICROS: i64 = 1_000_000;
/// The number of cached sessions at which all are dropped. Each takes about 300 bytes.
const REMEMBERED_MAX: usize = 50_000;

/// A cache of the sessions that were read in the last second.
#[derive(Debug)]
pub(crate) struct Sessions {
    remembered: Mutex<Remembered>,
    lookups: Lookups,
}

#[derive(Debug, Default)]
struct Remembered {
    sessions: HashMap<SessionId, (Timestamp, Session, AccountFacts)>,
    /// Incremented when the cache is cleared, so that a read that began earlier does not bring back
    /// a session that has ended since.
    generation: u64,
}

impl Sessions {
    /// Creates an empty cache.
    pub(crate) fn new(lookups: Lookups) -> Self {
        Self {
            remembered: Mutex::default(),
            lookups,
        }
    }

    /// Returns the bearer's identity and the session.
    pub(crate) async fn identify(
        &self,
        store: &Store,
        bearer: &Bearer,
    ) -> Result<(Identity, Session), ApiError> {
        let now = store.clock().now();
        let (remembered, generation) = self.remembered(bearer.session_id, now);
        self.lookups.count(remembered.is_some());
        if let Some((session, facts)) = remembered {
            let identity = identity_of(bearer, Some(&session), Some(&facts), store.policy(), now)?;
            return Ok((identity, session));
        }
        let found = store
            .fetch_one(queries::sessions::by_id(bearer.session_id))
            .await?;
        let (session, facts) = found.unzip();
        let identity = identity_of(
            bearer,
            session.as_ref(),
            facts.as_ref(),
            store.policy(),
            now,
        )?;
        let (session, facts) = session
            .zip(facts)
            .ok_or_else(|| ApiError::from(mps_protocol::ErrorCode::SessionRevoked))?;
        self.cache(now, generation, session.clone(), facts);
        Ok((identity, session))
    }

    /// Whether the caller has to store now that a session is in use ([`TouchSession`]). Until that is done, and
    /// read again, others of this server do not.
    ///
    /// [`TouchSession`]: mps_domain::operations::TouchSession
    pub(crate) fn claim_touch(&self, session: &Session, life: SessionLife, now: Timestamp) -> bool {
        if !session.is_touch_due(life, now) {
            return false;
        }
        let Ok(mut remembered) = self.remembered.lock() else {
            return false;
        };
        match remembered.sessions.get_mut(&session.id) {
            Some((_, cached, _)) if cached.is_touch_due(life, now) => {
                cached.seen_at = now;
                true
            }
            Some(_) => false,
            None => true,
        }
    }

    /// Clears the cache. Must be called after anything that ends a session.
    pub(crate) fn forget(&self) {
        if let Ok(mut remembered) = self.remembered.lock() {
            remembered.sessions.clear();
            remembered.generation = remembered.generation.wrapping_add(1);
        }
    }

    fn remembered(&self, id: SessionId, now: Timestamp) -> (Option<(Session, AccountFacts)>, u64) {
        let Ok(remembered) = self.remembered.lock() else {
            return (None, 0);
        };
        let valid = remembered
            .sessions
            .get(&id)
            .filter(|(read_at, ..)| now.micros().saturating_sub(read_at.micros()) < TRUSTED_MICROS);
        let found = valid.map(|(_, session, facts)| (session.clone(), facts.clone()));
        (found, remembered.generation)
    }

    fn cache(&self, now: Timestamp, generation: u64, session: Session, facts: AccountFacts) {
        let Ok(mut remembered) = self.remembered.lock() else {
            return;
        };
        if remembered.generation != generation {
            return;
        }
        if remembered.sessions.len() >= REMEMBERED_MAX {
            remembered.sessions.clear();
        }
        remembered
            .sessions
            .insert(session.id, (now, session, facts));
    }
}
