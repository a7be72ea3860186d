//! The time of the books: it never goes back and never runs far ahead of the clock.

use mps_domain::Timestamp;
use mps_domain::milestone::MilestoneKind;

use crate::error::StoreError;
use crate::value::{Row, Value};

/// How far the time of the books may be ahead of the clock, in seconds. If it were further ahead, codes,
/// sessions and daily limits would stand still for too long. So nothing is written until the clock has caught
/// up or an administrator accepts the clock.
const AHEAD_MAX_SECS: i64 = 5 * 60;

/// The latest times in the books at or before `$1`, for transactions and for the audit.
pub(crate) const LATEST: &str = "SELECT (SELECT max(t.created_at) FROM mps.transactions t \
     WHERE t.created_at <= $1), (SELECT max(l.at) FROM mps.audit_log l WHERE l.at <= $1)";

/// The time up to which the books were written by a clock that was ahead and was later accepted.
pub(crate) const ACCEPTED: &str = "SELECT at FROM mps.marks WHERE name = $1";

/// A time after all others.
pub(crate) const END_OF_TIME: Timestamp = Timestamp::from_micros(253_402_300_799_000_000);

/// The parameters of [`ACCEPTED`].
pub(crate) fn accepted_values() -> [Value; 1] {
    [MilestoneKind::ClockAccepted.as_str().into()]
}

/// Returns the latest time in the answer to [`LATEST`] or [`ACCEPTED`], or the beginning of time when there
/// is none.
pub(crate) fn time_in(rows: &[Row]) -> Result<Timestamp, StoreError> {
    let mut latest = Timestamp::from_micros(0);
    for row in rows {
        for column in 0..row.len() {
            let time: Option<Timestamp> = row.get(column)?;
            latest = latest.max(time.unwrap_or(latest));
        }
    }
    Ok(latest)
}

/// The time of the books in one lane.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BookTime {
    /// The time of the last command.
    last: Timestamp,
    /// Times up to this one were written by a clock that was ahead. They do not count.
    accepted: Timestamp,
}

impl BookTime {
    /// Computes the time of the books and leaves out what an accepted clock wrote.
    ///
    /// `latest` is the latest time in the books. `until_now` is the latest time that a right clock may have
    /// written.
    pub(crate) fn of(accepted: Timestamp, latest: Timestamp, until_now: Timestamp) -> Self {
        let last = if latest <= accepted {
            until_now
        } else {
            latest
        };
        Self { last, accepted }
    }

    /// Computes the time of the same books when the clock is accepted as right.
    pub(crate) const fn accepting(latest: Timestamp, until_now: Timestamp) -> Self {
        Self {
            last: until_now,
            accepted: latest,
        }
    }

    /// Returns the latest time that a right clock may have written.
    pub(crate) const fn most(clock: Timestamp) -> Timestamp {
        clock.plus_secs(AHEAD_MAX_SECS)
    }

    /// Checks that the books are not far ahead of the clock.
    ///
    /// # Errors
    /// [`StoreError::ClockBehind`] when they are.
    pub(crate) fn check(&self, clock: Timestamp) -> Result<(), StoreError> {
        if self.last <= Self::most(clock) {
            return Ok(());
        }
        Err(StoreError::ClockBehind {
            clock,
            books: self.last,
        })
    }

    /// Takes account of a time that is already in the books, such as that of a card's last entry.
    pub(crate) fn take(&mut self, time: Timestamp) {
        if time > self.accepted {
            self.last = self.last.max(time);
        }
    }

    /// Returns the time up to which the times in the books do not count.
    pub(crate) const fn accepted(&self) -> Timestamp {
        self.accepted
    }

    /// Returns the time of the next command. It is later than that of the command before, so that lists by
    /// time show the order of decisions even while the clock stands still.
    pub(crate) fn next(&self, clock: Timestamp) -> Timestamp {
        clock.max(self.last.next())
    }

    /// Records that a command was decided at a time that [`BookTime::next`] returned.
    pub(crate) const fn pass(&mut self, time: Timestamp) {
        self.last = time;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_secs(secs)
    }

    #[test]
    fn time_goes_on_while_the_clock_stands_still_or_goes_back() {
        let mut time = BookTime::of(at(0), at(0), at(0));
        assert_eq!(time.next(at(100)), at(100));
        time.pass(at(100));
        assert_eq!(time.next(at(90)).micros(), at(100).micros() + 1);
        assert!(time.check(at(90)).is_ok());
        assert_eq!(time.next(at(200)), at(200));
    }

    #[test]
    fn what_an_accepted_clock_wrote_does_not_count() {
        let mut time = BookTime::of(at(1_000), at(1_000), at(500));
        assert_eq!(time.next(at(600)), at(600));
        time.take(at(900));
        assert_eq!(time.next(at(601)), at(601));
        time.take(at(1_001));
        assert_eq!(time.next(at(602)).seconds(), 1_001);
    }

    #[test]
    fn books_that_are_more_than_five_minutes_ahead_are_not_written() {
        let time = BookTime::of(at(0), at(1_000), at(500));
        assert!(time.check(at(700)).is_ok());
        assert!(matches!(
            time.check(at(699)),
            Err(StoreError::ClockBehind { .. })
        ));
    }
}
