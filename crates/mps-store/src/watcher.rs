//! Observation of the store at work.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A watcher that sees each batch begin.
pub trait Watcher: fmt::Debug + Send + Sync {
    /// A lane begins a batch; `waits` is how long each of its commands has waited. The lane calls this before
    /// anything else, so it must return almost at once.
    fn batch_begins(&self, waits: &mut dyn ExactSizeIterator<Item = Duration>);
}

/// Notifies the watcher, if there is one, that a batch begins. `since` is when each of its commands was
/// queued.
pub(crate) fn batch_begins(
    watcher: Option<&Arc<dyn Watcher>>,
    since: impl ExactSizeIterator<Item = Instant>,
) {
    if let Some(watcher) = watcher {
        let now = Instant::now();
        watcher.batch_begins(&mut since.map(|since| now.saturating_duration_since(since)));
    }
}

/// The current figures of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// The number of commands that wait for a lane.
    pub waiting: usize,
    /// The number of idle connections in the pool for reads.
    pub idle_connections: usize,
    /// The number of connections in the pool that are reading.
    pub busy_connections: usize,
}
