//! Operations on the books as a whole, by servers and by the operator of the server.

mod audit_key;
mod clean_up;
mod clock;
mod milestones;
mod restored;
mod sums;

pub use audit_key::ExchangeAuditKey;
pub use clean_up::{CleanUp, CleanedUp};
pub use clock::AcceptClock;
pub use milestones::{BeginBackup, ReachMilestone};
pub use restored::Restored;
pub use sums::{RebuildSums, RollUp};
