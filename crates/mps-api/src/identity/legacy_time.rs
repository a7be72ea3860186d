//! How long it takes to compare a password with a hash of the legacy MPS, as long as there are such hashes.
//!
//! These are bcrypt's, and slower than ours. Without this, the time of an answer would tell which members came from
//! the older system, and that they exist. Waiting costs no processor, so that a flood of sign-ins is no heavier.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The longest time that others wait, in microseconds: a machine that stood still must not hold up all who follow.
const LONGEST: u64 = 2_000_000;
/// The password whose hash is timed at the start.
const TIMED: &str = "a password to time";

/// The longest time that was measured. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct LegacyTime(Arc<AtomicU64>);

impl LegacyTime {
    /// Measures a comparison at the highest cost that the books contain; `None` when they contain no legacy hash.
    pub(crate) fn measured(cost: Option<u32>) -> Self {
        let this = Self(Arc::default());
        if let Some(cost) = cost {
            let began = Instant::now();
            let _ = bcrypt::hash(TIMED, cost);
            this.took(began.elapsed());
        }
        this
    }

    /// Records how long a comparison took. A cheaper hash, or one that cannot be read, makes nobody faster.
    pub(crate) fn took(&self, time: Duration) {
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        self.0.fetch_max(micros.min(LONGEST), Ordering::Relaxed);
    }

    /// Waits as long as a comparison takes, or not at all where there are no legacy hashes.
    pub(crate) async fn wait(&self) {
        let micros = self.0.load(Ordering::Relaxed);
        if micros > 0 {
            tokio::time::sleep(Duration::from_micros(micros)).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn others_wait_only_where_there_are_legacy_hashes() {
        let began = Instant::now();
        LegacyTime::measured(None).wait().await;
        assert!(began.elapsed() < Duration::from_millis(50));
        let time = LegacyTime::measured(Some(4));
        assert!(time.0.load(Ordering::Relaxed) > 0);
        time.took(Duration::from_millis(60));
        let began = Instant::now();
        time.wait().await;
        assert!(began.elapsed() >= Duration::from_millis(60));
    }
}
