//! What servers and the operator at the machine do for the whole of the books.

mod clean_up;
mod clock;
mod milestones;
mod restored;

pub use clean_up::{CleanUp, CleanedUp};
pub use clock::AcceptClock;
pub use milestones::{BeginBackup, Reach};
pub use restored::Restored;
