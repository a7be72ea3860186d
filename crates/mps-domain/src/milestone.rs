//! When something about the whole of the books was last done.

use crate::calendar::Timestamp;

/// What is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MilestoneKind {
    /// A backup began whose end was good: everything from before its time is in it.
    Backup,
    /// One of the servers set out to make a backup by itself.
    BackupBegun,
    /// `verify` found nothing wrong.
    Verify,
    /// Up to this time the books were written by a clock that was ahead, and that was accepted.
    ClockAccepted,
}

impl MilestoneKind {
    /// Its name in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::BackupBegun => "backup_begun",
            Self::Verify => "verify",
            Self::ClockAccepted => "clock_accepted",
        }
    }
}

/// When something was last done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// What: the name of a [`MilestoneKind`].
    pub name: String,
    /// When.
    pub at: Timestamp,
}

impl Milestone {
    /// That something was done at a time.
    #[must_use]
    pub fn of(milestone: MilestoneKind, at: Timestamp) -> Self {
        Self {
            name: milestone.as_str().to_owned(),
            at,
        }
    }
}
