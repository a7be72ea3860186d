//! Sessions: signing in and out, and ending somebody's session.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::abort::Abort;
use crate::access::{Identity, Permission, Session};
use crate::account::Account;
use crate::account::Credential;
use crate::accounts::PasswordHash;
use crate::decision::AccountFacts;
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::ids::SessionId;
use crate::need::Need;
use crate::operations::second_factor::{ComparedPassword, prove};
use crate::refusal::RefusalCode;
use crate::second_factor::{Holder, SecondProof};
use crate::unit_of_work::{Change, NewPassword};

/// The new ids of a session to begin.
#[derive(Debug, Clone, Copy)]
pub struct NewSession {
    /// A new id.
    pub session_id: SessionId,
    /// A new id for its token.
    pub token_id: Uuid,
}

impl NewSession {
    /// The session of an account, beginning now.
    pub(super) fn begin(
        self,
        context: &Context<'_>,
        account: Account,
        facts: &AccountFacts,
    ) -> Session {
        let life = context.policy.sessions.of(account);
        Session {
            id: self.session_id,
            token_id: self.token_id,
            account,
            epoch: facts.epoch(),
            created_at: context.now,
            expires_at: context.now.plus_secs(life.total_secs),
            seen_at: context.now,
            authenticated_at: context.now,
            ended_at: None,
        }
    }
}

/// Signing in, after the password was compared outside the books.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The account that the identifier names, if it names one.
    pub account: Option<Account>,
    /// Whether the password is right.
    pub password_is_right: bool,
    /// The same password hashed with the current algorithm, if the stored hash uses an outdated one.
    pub upgraded_password: Option<PasswordHash>,
    /// The account's access epoch when the compared hash was read. If it is different by now, the password
    /// was changed in between.
    pub epoch: i64,
    /// The proof of the second factor, for accounts that have one.
    pub second_proof: SecondProof,
    /// The session to begin.
    pub session: NewSession,
    /// Sessions of the account to end, so that there are not too many.
    pub ends: Vec<SessionId>,
}

/// The result of signing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// Who signed in.
    pub identity: Identity,
}

impl Operation for SignIn {
    type Receipt = SignedIn;
    const NAME: &'static str = "sign_in";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn object(&self) -> Option<(&'static str, Uuid)> {
        self.account
            .map(|account| (account.kind().as_str(), account.uuid()))
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<SignedIn>, Abort> {
        let wrong = || Abort::from(RefusalCode::InvalidCredentials);
        let account = self.account.ok_or_else(wrong)?;
        let facts = context.account_facts(account)?.ok_or_else(wrong)?;
        if !self.password_is_right || facts.epoch() != self.epoch {
            return Err(wrong());
        }
        if !facts.active {
            return Err(not_active(account).into());
        }
        if facts.credential.has_lapsed(context.now) {
            return Err(RefusalCode::PasswordLapsed.into());
        }
        let mut draft = Draft::new(context);
        end_others(&mut draft, context, account, &self.ends)?;
        let details = prove_second(&mut draft, context, account, &self.second_proof)?;
        let session = self.session.begin(context, account, &facts);
        let identity = facts.identity(context.policy, account, session.id);
        draft.put(Change::Session(session.clone()));
        if let Some(hash) = self.upgraded_password.clone() {
            draft.put(Change::Password(NewPassword { account, hash }));
        }
        let object = (account.kind().as_str(), account.uuid());
        let event_of = identity.clone();
        let receipt = SignedIn { session, identity };
        Ok(draft.finish(Some(&event_of), object, details, receipt))
    }
}

/// Ends sessions of an account. Whoever begins too many ends the oldest of them.
fn end_others(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    account: Account,
    ends: &[SessionId],
) -> Result<(), Abort> {
    context.require(ends.iter().copied().map(Need::Session))?;
    for id in ends {
        let session = context.work.session(id)?;
        let is_live = |session: &&Session| session.account == account && session.ended_at.is_none();
        if let Some(session) = session.filter(is_live) {
            draft.put(Change::Session(Session {
                ended_at: Some(context.now),
                ..session.clone()
            }));
        }
    }
    Ok(())
}

/// The refusal for an account that is not active.
pub(super) const fn not_active(account: Account) -> RefusalCode {
    match account {
        Account::Member(_) => RefusalCode::MemberNotActive,
        Account::Merchant(_) | Account::Staff { .. } => RefusalCode::MerchantNotActive,
        Account::Admin(_) | Account::System => RefusalCode::PermissionDenied,
    }
}

/// Proves the second factor of an account that has one. Returns what the audit says of it.
///
/// # Errors
/// `TOTP_REQUIRED` without a proof, `INVALID_CREDENTIALS` with a wrong one.
pub(super) fn prove_second(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    account: Account,
    proof: &SecondProof,
) -> Result<Value, Abort> {
    let factor = match Holder::of(account) {
        Some(holder) => context.second_factor(holder)?.cloned(),
        None => None,
    };
    Ok(match factor {
        Some(factor) if factor.is_confirmed() => {
            let (_, by) = prove(draft, context, factor, proof)?;
            json!({ "second_factor": by })
        }
        _ => json!({}),
    })
}

/// Stores that the actor's session is in use, so that it does not end as an idle one.
#[derive(Debug, Clone)]
pub struct TouchSession;

impl Operation for TouchSession {
    type Receipt = ();
    const NAME: &'static str = "touch_session";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.identify()?;
        let session = match identity.session_id {
            Some(id) => context.referred(context.work.session(&id)?, "session")?,
            None => return Ok(unchanged(())),
        };
        let life = context.policy.sessions.of(session.account);
        if !session.is_touch_due(life, context.now) {
            return Ok(unchanged(()));
        }
        let mut draft = Draft::new(context);
        draft.put(Change::Session(Session {
            seen_at: context.now,
            ..session.clone()
        }));
        Ok(draft.finish_silently(()))
    }
}

/// Proves again who the actor is, after the password or the code was compared outside the books. Operations that make
/// value or open accounts want such a proof that is recent.
#[derive(Debug, Clone)]
pub struct Reauthenticate {
    /// The password. It counts for accounts without a second factor.
    pub password: Option<ComparedPassword>,
    /// The proof of the second factor, for accounts that have one.
    pub second_proof: SecondProof,
}

impl Operation for Reauthenticate {
    type Receipt = ();
    const NAME: &'static str = "reauthenticate";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.identify()?;
        let account = identity.account;
        let Some(id) = identity.session_id else {
            return Ok(unchanged(()));
        };
        let session = context
            .referred(context.work.session(&id)?, "session")?
            .clone();
        let facts = context.referred(context.account_facts(account)?, "account")?;
        let mut draft = Draft::new(context);
        let details = if facts.second_factor {
            prove_second(&mut draft, context, account, &self.second_proof)?
        } else {
            let password = self.password.ok_or_else(|| {
                RefusalCode::ValidationFailed
                    .of("password")
                    .suggest("the password of this account")
            })?;
            password.check("password", facts.epoch())?;
            json!({})
        };
        draft.put(Change::Session(Session {
            authenticated_at: context.now,
            ..session
        }));
        Ok(draft.finish(Some(&identity), ("session", id.uuid()), details, ()))
    }
}

/// Ends the actor's own session.
#[derive(Debug, Clone)]
pub struct SignOut;

impl Operation for SignOut {
    type Receipt = ();
    const NAME: &'static str = "sign_out";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.identify()?;
        let Some(id) = identity.session_id else {
            return Ok(unchanged(()));
        };
        let session = context
            .referred(context.work.session(&id)?, "session")?
            .clone();
        let mut draft = Draft::new(context);
        draft.put(Change::Session(Session {
            ended_at: Some(context.now),
            ..session
        }));
        Ok(draft.finish(Some(&identity), ("session", id.uuid()), json!({}), ()))
    }
}

/// Ends all sessions and payment codes of the actor.
#[derive(Debug, Clone)]
pub struct SignOutEverywhere;

impl Operation for SignOutEverywhere {
    type Receipt = ();
    const NAME: &'static str = "sign_out_everywhere";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.identify()?;
        let account = identity.account;
        let facts = context.referred(context.account_facts(account)?, "account")?;
        let mut draft = Draft::new(context);
        let epoch = facts.credential.epoch.saturating_add(1);
        let credential = Credential {
            epoch,
            ..facts.credential
        };
        put_credential(&mut draft, context, account, credential)?;
        let object = (account.kind().as_str(), account.uuid());
        Ok(draft.finish(Some(&identity), object, json!({}), ()))
    }
}

/// An administrator ends any session.
#[derive(Debug, Clone)]
pub struct EndSession {
    /// The session.
    pub session_id: SessionId,
}

impl Operation for EndSession {
    type Receipt = ();
    const NAME: &'static str = "end_session";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.authorize(Permission::AdminManageAdmins)?;
        end(context, &identity, self.session_id, |_| true)
    }
}

/// Ends another session of the actor's own account, for example on a phone that is lost.
#[derive(Debug, Clone)]
pub struct EndOwnSession {
    /// The session.
    pub session_id: SessionId,
}

impl Operation for EndOwnSession {
    type Receipt = ();
    const NAME: &'static str = "end_own_session";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.identify()?;
        let account = identity.account;
        end(context, &identity, self.session_id, |session| {
            session.account == account
        })
    }
}

/// Ends a session that the actor may end. Nothing changes when it has ended already.
///
/// # Errors
/// `NOT_FOUND` for an unknown session and for one that the actor may not end.
fn end(
    context: &Context<'_>,
    identity: &Identity,
    id: SessionId,
    may_end: impl Fn(&Session) -> bool,
) -> Result<Decision<()>, Abort> {
    context.require([Need::Session(id)])?;
    let session = context
        .work
        .session(&id)?
        .filter(|session| may_end(session));
    let session = session
        .ok_or_else(|| RefusalCode::NotFound.of("id"))?
        .clone();
    if session.ended_at.is_some() {
        return Ok(unchanged(()));
    }
    let details = json!({ "account": session.account.uuid() });
    let mut draft = Draft::new(context);
    draft.put(Change::Session(Session {
        ended_at: Some(context.now),
        ..session
    }));
    Ok(draft.finish(Some(identity), ("session", id.uuid()), details, ()))
}

/// Drafts an account's new credential.
pub(super) fn put_credential(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    account: Account,
    credential: Credential,
) -> Result<(), Abort> {
    let work = context.work;
    draft.put(match account {
        Account::Member(id) => {
            let mut row = context.referred(work.member(&id)?, "member")?.clone();
            row.credential = credential;
            Change::Member(row)
        }
        Account::Merchant(id) => {
            let mut row = context.referred(work.merchant(&id)?, "merchant")?.clone();
            row.credential = credential;
            Change::Merchant(row)
        }
        Account::Staff { id, .. } => {
            let mut row = context.referred(work.staff(&id)?, "staff")?.clone();
            row.credential = credential;
            Change::Staff(row)
        }
        Account::Admin(id) => {
            let mut row = context.referred(work.admin(&id)?, "admin")?.clone();
            row.credential = credential;
            Change::Admin(row)
        }
        Account::System => return Err(RefusalCode::PermissionDenied.into()),
    });
    Ok(())
}
