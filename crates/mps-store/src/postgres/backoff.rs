//! Back-off between attempts, so that many callers that failed together do not all retry together.

use std::time::Duration;

use uuid::Uuid;

/// Waits that double each time, up to a bound.
pub(crate) struct Backoff {
    next: Duration,
    longest: Duration,
}

impl Backoff {
    pub(crate) const fn new(first: Duration, longest: Duration) -> Self {
        Self {
            next: first,
            longest,
        }
    }

    /// Returns how long to wait now: a random time between half of the step and all of it.
    pub(crate) fn step(&mut self) -> Duration {
        let step = self.next.min(self.longest);
        self.next = step.saturating_mul(2);
        let half = step.checked_div(2).unwrap_or_default();
        half.saturating_add(by_chance(step.saturating_sub(half)))
    }

    /// Waits for the time of the next step.
    pub(crate) async fn wait(&mut self) {
        tokio::time::sleep(self.step()).await;
    }
}

/// Returns a random part of a duration.
fn by_chance(most: Duration) -> Duration {
    let most = u64::try_from(most.as_nanos()).unwrap_or(u64::MAX);
    // The low half of a random UUID is random except for its first two bits.
    let (_, chance) = Uuid::new_v4().as_u64_pair();
    let part = (chance << 2).checked_rem(most.saturating_add(1));
    Duration::from_nanos(part.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_their_bound_and_are_never_all_alike() {
        let [first, longest] = [50, 400].map(Duration::from_millis);
        let tries = || {
            let mut backoff = Backoff::new(first, longest);
            [(); 6].map(|()| backoff.step())
        };
        let bounds = [50, 100, 200, 400, 400, 400].map(Duration::from_millis);
        for _ in 0..100 {
            for (step, bound) in tries().into_iter().zip(bounds) {
                assert!(step <= bound && step >= bound / 2, "{step:?} of {bound:?}");
            }
        }
        assert_ne!(tries(), tries());
    }
}
