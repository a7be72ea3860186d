//! What was read and need not be read again for a while: sums of periods that are over, and what may
//! be some minutes old.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long something is kept. What is over changes no more, but for books that are taken over from
/// elsewhere beside a running server.
const FOR: Duration = Duration::from_mins(10);
/// How many things are kept before all are forgotten; each costs some hundred bytes.
const MOST: usize = 20_000;

/// What is kept, by what it is an answer to.
#[derive(Debug)]
pub(crate) struct Kept<K, V>(Mutex<HashMap<K, (Instant, V)>>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V: Clone> Kept<K, V> {
    /// What is kept, if it is not too old.
    pub(crate) fn get(&self, key: &K) -> Option<V> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, value) = kept.get(key)?;
        (since.elapsed() < FOR).then(|| value.clone())
    }

    /// Keeps something from now on.
    pub(crate) fn put(&self, key: K, value: V) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, (Instant::now(), value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_never_outgrows_its_room() {
        let kept = Kept::default();
        for number in 0..=MOST {
            kept.put(number, number);
        }
        assert_eq!(kept.get(&0), None);
        assert_eq!(kept.get(&MOST), Some(MOST));
    }
}
