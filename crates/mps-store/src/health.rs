//! Whether commands are carried out: what [`Store::ping`](crate::Store::ping) says besides what the
//! database answers.
//!
//! The lanes themselves write it down, when it happens and before anybody is answered. So asking costs
//! nothing, and whoever has just heard of a failure is not told that all is well.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::StoreError;

/// The health of all lanes of a store.
#[derive(Debug, Clone)]
pub(crate) struct Health(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// A command was lost with whatever had it: a lane or what stands before the lanes has panicked.
    lost: AtomicBool,
    /// Of each lane, whether its last batch did not go through.
    failing: Box<[AtomicBool]>,
}

/// The health of one lane.
#[derive(Debug, Clone)]
pub(crate) struct LaneHealth {
    all: Health,
    lane: usize,
}

impl Health {
    /// So many lanes, all well.
    pub(crate) fn of(lanes: usize) -> Self {
        Self(Arc::new(Shared {
            lost: AtomicBool::new(false),
            failing: (0..lanes).map(|_| AtomicBool::new(false)).collect(),
        }))
    }

    /// The part of one of them, counted from zero.
    pub(crate) fn of_lane(&self, lane: usize) -> LaneHealth {
        LaneHealth {
            all: self.clone(),
            lane,
        }
    }

    /// A command was lost. What lost it does not come back.
    fn lose(&self) {
        self.0.lost.store(true, Ordering::Release);
    }

    /// That nothing was lost, and that the last batch of each lane went through or nothing was asked of it
    /// since it came back.
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
    /// A batch went through, or the lane has come back and could write.
    pub(crate) fn is_well(&self) {
        self.set(false);
    }

    /// The lane cannot carry out what is asked of it.
    pub(crate) fn is_failing(&self) {
        self.set(true);
    }

    /// Whether it cannot.
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

/// Belongs to a command that waits for its answer. Dropped before that, it says that the command is lost.
#[derive(Debug)]
pub(crate) struct Unanswered {
    health: Health,
    is_answered: bool,
}

impl Unanswered {
    /// For a command that has just been taken.
    pub(crate) const fn new(health: Health) -> Self {
        Self {
            health,
            is_answered: false,
        }
    }

    /// The command gets its answer now.
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
