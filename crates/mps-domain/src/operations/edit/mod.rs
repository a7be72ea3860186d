//! Changing accounts that exist: members, merchants, merchants' staff, administrators.

mod admins;
mod members;
mod merchants;
mod staff;

pub use admins::UpdateAdmin;
pub use members::{BindExternalIdentity, UpdateMember};
pub use merchants::{ActivateMerchant, SuspendMerchant, UpdateMerchant};
pub use staff::UpdateStaff;

use crate::account::Credential;

/// What a temporary password, or losing a right, makes of a credential: all sessions end.
const fn ended(credential: Credential, temporary: bool) -> Credential {
    Credential {
        temporary,
        epoch: credential.epoch.saturating_add(1),
    }
}
