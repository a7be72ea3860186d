//! Recording when something was last done.

use crate::abort::Abort;
use crate::calendar::Timestamp;
use crate::decision::{Actor, Context, Decision, Operation, unchanged};
use crate::milestone::{Milestone, MilestoneKind};
use crate::need::Need;
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

/// How long after a failed backup the next attempt is due, in seconds.
const AGAIN_SECS: i64 = 60 * 60;

/// Records that something was done at a time, unless a later time is recorded already.
#[derive(Debug, Clone, Copy)]
pub struct ReachMilestone {
    /// The milestone.
    pub milestone: MilestoneKind,
    /// The time.
    pub at: Timestamp,
}

impl Operation for ReachMilestone {
    type Receipt = ();
    const NAME: &'static str = "reach";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn foresee(&self, _actor: Actor) -> Vec<Need> {
        vec![Need::Milestone(self.milestone.as_str().to_owned())]
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        only_the_system(context)?;
        let last = last(context, self.milestone)?;
        if last.is_some_and(|last| last >= self.at) {
            return Ok(unchanged(()));
        }
        let milestone = Milestone::of(self.milestone, self.at);
        Ok(Decision {
            changes: vec![Change::Milestone(milestone)],
            receipt: (),
        })
    }
}

/// Begins a backup if one is due. Only one of all servers may make it.
#[derive(Debug, Clone, Copy)]
pub struct BeginBackup {
    /// How long after a good backup the next one is due, in seconds.
    pub every_secs: i64,
}

impl Operation for BeginBackup {
    /// Whether the caller is to make the backup.
    type Receipt = bool;
    const NAME: &'static str = "begin_backup";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn foresee(&self, _actor: Actor) -> Vec<Need> {
        let milestones = [MilestoneKind::Backup, MilestoneKind::BackupBegun];
        milestones
            .map(|milestone| Need::Milestone(milestone.as_str().to_owned()))
            .to_vec()
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<bool>, Abort> {
        only_the_system(context)?;
        context.require(self.foresee(context.actor))?;
        let is_over = |last: Option<Timestamp>, secs: i64| {
            last.is_none_or(|last| last.plus_secs(secs) <= context.now)
        };
        let again = AGAIN_SECS.min(self.every_secs);
        let is_due = is_over(last(context, MilestoneKind::Backup)?, self.every_secs)
            && is_over(last(context, MilestoneKind::BackupBegun)?, again);
        if !is_due {
            return Ok(unchanged(false));
        }
        let milestone = Milestone::of(MilestoneKind::BackupBegun, context.now);
        Ok(Decision {
            changes: vec![Change::Milestone(milestone)],
            receipt: true,
        })
    }
}

fn only_the_system(context: &Context<'_>) -> Result<(), Abort> {
    if context.actor == Actor::System {
        Ok(())
    } else {
        Err(RefusalCode::PermissionDenied.into())
    }
}

fn last(context: &Context<'_>, milestone: MilestoneKind) -> Result<Option<Timestamp>, Abort> {
    let name = milestone.as_str().to_owned();
    Ok(context.work.milestone(&name)?.map(|milestone| milestone.at))
}
