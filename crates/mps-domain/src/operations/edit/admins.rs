//! Administrators.

use serde_json::json;

use super::ended;
use crate::abort::Abort;
use crate::access::Permission;
use crate::account::Account;
use crate::accounts::{AccountStatus, Admin, PasswordHash};
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::ids::AdminId;
use crate::need::Need;
use crate::refusal::RefusalCode;
use crate::unit_of_work::{Change, NewPassword};

/// Changes another administrator. Fields that are `None` stay as they are. Nobody can change themselves, so
/// the last administrator cannot be deactivated.
#[derive(Debug, Clone)]
pub struct UpdateAdmin {
    /// The administrator.
    pub admin_id: AdminId,
    /// The state.
    pub status: Option<AccountStatus>,
    /// The hash of a temporary password.
    pub password: Option<PasswordHash>,
}

impl Operation for UpdateAdmin {
    type Receipt = Admin;
    const NAME: &'static str = "update_admin";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Admin>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminManageAdmins)?;
        context.require([Need::Admin(self.admin_id)])?;
        let before = context.work.admin(&self.admin_id)?;
        let before = before.ok_or_else(|| RefusalCode::NotFound.of("id"))?;
        let account = Account::Admin(self.admin_id);
        if identity.account == account {
            return Err(RefusalCode::PermissionDenied
                .of("id")
                .suggest("ask another administrator to do it")
                .into());
        }
        let mut admin = before.clone();
        admin.status = self.status.unwrap_or(admin.status);
        if admin.status != before.status || self.password.is_some() {
            let is_password_set = self.password.is_some();
            admin.credential = ended(before.credential, is_password_set, context.now);
        }
        if admin == *before {
            return Ok(unchanged(admin));
        }
        let mut draft = Draft::new(context);
        draft.put(Change::Admin(admin.clone()));
        let mut details = json!({
            "before": before.status.as_str(), "after": admin.status.as_str(),
        });
        if let Some(hash) = self.password.clone() {
            if let Some(details) = details.as_object_mut() {
                details.insert("password".to_owned(), json!("changed"));
            }
            draft.put(Change::Password(NewPassword { account, hash }));
        }
        let object = ("admin", self.admin_id.uuid());
        Ok(draft.finish(Some(&identity), object, details, admin))
    }
}
