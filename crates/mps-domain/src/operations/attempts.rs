//! Attempts at what can be guessed: counted before they are made, given back when they were right.

use crate::abort::Abort;
use crate::attempts::{AttemptKey, AttemptLimit, KnownNetwork};
use crate::calendar::Timestamp;
use crate::decision::{Actor, Context, Decision, Draft, Operation, unchanged};
use crate::need::Need;
use crate::unit_of_work::Change;

/// Counts an attempt that is about to be made, under each of its limits.
#[derive(Debug, Clone)]
pub struct TakeAttempt {
    /// The network of the account that somebody tries, and the limit that holds instead of the others if the
    /// account has signed in from it: strangers elsewhere cannot use it up.
    pub known: Option<(AttemptKey, AttemptLimit)>,
    /// The limits that hold otherwise. Those that tell nothing of an account come first.
    pub limits: Vec<AttemptLimit>,
}

/// What became of an attempt that was to be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttemptTaken {
    /// It may be made. These limits counted it.
    Allowed(Vec<AttemptLimit>),
    /// It may not be made now.
    Refused {
        /// The first of its limits that does not allow it.
        by: AttemptKey,
        /// The time from which this limit allows it.
        until: Timestamp,
    },
}

impl Operation for TakeAttempt {
    type Receipt = AttemptTaken;
    const NAME: &'static str = "take_attempt";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn foresee(&self, _actor: Actor) -> Vec<Need> {
        let known = self
            .known
            .iter()
            .flat_map(|(network, limit)| [Need::KnownNetwork(*network), Need::Attempts(limit.key)]);
        let others = self.limits.iter().map(|limit| Need::Attempts(limit.key));
        known.chain(others).collect()
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<AttemptTaken>, Abort> {
        context.require(self.foresee(context.actor))?;
        let limits = self.in_force(context)?;
        let mut draft = Draft::new(context);
        for limit in &limits {
            let current = context.work.attempts(&limit.key)?;
            match limit.take(current, context.now) {
                Ok(attempts) => draft.put(Change::Attempts(attempts)),
                // The first that refuses is named alone: behind it, nobody learns which accounts there are.
                Err(until) => {
                    let by = limit.key;
                    return Ok(unchanged(AttemptTaken::Refused { by, until }));
                }
            }
        }
        Ok(draft.finish_silently(AttemptTaken::Allowed(limits)))
    }
}

impl TakeAttempt {
    /// The limits that hold for this attempt.
    fn in_force(&self, context: &Context<'_>) -> Result<Vec<AttemptLimit>, Abort> {
        let Some((network, limit)) = &self.known else {
            return Ok(self.limits.clone());
        };
        let known = context.work.known_network(network)?;
        Ok(if known.is_some_and(|known| known.is_known(context.now)) {
            vec![*limit]
        } else {
            self.limits.clone()
        })
    }
}

/// Gives an attempt back that was right.
#[derive(Debug, Clone)]
pub struct GiveBackAttempt {
    /// The limits that counted it.
    pub limits: Vec<AttemptLimit>,
    /// The network of the account that signed in, which is known from now on.
    pub network: Option<AttemptKey>,
}

impl Operation for GiveBackAttempt {
    type Receipt = ();
    const NAME: &'static str = "give_back_attempt";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn foresee(&self, _actor: Actor) -> Vec<Need> {
        let networks = self.network.into_iter().map(Need::KnownNetwork);
        let limits = self.limits.iter().map(|limit| Need::Attempts(limit.key));
        networks.chain(limits).collect()
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        context.require(self.foresee(context.actor))?;
        let mut draft = Draft::new(context);
        for limit in &self.limits {
            if let Some(current) = context.work.attempts(&limit.key)? {
                draft.put(Change::Attempts(limit.give_back(current)));
            }
        }
        if let Some(key) = self.network {
            draft.put(Change::KnownNetwork(KnownNetwork {
                key,
                seen_at: context.now,
            }));
        }
        Ok(draft.finish_silently(()))
    }
}
