//! When something was last done to the books as a whole.

use crate::calendar::Timestamp;

/// The kind of a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MilestoneKind {
    /// The beginning of a backup that succeeded: it contains everything from before this time.
    Backup,
    /// One of the servers began an automatic backup.
    BackupBegun,
    /// `verify` found no problem.
    Verify,
    /// Up to this time the books were written with a clock that was ahead, and the operator accepted that.
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
    /// The name of a [`MilestoneKind`].
    pub name: String,
    /// The time.
    pub at: Timestamp,
}

impl Milestone {
    /// The milestone of something that was done at a time.
    #[must_use]
    pub fn of(milestone: MilestoneKind, at: Timestamp) -> Self {
        Self {
            name: milestone.as_str().to_owned(),
            at,
        }
    }
}
