//! Creating administrators, merchants and merchants' staff.

use serde_json::json;

use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::Account;
use crate::account::{Credential, Role};
use crate::accounts::{AccountStatus, Admin, Merchant, PasswordHash, Staff};
use crate::calendar::Timestamp;
use crate::decision::{Context, Decision, Draft, Operation};
use crate::ids::{AdminId, MerchantId, StaffId};
use crate::names::login_key;
use crate::need::Need;
use crate::operations::valid;
use crate::refusal::RefusalCode;
use crate::settlement::SettlementMode;
use crate::unit_of_work::{Change, NewPassword};

/// The most accounts that a merchant's staff may have: each has limits of its own.
const STAFF_MAX: i64 = 200;

/// The credential of a new account. A password that somebody else sets is temporary; one that the operator of
/// the server sets is final.
pub(super) fn first_credential(identity: &Identity, now: Timestamp) -> Credential {
    if identity.account == Account::System {
        Credential::chosen(0)
    } else {
        Credential::temporary(0, now)
    }
}

/// A new administrator.
#[derive(Debug, Clone)]
pub struct CreateAdmin {
    /// A new id.
    pub admin_id: AdminId,
    /// The login name.
    pub name: String,
    /// The hash of the password; `None` for an account whose password an activation sets.
    pub password: Option<PasswordHash>,
}

/// The administrator who was created.
pub type AdminCreated = Admin;

impl Operation for CreateAdmin {
    type Receipt = AdminCreated;
    const NAME: &'static str = "create_admin";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Admin>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminManageAdmins)?;
        let name = valid::login("name", &self.name)?;
        let key = login_key(&name);
        context.require([Need::AdminByName(key.clone())])?;
        if context.work.admin_by_name(&key)?.is_some() {
            return Err(RefusalCode::ValidationFailed
                .of("name")
                .suggest("an administrator has this name; choose another")
                .into());
        }
        let admin = Admin {
            id: self.admin_id,
            name,
            status: AccountStatus::Active,
            credential: first_credential(&identity, context.now),
            created_at: context.now,
        };
        let mut draft = Draft::new(context);
        draft.put(Change::Admin(admin.clone()));
        let account = Account::Admin(admin.id);
        if let Some(hash) = self.password.clone() {
            draft.put(Change::Password(NewPassword { account, hash }));
        }
        let details = json!({ "name": admin.name });
        Ok(draft.finish(Some(&identity), ("admin", admin.id.uuid()), details, admin))
    }
}

/// A new merchant with its own account, which has a manager's rights.
#[derive(Debug, Clone)]
pub struct CreateMerchant {
    /// A new id.
    pub merchant_id: MerchantId,
    /// The unique code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The contact.
    pub contact: Option<String>,
    /// The fee, in basis points.
    pub fee_bps: i64,
    /// The settlement mode.
    pub settlement_mode: SettlementMode,
    /// The hash of the account's password.
    pub password: PasswordHash,
}

/// The merchant that was created.
pub type MerchantCreated = Merchant;

impl Operation for CreateMerchant {
    type Receipt = MerchantCreated;
    const NAME: &'static str = "create_merchant";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Merchant>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminManageMerchants)?;
        let code = valid::login("code", &self.code)?;
        let contact = self
            .contact
            .as_deref()
            .map(|text| valid::text("contact", text));
        let key = login_key(&code);
        context.require([Need::MerchantByCode(key.clone())])?;
        if context.work.merchant_by_code(&key)?.is_some() {
            return Err(RefusalCode::MerchantCodeAlreadyUsed.of("code").into());
        }
        let merchant = Merchant {
            id: self.merchant_id,
            code,
            name: valid::text("name", &self.name)?,
            contact: contact.transpose()?,
            fee_bps: valid::fee(self.fee_bps)?,
            settlement_mode: self.settlement_mode,
            settled_through: None,
            status: AccountStatus::Active,
            credential: first_credential(&identity, context.now),
            staff_epoch: 0,
            staff_count: 0,
            created_at: context.now,
        };
        let mut draft = Draft::new(context);
        draft.put(Change::Merchant(merchant.clone()));
        let account = Account::Merchant(merchant.id);
        draft.put(Change::Password(NewPassword {
            account,
            hash: self.password.clone(),
        }));
        let details = json!({ "code": merchant.code, "name": merchant.name });
        Ok(draft.finish(
            Some(&identity),
            ("merchant", merchant.id.uuid()),
            details,
            merchant,
        ))
    }
}

/// A new cashier or manager of the actor's own merchant.
#[derive(Debug, Clone)]
pub struct CreateStaff {
    /// A new id.
    pub staff_id: StaffId,
    /// The merchant, if the operator of the server creates the account, who has no merchant.
    pub merchant_id: Option<MerchantId>,
    /// The login name, unique within the merchant.
    pub operator: String,
    /// The name.
    pub name: String,
    /// `Cashier` or `Manager`.
    pub role: Role,
    /// The hash of the password; `None` for an account whose password an activation sets.
    pub password: Option<PasswordHash>,
}

/// The member of the staff who was created.
pub type StaffCreated = Staff;

impl Operation for CreateStaff {
    type Receipt = StaffCreated;
    const NAME: &'static str = "create_staff";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Staff>, Abort> {
        let (identity, merchant_id) = match self.merchant_id {
            None => {
                let identity = context.authorize(Permission::MerchantManageStaff)?;
                let merchant = identity.merchant()?;
                (identity, merchant)
            }
            Some(merchant) => (
                context.authorize_sensitive(Permission::AdminManageMerchants)?,
                merchant,
            ),
        };
        let operator = valid::login("operator", &self.operator)?;
        if !matches!(self.role, Role::Cashier | Role::Manager) {
            return Err(RefusalCode::ValidationFailed
                .of("role")
                .suggest("cashier or manager")
                .into());
        }
        let login = (merchant_id, login_key(&operator));
        context.require([
            Need::StaffByOperator(login.clone()),
            Need::Merchant(merchant_id),
        ])?;
        let not_found = || RefusalCode::MerchantNotFound.of("merchant_id");
        let mut merchant = context
            .work
            .merchant(&merchant_id)?
            .ok_or_else(not_found)?
            .clone();
        if context.work.staff_by_operator(&login)?.is_some() {
            return Err(RefusalCode::ValidationFailed
                .of("operator")
                .suggest("somebody on the staff has this login name; choose another")
                .into());
        }
        if merchant.staff_count >= STAFF_MAX {
            return Err(RefusalCode::LimitExceeded
                .suggestion(format!(
                    "a merchant has at most {STAFF_MAX} accounts of staff; give one that is not used \
                     any more another name and password"
                ))
                .into());
        }
        merchant.staff_count = merchant.staff_count.saturating_add(1);
        let staff = Staff {
            id: self.staff_id,
            merchant_id,
            operator,
            name: valid::text("name", &self.name)?,
            role: self.role,
            status: AccountStatus::Active,
            credential: first_credential(&identity, context.now),
            created_at: context.now,
        };
        let mut draft = Draft::new(context);
        draft.put(Change::Merchant(merchant));
        draft.put(Change::Staff(staff.clone()));
        let account = Account::Staff {
            id: staff.id,
            merchant: merchant_id,
        };
        if let Some(hash) = self.password.clone() {
            draft.put(Change::Password(NewPassword { account, hash }));
        }
        let details = json!({ "operator": staff.operator, "role": staff.role.as_str() });
        Ok(draft.finish(Some(&identity), ("staff", staff.id.uuid()), details, staff))
    }
}
