//! How long it takes to compare a password with a hash of the legacy MPS, as long as there are such hashes.
//!
//! These are bcrypt's, and slower than ours. Without this, the time of an answer would tell which members came from
//! the older system, and that they exist. Waiting costs no processor, so that a flood of sign-ins is no heavier.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The longest time that others wait: a machine that stood still must not hold up all who follow.
const LONGEST: Duration = Duration::from_secs(2);
/// How slowly the typical time follows what is measured.
const INERTIA: u32 = 8;
/// The password whose hash is timed at the start.
const TIMED: &str = "a password to time";

/// How long a comparison at the highest cost typically takes. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct LegacyTime(Arc<Mutex<Typical>>);

#[derive(Debug, Default)]
struct Typical {
    cost: u32,
    time: Duration,
}

impl LegacyTime {
    /// Measures a comparison at the highest cost that the books contain; `None` when they contain no legacy hash.
    pub(crate) fn measured(cost: Option<u32>) -> Self {
        let this = Self(Arc::default());
        if let Some(cost) = cost {
            let began = Instant::now();
            let _ = bcrypt::hash(TIMED, cost);
            this.took(cost, began.elapsed());
        }
        this
    }

    /// Records how long a comparison with a hash of a cost took. One of a lower cost makes nobody faster.
    pub(crate) fn took(&self, cost: u32, time: Duration) {
        let time = time.min(LONGEST);
        let mut typical = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if cost > typical.cost {
            *typical = Typical { cost, time };
        } else if cost == typical.cost {
            typical.time = (typical.time * (INERTIA - 1) + time) / INERTIA;
        }
    }

    /// Waits for what so many comparisons take beyond the time that was spent on legacy hashes; not at all where there
    /// are none.
    pub(crate) async fn wait(&self, comparisons: u32, spent: Duration) {
        let left = self.left(comparisons, spent);
        if !left.is_zero() {
            tokio::time::sleep(left).await;
        }
    }

    fn left(&self, comparisons: u32, spent: Duration) -> Duration {
        let typical = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        typical
            .time
            .saturating_mul(comparisons)
            .saturating_sub(spent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MILLI: Duration = Duration::from_millis(1);

    #[test]
    fn others_wait_only_where_there_are_legacy_hashes() {
        let time = LegacyTime::measured(None);
        assert_eq!(time.left(2, Duration::ZERO), Duration::ZERO);
        time.took(12, 60 * MILLI);
        assert_eq!(time.left(2, Duration::ZERO), 120 * MILLI);
        assert_eq!(time.left(1, 20 * MILLI), 40 * MILLI);
        assert_eq!(time.left(1, 70 * MILLI), Duration::ZERO);
        assert!(LegacyTime::measured(Some(4)).left(1, Duration::ZERO) > Duration::ZERO);
    }

    #[test]
    fn one_slow_comparison_holds_up_nobody_for_long() {
        let time = LegacyTime::measured(None);
        time.took(12, 60 * MILLI);
        time.took(12, 3_000 * MILLI);
        for _ in 0..64 {
            time.took(12, 60 * MILLI);
        }
        let left = time.left(1, Duration::ZERO);
        assert!(left <= 62 * MILLI, "{left:?}");
        // A hash of a lower cost says nothing of the others.
        time.took(4, MILLI);
        assert_eq!(time.left(1, Duration::ZERO), left);
    }
}
