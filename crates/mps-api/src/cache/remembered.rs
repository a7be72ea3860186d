//! What was read and need not be read again for a while: sums of periods that are over, that a list is
//! long, and what may be some minutes old.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::observe::metrics::Lookups;

/// How long something is kept. What is over changes no more, but for books that are taken over from
/// elsewhere beside a running server.
const FOR: Duration = Duration::from_mins(10);
/// How many things are kept before all are forgotten; each costs some hundred bytes.
const MOST: usize = 20_000;

/// What is kept, by what it is an answer to.
#[derive(Debug)]
pub(crate) struct Cache<K, V> {
    answers: Mutex<HashMap<K, (Instant, V)>>,
    lookups: Lookups,
}

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    /// Nothing kept yet.
    pub(crate) fn new(lookups: Lookups) -> Self {
        Self {
            answers: Mutex::default(),
            lookups,
        }
    }

    /// What is kept, if it is not too old.
    pub(crate) fn get(&self, key: &K) -> Option<V> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let valid = answers.get(key).filter(|(since, _)| since.elapsed() < FOR);
        self.lookups.count(valid.is_some());
        valid.map(|(_, value)| value.clone())
    }

    /// Keeps something from now on.
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
