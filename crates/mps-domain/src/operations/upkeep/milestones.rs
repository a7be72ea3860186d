//! Remembering when something was last done.

use crate::books::{Change, Need};
use crate::calendar::Timestamp;
use crate::decision::{Asker, Case, Decision, Operation, Stop, unchanged};
use crate::mark::{Mark, Milestone};
use crate::refusal::RefusalCode;

/// After how many seconds a backup that failed is tried again.
const AGAIN_SECS: i64 = 60 * 60;

/// Remembers that something was done at a time, unless it was done since.
#[derive(Debug, Clone, Copy)]
pub struct Reach {
    /// What.
    pub milestone: Milestone,
    /// When.
    pub at: Timestamp,
}

impl Operation for Reach {
    type Receipt = ();
    const NAME: &'static str = "reach";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn foresee(&self, _asker: Asker) -> Vec<Need> {
        vec![Need::Mark(self.milestone.as_str().to_owned())]
    }

    fn decide(&self, case: &Case<'_>) -> Result<Decision<()>, Stop> {
        only_the_system(case)?;
        let last = last(case, self.milestone)?;
        if last.is_some_and(|last| last >= self.at) {
            return Ok(unchanged(()));
        }
        let mark = Mark::of(self.milestone, self.at);
        Ok(Decision {
            changes: vec![Change::Mark(mark)],
            receipt: (),
        })
    }
}

/// Asks whether a backup is due, and takes it on if it is: of all servers one gets yes.
#[derive(Debug, Clone, Copy)]
pub struct BeginBackup {
    /// How long after a good backup the next one is due, in seconds.
    pub every_secs: i64,
}

impl Operation for BeginBackup {
    /// Whether whoever asked is to make it.
    type Receipt = bool;
    const NAME: &'static str = "begin_backup";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn foresee(&self, _asker: Asker) -> Vec<Need> {
        let milestones = [Milestone::Backup, Milestone::BackupBegun];
        milestones
            .map(|milestone| Need::Mark(milestone.as_str().to_owned()))
            .to_vec()
    }

    fn decide(&self, case: &Case<'_>) -> Result<Decision<bool>, Stop> {
        only_the_system(case)?;
        case.require(self.foresee(case.asker))?;
        let is_over = |last: Option<Timestamp>, secs: i64| {
            last.is_none_or(|last| last.plus_secs(secs) <= case.now)
        };
        let again = AGAIN_SECS.min(self.every_secs);
        let is_due = is_over(last(case, Milestone::Backup)?, self.every_secs)
            && is_over(last(case, Milestone::BackupBegun)?, again);
        if !is_due {
            return Ok(unchanged(false));
        }
        let mark = Mark::of(Milestone::BackupBegun, case.now);
        Ok(Decision {
            changes: vec![Change::Mark(mark)],
            receipt: true,
        })
    }
}

fn only_the_system(case: &Case<'_>) -> Result<(), Stop> {
    if case.asker == Asker::System {
        Ok(())
    } else {
        Err(RefusalCode::PermissionDenied.into())
    }
}

fn last(case: &Case<'_>, milestone: Milestone) -> Result<Option<Timestamp>, Stop> {
    let name = milestone.as_str().to_owned();
    Ok(case.books.mark(&name)?.map(|mark| mark.at))
}
