//! A cache with a time limit: for sums of past periods, for the lengths of lists, and for values
//! that may be some minutes old.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::observe::metrics::Lookups;

/// How long an entry is valid. The past does not change, except when books are imported from
/// another system beside a running server.
const FOR: Duration = Duration::from_mins(10);
/// The number of entries at which all are dropped. Each takes some hundred bytes.
const MOST: usize = 20_000;

/// The cached values, by the question that they answer.
#[derive(Debug)]
pub(crate) struct Cache<K, V> {
    answers: Mutex<HashMap<K, (Instant, V)>>,
    lookups: Lookups,
}

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    /// Creates an empty cache.
    pub(crate) fn new(lookups: Lookups) -> Self {
        Self {
            answers: Mutex::default(),
            lookups,
        }
    }

    /// Returns the cached value, unless it is too old.
    pub(crate) fn get(&self, key: &K) -> Option<V> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let valid = answers.get(key).filter(|(since, _)| since.elapsed() < FOR);
        self.lookups.count(valid.is_some());
        valid.map(|(_, value)| value.clone())
    }

    /// Stores a value.
    pub(crate) fn put(&self, key: K, value: V) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= MOST {
            answers.clear();
        }
        answers.insert(key, (Instant::now(), value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_never_outgrows_its_room() {
        let answers = Cache::new(Lookups::default());
        for number in 0..=MOST {
            answers.put(number, number);
        }
        assert_eq!(answers.get(&0), None);
        assert_eq!(answers.get(&MOST), Some(MOST));
    }
}
