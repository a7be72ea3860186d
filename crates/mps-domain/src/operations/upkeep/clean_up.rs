//! Removing rows that ended long ago.

use uuid::Uuid;

use crate::abort::Abort;
use crate::attempts::KNOWN_SECS;
use crate::calendar::Timestamp;
use crate::decision::{Actor, Context, Decision, Operation, unchanged};
use crate::lease::{Forget, Lease};
use crate::need::Need;
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

/// The name of this job's lease.
const WORK: &str = "clean_up";
/// How long an expired code stays stored: long enough to find in the log why it was refused.
const CODES_SECS: i64 = 24 * 60 * 60;
/// How long an expired session stays stored.
const SESSIONS_SECS: i64 = 7 * 24 * 60 * 60;
/// How many rows of each kind one commit removes. Payments wait for it no longer than for each other.
const AT_MOST: i64 = 1000;

/// One step of the job, on one of the servers. Only the holder of the lease does it.
#[derive(Debug, Clone, Copy)]
pub struct CleanUp {
    /// The server.
    pub server: Uuid,
}

impl CleanUp {
    /// What is to be removed at `now`.
    #[must_use]
    pub const fn due(now: Timestamp) -> Forget {
        Forget {
            codes_before: now.plus_secs(-CODES_SECS),
            sessions_before: now.plus_secs(-SESSIONS_SECS),
            attempts_before: now,
            networks_before: now.plus_secs(-KNOWN_SECS),
            at_most: AT_MOST,
        }
    }
}

/// The result of the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CleanedUp {
    /// It was done.
    Here,
    /// Another server does the job.
    Elsewhere,
}

impl Operation for CleanUp {
    type Receipt = CleanedUp;
    const NAME: &'static str = "clean_up";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn foresee(&self, _actor: Actor) -> Vec<Need> {
        vec![Need::Lease(WORK.to_owned())]
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<CleanedUp>, Abort> {
        if context.actor != Actor::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let current = context.work.lease(&WORK.to_owned())?;
        let Some(lease) = Lease::taken(current, WORK, self.server, context.now) else {
            return Ok(unchanged(CleanedUp::Elsewhere));
        };
        let due = Self::due(context.now);
        Ok(Decision {
            changes: vec![Change::Lease(lease), Change::Forget(due)],
            receipt: CleanedUp::Here,
        })
    }
}
