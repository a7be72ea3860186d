//! A merchant's staff.

use serde_json::json;

use super::ended;
use crate::abort::Abort;
use crate::access::Permission;
use crate::account::Account;
use crate::account::Role;
use crate::accounts::{AccountStatus, PasswordHash, Staff};
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::ids::StaffId;
use crate::need::Need;
use crate::operations::valid;
use crate::refusal::RefusalCode;
use crate::unit_of_work::{Change, NewPassword};

/// Changes a member of the actor's own staff. Fields that are `None` stay as they are. A new role, state or
/// password ends all sessions.
#[derive(Debug, Clone)]
pub struct UpdateStaff {
    /// The staff account.
    pub staff_id: StaffId,
    /// The name.
    pub name: Option<String>,
    /// `Cashier` or `Manager`.
    pub role: Option<Role>,
    /// The state.
    pub status: Option<AccountStatus>,
    /// The hash of a temporary password.
    pub password: Option<PasswordHash>,
}

impl Operation for UpdateStaff {
    type Receipt = Staff;
    const NAME: &'static str = "update_staff";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Staff>, Abort> {
        let identity = context.authorize(Permission::MerchantManageStaff)?;
        let merchant = identity.merchant()?;
        context.require([Need::Staff(self.staff_id)])?;
        let before = context.work.staff(&self.staff_id)?;
        let before = before.filter(|staff| staff.merchant_id == merchant);
        let before = before.ok_or_else(|| RefusalCode::StaffNotFound.of("id"))?;
        let account = Account::Staff {
            id: self.staff_id,
            merchant,
        };
        let is_own = identity.account == account;
        if is_own && (self.role.is_some() || self.status.is_some() || self.password.is_some()) {
            return Err(RefusalCode::PermissionDenied
                .of("id")
                .suggest("another manager must change your own role, state and password")
                .into());
        }
        let mut staff = before.clone();
        if let Some(name) = &self.name {
            staff.name = valid::text("name", name)?;
        }
        if let Some(role) = self.role {
            if !matches!(role, Role::Cashier | Role::Manager) {
                let wrong = RefusalCode::ValidationFailed.of("role");
                return Err(wrong.suggest("cashier or manager").into());
            }
            staff.role = role;
        }
        staff.status = self.status.unwrap_or(staff.status);
        let loses = staff.role != before.role || staff.status != before.status;
        if loses || self.password.is_some() {
            let is_password_set = self.password.is_some();
            staff.credential = ended(before.credential, is_password_set, context.now);
        }
        if staff == *before {
            return Ok(unchanged(staff));
        }
        let described = |staff: &Staff| {
            json!({
                "name": staff.name, "role": staff.role.as_str(), "status": staff.status.as_str(),
            })
        };
        let mut details = json!({ "before": described(before), "after": described(&staff) });
        let mut draft = Draft::new(context);
        draft.put(Change::Staff(staff.clone()));
        if let Some(hash) = self.password.clone() {
            if let Some(details) = details.as_object_mut() {
                details.insert("password".to_owned(), json!("changed"));
            }
            draft.put(Change::Password(NewPassword { account, hash }));
        }
        let object = ("staff", self.staff_id.uuid());
        Ok(draft.finish(Some(&identity), object, details, staff))
    }
}
