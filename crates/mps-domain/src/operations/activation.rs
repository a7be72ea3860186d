//! Enrolling members at a till, and links with which people set their passwords themselves.

use serde_json::json;

use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::{Account, Credential, Role};
use crate::accounts::PasswordHash;
use crate::activation::{Activation, ActivationHash, TTL_SECS};
use crate::calendar::Timestamp;
use crate::decision::{AccountFacts, Context, Decision, Draft, Operation};
use crate::idempotency::{Fingerprint, Made, Owner};
use crate::ids::{AdminId, MemberId, MerchantId, StaffId};
use crate::need::Need;
use crate::operations::members::{CreateMember, MemberCreated, numbers};
use crate::operations::sessions::{NewSession, SignedIn, not_active, prove_second, put_credential};
use crate::refusal::RefusalCode;
use crate::second_factor::SecondProof;
use crate::unit_of_work::{Change, NewPassword};

/// A till enrols a member, who sets a password with a link.
#[derive(Debug, Clone)]
pub struct EnrolMember {
    /// The member, with name and phone number and without a password.
    pub member: CreateMember,
    /// The hash of the link's secret. The secret itself stays with the caller.
    pub activation: ActivationHash,
}

/// A member who was enrolled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// The member with the standard card.
    pub created: MemberCreated,
    /// The time from which the link is refused.
    pub expires_at: Timestamp,
}

impl Operation for EnrolMember {
    type Receipt = Enrolled;
    const NAME: &'static str = "enrol_member";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Enrolled>, Abort> {
        let identity = context.authorize(Permission::MerchantEnrolMember)?;
        identity.merchant()?;
        let member = &self.member;
        let checked = member.check(context.policy.phone_region)?;
        member.keys.require_key()?;
        if checked.phone.is_none() {
            return Err(RefusalCode::ValidationFailed
                .of("phone")
                .suggest("the member signs in with it")
                .into());
        }
        let owner = Owner::of(identity.account);
        let fingerprint = Fingerprint::of(Self::NAME, &checked.parts());
        let mut draft = Draft::new(context);
        let again = member.keys.find_made(context, owner, &fingerprint)?;
        let created = if let Some(Made::Card(card)) = again {
            // The link of the first answer is lost with it: a new one takes its place, as long as the member
            // has no password.
            let created = MemberCreated::again(context, card)?;
            if created.member.credential.epoch != 0 {
                return Err(RefusalCode::PhoneAlreadyUsed.of("phone").into());
            }
            created
        } else {
            context.require(checked.needs().chain(numbers(1)))?;
            checked.check_free(context)?;
            let created = member.add(context, checked, &identity, &mut draft)?;
            let used = (Made::Card(created.card.id), fingerprint);
            member.keys.remember_made(&mut draft, context, owner, used);
            created
        };
        let is_again = created.replayed;
        let account = Account::Member(created.member.id);
        let epoch = created.member.credential.epoch;
        let expires_at = put(&mut draft, context, self.activation, (account, epoch));
        let object = ("member", created.member.id.uuid());
        let details = json!({ "member_no": created.member.member_no });
        let receipt = Enrolled {
            created,
            expires_at,
        };
        // The first time, the event of the member's creation says it all.
        Ok(if is_again {
            draft.finish(Some(&identity), object, details, receipt)
        } else {
            draft.finish_silently(receipt)
        })
    }
}

/// The account that a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActivationOf {
    /// A member's.
    Member(MemberId),
    /// A merchant's own.
    Merchant(MerchantId),
    /// That of a member of a merchant's staff.
    Staff(StaffId),
    /// An administrator's.
    Admin(AdminId),
}

/// Makes a link for an account that exists, instead of a temporary password that somebody has to say. An
/// administrator may make one for anybody, a manager for their own staff.
#[derive(Debug, Clone)]
pub struct CreateActivation {
    /// The account.
    pub of: ActivationOf,
    /// The hash of the link's secret.
    pub activation: ActivationHash,
}

impl Operation for CreateActivation {
    /// The time from which the link is refused.
    type Receipt = Timestamp;
    const NAME: &'static str = "create_activation";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Timestamp>, Abort> {
        let identity = context.identify()?;
        let (account, not_found) = self.of.account(context, &identity)?;
        if identity.role == Role::Admin {
            context.require_recent_proof(&identity)?;
        }
        if account == identity.account {
            // Whoever sits at an open till must not get the account without its password.
            return Err(RefusalCode::PermissionDenied
                .suggestion("change your own password with POST /auth/password")
                .into());
        }
        let facts = context.account_facts(account)?;
        let facts = facts.ok_or(not_found)?;
        if !facts.active {
            return Err(not_active(account).into());
        }
        let mut draft = Draft::new(context);
        let of = (account, facts.epoch());
        let expires_at = put(&mut draft, context, self.activation, of);
        let object = (account.kind().as_str(), account.uuid());
        Ok(draft.finish(Some(&identity), object, json!({}), expires_at))
    }
}

impl ActivationOf {
    /// Returns the account, and the refusal for one that does not exist.
    ///
    /// # Errors
    /// `PERMISSION_DENIED` when the actor may not make links for accounts of this kind, `STAFF_NOT_FOUND` for
    /// another merchant's staff.
    fn account(
        self,
        context: &Context<'_>,
        identity: &Identity,
    ) -> Result<(Account, RefusalCode), Abort> {
        Ok(match self {
            Self::Member(id) => {
                identity.require(Permission::AdminSuspendMember)?;
                (Account::Member(id), RefusalCode::MemberNotFound)
            }
            Self::Merchant(id) => {
                identity.require(Permission::AdminManageMerchants)?;
                (Account::Merchant(id), RefusalCode::MerchantNotFound)
            }
            Self::Admin(id) => {
                identity.require(Permission::AdminManageAdmins)?;
                (Account::Admin(id), RefusalCode::NotFound)
            }
            Self::Staff(id) => {
                let own_merchant = if identity.role == Role::Admin {
                    identity.require(Permission::AdminManageMerchants)?;
                    None
                } else {
                    identity.require(Permission::MerchantManageStaff)?;
                    Some(identity.merchant()?)
                };
                context.require([Need::Staff(id)])?;
                let staff = context.work.staff(&id)?.filter(|staff| {
                    own_merchant.is_none_or(|merchant| merchant == staff.merchant_id)
                });
                let merchant = staff.ok_or(RefusalCode::StaffNotFound)?.merchant_id;
                (Account::Staff { id, merchant }, RefusalCode::StaffNotFound)
            }
        })
    }
}

/// Sets the password of a link's account and signs in.
#[derive(Debug, Clone)]
pub struct Activate {
    /// The hash of the link's secret.
    pub activation: ActivationHash,
    /// The hash of the new password.
    pub new_password: PasswordHash,
    /// The proof of the second factor, for accounts that have one.
    pub second_proof: SecondProof,
    /// The session to begin.
    pub session: NewSession,
}

impl Operation for Activate {
    type Receipt = SignedIn;
    const NAME: &'static str = "activate_account";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<SignedIn>, Abort> {
        context.require([Need::Activation(self.activation)])?;
        // Unknown, used or old: one answer for all.
        let invalid = || Abort::from(RefusalCode::ActivationInvalid.of("token"));
        let activation = context.work.activation(&self.activation)?;
        let activation = activation.ok_or_else(invalid)?.clone();
        let account = activation.account;
        let mut facts: AccountFacts = context.account_facts(account)?.ok_or_else(invalid)?;
        if !activation.is_open(context.now, facts.epoch()) {
            return Err(invalid());
        }
        if !facts.active {
            return Err(not_active(account).into());
        }
        let mut draft = Draft::new(context);
        let details = prove_second(&mut draft, context, account, &self.second_proof)?;
        facts.credential = Credential::chosen(facts.credential.epoch.saturating_add(1));
        if let Account::Merchant(id) = account {
            // As with a temporary password: who had the earlier one may be signed in as staff.
            let merchant = context.referred(context.work.merchant(&id)?, "merchant")?;
            let mut merchant = merchant.clone();
            merchant.credential = facts.credential;
            merchant.staff_epoch = merchant.staff_epoch.saturating_add(1);
            draft.put(Change::Merchant(merchant));
        } else {
            put_credential(&mut draft, context, account, facts.credential)?;
        }
        draft.put(Change::Password(NewPassword {
            account,
            hash: self.new_password.clone(),
        }));
        draft.put(Change::Activation(Activation {
            used_at: Some(context.now),
            ..activation
        }));
        let session = self.session.begin(context, account, &facts);
        draft.put(Change::Session(session.clone()));
        let identity = facts.identity(context.policy, account, session.id);
        let actor = identity.clone();
        let object = (account.kind().as_str(), account.uuid());
        let receipt = SignedIn { session, identity };
        Ok(draft.finish(Some(&actor), object, details, receipt))
    }
}

/// Drafts a link for an account with this access epoch. Returns the time from which it is refused.
fn put(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    hash: ActivationHash,
    (account, epoch): (Account, i64),
) -> Timestamp {
    let expires_at = context.now.plus_secs(TTL_SECS);
    draft.put(Change::Activation(Activation {
        hash,
        account,
        epoch,
        created_at: context.now,
        expires_at,
        used_at: None,
    }));
    expires_at
}
