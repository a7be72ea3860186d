//! Passwords: changing one's own, and setting a temporary one for somebody else.

use serde_json::json;

use crate::abort::Abort;
use crate::access::{Identity, Permission, Session};
use crate::account::Account;
use crate::account::Credential;
use crate::accounts::PasswordHash;
use crate::decision::{Context, Decision, Draft, Operation};
use crate::ids::{MemberId, MerchantId};
use crate::need::Need;
use crate::operations::sessions::{NewSession, put_credential};
use crate::refusal::RefusalCode;
use crate::unit_of_work::{Change, NewPassword};

/// Changes the actor's own password, after the current one was compared outside the books. All sessions and
/// payment codes end, and a new session begins.
#[derive(Debug, Clone)]
pub struct ChangePassword {
    /// The account's access epoch when the compared hash was read.
    pub epoch: i64,
    /// The hash of the new password; `None` when the current one is wrong.
    pub new_password: Option<PasswordHash>,
    /// The session to begin.
    pub session: NewSession,
}

impl Operation for ChangePassword {
    type Receipt = (Session, Identity);
    const NAME: &'static str = "change_password";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Self::Receipt>, Abort> {
        let mut identity = context.identify()?;
        let account = identity.account;
        let mut facts = context.referred(context.account_facts(account)?, "account")?;
        let new_password = self.new_password.clone();
        let new_password = new_password.filter(|_| facts.epoch() == self.epoch);
        let hash =
            new_password.ok_or_else(|| RefusalCode::InvalidCredentials.of("current_password"))?;
        let epoch = facts.credential.epoch.saturating_add(1);
        facts.credential = Credential::chosen(epoch);
        let session = self.session.begin(context, account, &facts);
        let mut draft = Draft::new(context);
        put_credential(&mut draft, context, account, facts.credential)?;
        draft.put(Change::Password(NewPassword { account, hash }));
        draft.put(Change::Session(session.clone()));
        identity.must_change_password = false;
        identity.session_id = Some(session.id);
        let actor = identity.clone();
        let object = (account.kind().as_str(), account.uuid());
        let details = json!({ "password": "changed" });
        Ok(draft.finish(Some(&actor), object, details, (session, identity)))
    }
}

/// An administrator sets a temporary password for a member.
#[derive(Debug, Clone)]
pub struct SetMemberPassword {
    /// The member.
    pub member_id: MemberId,
    /// The hash.
    pub password: PasswordHash,
}

/// An administrator sets a temporary password for a merchant's own account.
#[derive(Debug, Clone)]
pub struct SetMerchantPassword {
    /// The merchant.
    pub merchant_id: MerchantId,
    /// The hash.
    pub password: PasswordHash,
}

impl Operation for SetMemberPassword {
    type Receipt = ();
    const NAME: &'static str = "set_member_password";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminSuspendMember)?;
        context.require([Need::Member(self.member_id)])?;
        if context.work.member(&self.member_id)?.is_none() {
            return Err(RefusalCode::MemberNotFound.of("member_id").into());
        }
        set_temporary(
            context,
            &identity,
            Account::Member(self.member_id),
            &self.password,
        )
    }
}

impl Operation for SetMerchantPassword {
    type Receipt = ();
    const NAME: &'static str = "set_merchant_password";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminManageMerchants)?;
        context.require([Need::Merchant(self.merchant_id)])?;
        if context.work.merchant(&self.merchant_id)?.is_none() {
            return Err(RefusalCode::MerchantNotFound.of("merchant_id").into());
        }
        set_temporary(
            context,
            &identity,
            Account::Merchant(self.merchant_id),
            &self.password,
        )
    }
}

fn set_temporary(
    context: &Context<'_>,
    identity: &Identity,
    account: Account,
    hash: &PasswordHash,
) -> Result<Decision<()>, Abort> {
    let facts = context.referred(context.account_facts(account)?, "account")?;
    let epoch = facts.credential.epoch.saturating_add(1);
    let mut draft = Draft::new(context);
    let credential = Credential::temporary(epoch, context.now);
    if let Account::Merchant(id) = account {
        // Someone who had the merchant's password may have signed in to accounts of its staff.
        let mut merchant = context
            .referred(context.work.merchant(&id)?, "merchant")?
            .clone();
        merchant.credential = credential;
        merchant.staff_epoch = merchant.staff_epoch.saturating_add(1);
        draft.put(Change::Merchant(merchant));
    } else {
        put_credential(&mut draft, context, account, credential)?;
    }
    draft.put(Change::Password(NewPassword {
        account,
        hash: hash.clone(),
    }));
    let object = (account.kind().as_str(), account.uuid());
    let details = json!({ "password": "changed", "temporary": true });
    Ok(draft.finish(Some(identity), object, details, ()))
}
