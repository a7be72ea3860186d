//! What servers and the operator at the machine do for the whole of the books.

mod clean_up;
mod clock;
mod milestones;
mod restored;
mod sums;

pub use clean_up::{CleanUp, CleanedUp};
pub use clock::AcceptClock;
pub use milestones::{BeginBackup, ReachMilestone};
pub use restored::Restored;
pub use sums::{RebuildSums, RollUp};
