//! The health of the lanes: whether commands are carried out.
//!
//! [`Store::ping`](crate::Store::ping) reports this in addition to the database's answer. The lanes record a
//! failure when it happens and before they answer anybody. So a check costs nothing, and a client that has
//! just seen a failure never reads that all is well.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::StoreError;

/// The health of all lanes of a store.
#[derive(Debug, Clone)]
pub(crate) struct Health(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// A command was lost because a lane or the dispatcher before the lanes panicked.
    lost: AtomicBool,
    /// For each lane, whether its last batch failed.
    failing: Box<[AtomicBool]>,
}

/// The health of one lane.
#[derive(Debug, Clone)]
pub(crate) struct LaneHealth {
    all: Health,
    lane: usize,
}

impl Health {
    /// Creates the health of this many lanes, all well.
    pub(crate) fn of(lanes: usize) -> Self {
        Self(Arc::new(Shared {
            lost: AtomicBool::new(false),
            failing: (0..lanes).map(|_| AtomicBool::new(false)).collect(),
        }))
    }

    /// Returns the health of one lane, counted from zero.
    pub(crate) fn of_lane(&self, lane: usize) -> LaneHealth {
        LaneHealth {
            all: self.clone(),
            lane,
        }
    }

    /// Records that a command was lost. The lost lane does not come back.
    fn lose(&self) {
        self.0.lost.store(true, Ordering::Release);
    }

    /// Checks that no command was lost and that no lane is failing. A lane is well when its last batch went
    /// through or nothing was asked of it since it came back.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        let is_set = |flag: &AtomicBool| flag.load(Ordering::Acquire);
        if is_set(&self.0.lost) {
            return Err(StoreError::Unwell("a lane has stopped; start again"));
        }
        if self.0.failing.iter().any(is_set) {
            return Err(StoreError::Unwell(
                "the books are not written: the last batch of a lane did not go through, and why is in \
                 the log",
            ));
        }
        Ok(())
    }
}

impl LaneHealth {
    /// Records that a batch went through, or that the lane has come back and can write.
    pub(crate) fn is_well(&self) {
        self.set(false);
    }

    /// Records that the lane cannot carry out commands.
    pub(crate) fn is_failing(&self) {
        self.set(true);
    }

    /// Whether the lane cannot carry out commands.
    pub(crate) fn fails(&self) -> bool {
        let failing = self.all.0.failing.get(self.lane);
        failing.is_some_and(|failing| failing.load(Ordering::Acquire))
    }

    fn set(&self, is_failing: bool) {
        if let Some(failing) = self.all.0.failing.get(self.lane) {
            failing.store(is_failing, Ordering::Release);
        }
    }
}

/// A guard for a command that waits for its answer. When it is dropped before that, it reports the command as
/// lost.
#[derive(Debug)]
pub(crate) struct Unanswered {
    health: Health,
    is_answered: bool,
}

impl Unanswered {
    /// Creates the guard of a command that was just accepted.
    pub(crate) const fn new(health: Health) -> Self {
        Self {
            health,
            is_answered: false,
        }
    }

    /// Records that the command gets its answer now.
    pub(crate) fn answered(mut self) {
        self.is_answered = true;
    }
}

impl Drop for Unanswered {
    fn drop(&mut self) {
        if !self.is_answered {
            self.health.lose();
        }
    }
}
