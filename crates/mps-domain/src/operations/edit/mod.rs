//! Changing existing accounts: members, merchants, merchants' staff, administrators.

mod admins;
mod members;
mod merchants;
mod staff;

pub use admins::UpdateAdmin;
pub use members::{BindExternalIdentity, UpdateMember};
pub use merchants::{ActivateMerchant, SuspendMerchant, UpdateMerchant};
pub use staff::UpdateStaff;

use crate::account::Credential;

/// The credential after a temporary password was set or a right was lost: all sessions end.
const fn ended(credential: Credential, temporary: bool) -> Credential {
    Credential {
        temporary,
        epoch: credential.epoch.saturating_add(1),
    }
}
