//! Limits on attempts: how often somebody may try what can be guessed, such as a password.
//!
//! An attempt is counted before it is made, and given back when it was right. So attempts at the same moment
//! cannot pass a limit together, on one server or on several. A limit is a delay and no lock: a number of attempts
//! at once, and one more each time a part of the time has passed (the generic cell rate algorithm, ITU-T I.371).

use std::fmt;

use crate::calendar::Timestamp;

/// A keyed hash of whose attempts at what are counted, or of an account and a network. The books reveal neither the
/// names that somebody typed nor addresses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptKey([u8; 16]);

impl AttemptKey {
    /// The hash from its bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes, as stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Debug for AttemptKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AttemptKey")
    }
}

/// By how much times of attempts at once may differ: servers, and lanes of one, do not have the same time to the
/// microsecond.
const SLACK_MICROS: i64 = 100_000;

/// A limit on attempts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttemptLimit {
    /// Whose attempts, and at what.
    pub key: AttemptKey,
    /// How many may be made at once.
    pub most: i64,
    /// After how many microseconds one more is allowed.
    pub every_micros: i64,
}

/// The attempts under a key, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// The key.
    pub key: AttemptKey,
    /// The time from which no attempt counts any more.
    pub over_at: Timestamp,
}

impl AttemptLimit {
    /// The attempts with one more, at `now`.
    ///
    /// # Errors
    /// The time from which one more is allowed, when there are too many.
    pub fn take(&self, current: Option<&Attempts>, now: Timestamp) -> Result<Attempts, Timestamp> {
        let at_once = self.most.saturating_mul(self.every_micros);
        // A clock that was ahead for a while must lock nobody out once it is right.
        let latest = now.plus_micros(at_once);
        let before = current.map_or(now, |attempts| attempts.over_at.clamp(now, latest));
        let over_at = before.plus_micros(self.every_micros);
        // With the last of those at once, the time must not decide.
        let slack = SLACK_MICROS.min(self.every_micros / 2);
        let early = at_once.saturating_add(slack).saturating_neg();
        let allowed_at = over_at.plus_micros(early);
        if allowed_at > now {
            return Err(allowed_at);
        }
        Ok(Attempts {
            key: self.key,
            over_at,
        })
    }

    /// The attempts without one that was right.
    #[must_use]
    pub fn give_back(&self, current: &Attempts) -> Attempts {
        Attempts {
            over_at: current
                .over_at
                .plus_micros(self.every_micros.saturating_neg()),
            ..*current
        }
    }
}

/// A network from which an account signed in, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownNetwork {
    /// The keyed hash of the account and the network.
    pub key: AttemptKey,
    /// When the account last signed in from it.
    pub seen_at: Timestamp,
}

/// How long an account's network stays known after a sign-in, in seconds.
///
/// It is longer than a session of a member lives by default: who signs in again after it is known.
pub const KNOWN_SECS: i64 = 400 * 24 * 60 * 60;

impl KnownNetwork {
    /// Whether it still counts as known.
    #[must_use]
    pub fn is_known(&self, now: Timestamp) -> bool {
        now < self.seen_at.plus_secs(KNOWN_SECS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: AttemptLimit = AttemptLimit {
        key: AttemptKey::from_bytes([7; 16]),
        most: 5,
        every_micros: 180_000_000,
    };

    fn at(secs: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_secs(secs)
    }

    /// A time that many seconds later, as a limit gives it.
    fn until(secs: i64) -> Timestamp {
        at(secs).plus_micros(-SLACK_MICROS)
    }

    /// Makes attempts until one is refused, and returns their number and the time of the refusal's end.
    fn exhaust(mut attempts: Option<Attempts>, now: Timestamp) -> (i64, Attempts, Timestamp) {
        for made in 0.. {
            match LIMIT.take(attempts.as_ref(), now) {
                Ok(more) => attempts = Some(more),
                Err(until) => return (made, attempts.unwrap(), until),
            }
        }
        unreachable!()
    }

    #[test]
    fn five_at_once_and_then_one_each_three_minutes() {
        let (made, attempts, allowed_at) = exhaust(None, at(1000));
        assert_eq!((made, allowed_at), (5, until(1180)));
        assert!(LIMIT.take(Some(&attempts), at(1179)).is_err());
        let (made, attempts, allowed_at) = exhaust(Some(attempts), at(1180));
        assert_eq!((made, allowed_at), (1, until(1360)));
        // After a quarter of an hour, all are allowed again, and never more.
        let (made, ..) = exhaust(Some(attempts), at(1180 + 900));
        assert_eq!(made, 5);
        let (made, ..) = exhaust(Some(attempts), at(1_000_000));
        assert_eq!(made, 5);
    }

    /// Two lanes decide one after the other, and the second has the earlier time.
    #[test]
    fn a_time_that_goes_back_a_little_takes_no_attempt_away() {
        let mut attempts = None;
        for made in 0..5 {
            let now = at(1000).plus_micros(-10 * made);
            attempts = Some(LIMIT.take(attempts.as_ref(), now).unwrap());
        }
        assert!(LIMIT.take(attempts.as_ref(), at(1001)).is_err());
    }

    #[test]
    fn a_clock_that_was_ahead_locks_nobody_out() {
        let (_, attempts, _) = exhaust(None, at(1_000_000));
        let (made, _, allowed_at) = exhaust(Some(attempts), at(0));
        assert_eq!((made, allowed_at), (0, until(180)));
    }

    #[test]
    fn an_attempt_that_was_right_does_not_count() {
        let (_, attempts, _) = exhaust(None, at(0));
        let attempts = LIMIT.give_back(&attempts);
        let (made, ..) = exhaust(Some(attempts), at(0));
        assert_eq!(made, 1);
    }

    #[test]
    fn a_network_is_known_for_more_than_a_year() {
        let network = KnownNetwork {
            key: LIMIT.key,
            seen_at: at(0),
        };
        assert!(network.is_known(at(KNOWN_SECS - 1)));
        assert!(!network.is_known(at(KNOWN_SECS)));
    }
}
