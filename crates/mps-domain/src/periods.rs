//! Sums over quarters of an hour, of which statistics are made.
//!
//! A charge must not change a row that all charges share, so nothing is added up while it happens:
//! work in the background adds what is over and can no longer change.

use crate::books::Change;
use crate::calendar::Timestamp;
use crate::decision::{Asker, Case, Decision, Operation, Stop, unchanged};
use crate::refusal::RefusalCode;
use crate::text_enum;

/// How long a quarter of an hour is: no time zone differs from another by less.
const QUARTER_MICROS: i64 = 900_000_000;
/// How long after a time nothing is written any more that came about before it. A batch has its time
/// from when it began, and is given up long before this.
const DELAY_SECS: i64 = 120;
/// How much a step takes at least that does not end a quarter: each is a commit, for which payments
/// wait, and there is always a moment more that is over.
const STEP_MIN_SECS: i64 = 60;

text_enum! {
    /// What is counted. The types of transactions are counted under their own names.
    SumKind {
        /// Payments.
        Payment => "payment",
        /// Refunds.
        Refund => "refund",
        /// Recharges.
        Recharge => "recharge",
        /// Cancelled recharges.
        RechargeReversal => "recharge_reversal",
        /// New members.
        Member => "member",
        /// New cards.
        Card => "card",
    }
}

/// A stretch of time, within one quarter of an hour, whose sums are to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summing {
    /// From this time on; what is before it has been added.
    pub from: Timestamp,
    /// Up to and without this time.
    pub until: Timestamp,
}

impl Summing {
    /// The next stretch: from where the sums end, or where there is something, to the end of that
    /// quarter, or as far as nothing can change any more. `None` when that leaves nothing, or so little
    /// that it is not worth a commit yet.
    #[must_use]
    pub fn next(ended: Timestamp, something_at: Option<Timestamp>, now: Timestamp) -> Option<Self> {
        let settled = now.plus_secs(DELAY_SECS.saturating_neg());
        // Quarters in which there is nothing are passed over.
        let first = something_at.unwrap_or(settled).max(ended);
        let end = quarter_of(first).plus_secs(QUARTER_MICROS / 1_000_000);
        let least = end.min(ended.plus_secs(STEP_MIN_SECS));
        let until = end.min(settled);
        (until >= least).then_some(Self { from: ended, until })
    }

    /// The beginning of the quarter of an hour that it adds to.
    #[must_use]
    pub fn quarter(&self) -> Timestamp {
        quarter_of(Timestamp::from_micros(
            self.until.micros().saturating_sub(1),
        ))
    }
}

fn quarter_of(time: Timestamp) -> Timestamp {
    let micros = time.micros();
    Timestamp::from_micros(micros.saturating_sub(micros.rem_euclid(QUARTER_MICROS)))
}

/// One step of the work. However many servers take it, it is done once.
#[derive(Debug, Clone, Copy)]
pub struct SumUp {
    /// What is to be added.
    pub summing: Summing,
}

impl Operation for SumUp {
    type Receipt = ();
    const NAME: &'static str = "sum_up";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<()>, Stop> {
        if case.asker != Asker::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        // The reader's clock may be ahead of the one that the rows have their times from.
        if self.summing.until > case.now.plus_secs(DELAY_SECS.saturating_neg()) {
            return Ok(unchanged(()));
        }
        Ok(Decision {
            changes: vec![Change::SumUp(self.summing)],
            receipt: (),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_secs(secs)
    }

    #[test]
    fn a_step_stays_within_a_quarter_and_before_what_may_still_change() {
        let next = |ended, something: Option<i64>, now| {
            let step = Summing::next(at(ended), something.map(at), at(now));
            step.map(|step| (step.until.seconds(), step.quarter().seconds()))
        };
        assert_eq!(next(900, Some(950), 2_000), Some((1_800, 900)));
        assert_eq!(next(900, Some(2_000), 3_000), Some((2_700, 1_800)));
        assert_eq!(next(900, Some(950), 1_100), Some((980, 900)));
        assert_eq!(next(900, None, 100_000), Some((99_880, 99_000)));
        assert_eq!(next(980, None, 1_100), None);
        assert_eq!(next(980, Some(1_000), 1_100), None);
    }

    #[test]
    fn a_moment_is_not_worth_a_step_unless_it_ends_a_quarter() {
        let next = |ended, now| Summing::next(at(ended), Some(at(ended)), at(now));
        assert_eq!(next(900, 900 + 120 + 59), None);
        assert_eq!(next(900, 900 + 120 + 60).map(|s| s.until), Some(at(960)));
        assert_eq!(next(1_799, 1_800 + 120).map(|s| s.until), Some(at(1_800)));
    }
}
