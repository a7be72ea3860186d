//! Members: creating one or many, suspending, activating.

mod create;
mod create_many;
mod state;

pub(super) use create::numbers;
pub use create::{CreateMember, MemberCreated};
pub use create_many::{CreateMembers, LineProblem, MembersCreated, NewLine};
pub use state::{ActivateMember, SuspendMember};
