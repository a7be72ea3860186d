//! Watching the store at work.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Sees each batch begin.
pub trait Watcher: fmt::Debug + Send + Sync {
    /// A lane begins a batch whose commands have waited for so long. Called in the lane before it does
    /// anything else, so it must take next to no time.
    fn batch_begins(&self, waits: &mut dyn ExactSizeIterator<Item = Duration>);
}

/// Tells the watcher, if there is one, that a batch begins: since when its commands have waited.
pub(crate) fn batch_begins(
    watcher: Option<&Arc<dyn Watcher>>,
    since: impl ExactSizeIterator<Item = Instant>,
) {
    if let Some(watcher) = watcher {
        let now = Instant::now();
        watcher.batch_begins(&mut since.map(|since| now.saturating_duration_since(since)));
    }
}

/// How the store is at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// How many commands wait for a lane.
    pub waiting: usize,
    /// How many of the connections that reads share have nothing to do.
    pub idle_connections: usize,
    /// How many of them are reading.
    pub busy_connections: usize,
}
