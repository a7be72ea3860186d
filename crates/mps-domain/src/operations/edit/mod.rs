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
use crate::calendar::Timestamp;

/// The credential after a right was lost or a temporary password was set: all sessions end.
fn ended(credential: Credential, is_password_set: bool, now: Timestamp) -> Credential {
    let epoch = credential.epoch.saturating_add(1);
    if is_password_set {
        Credential::temporary(epoch, now)
    } else {
        Credential {
            epoch,
            ..credential
        }
    }
}
