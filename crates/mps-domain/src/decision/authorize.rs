//! From a token to an identity, according to the stored rows.

use crate::abort::Abort;
use crate::access::{Bearer, Identity, Permission, Session};
use crate::account::Account;
use crate::account::{Credential, Role};
use crate::accounts::{AccountStatus, MemberStatus};
use crate::calendar::Timestamp;
use crate::decision::{Actor, Context};
use crate::ids::SessionId;
use crate::need::Need;
use crate::policy::Policy;
use crate::refusal::{Refusal, RefusalCode};
use crate::second_factor::{Holder, SecondFactor};

/// The stored facts that decide what an account may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountFacts {
    /// Whether the account's state lets it work; for a merchant's staff, the merchant's state too.
    pub active: bool,
    /// Its role.
    pub role: Role,
    /// Its name.
    pub name: String,
    /// The login name of a member of a merchant's staff.
    pub operator: Option<String>,
    /// The credential.
    pub credential: Credential,
    /// For a merchant's staff: a counter that everything that ends the sessions of all staff raises.
    pub staff_epoch: i64,
    /// Whether a second factor is confirmed.
    pub second_factor: bool,
}

impl AccountFacts {
    /// The identity of a session of the account that begins now.
    #[must_use]
    pub fn identity(self, policy: &Policy, account: Account, session: SessionId) -> Identity {
        Identity {
            account,
            session_id: Some(session),
            role: self.role,
            must_change_password: self.credential.temporary,
            must_enrol_totp: self.must_enrol_totp(policy),
            name: self.name,
            operator: self.operator,
        }
    }

    /// The access epoch of the account's sessions. It only ever rises.
    #[must_use]
    pub const fn epoch(&self) -> i64 {
        self.credential.epoch.saturating_add(self.staff_epoch)
    }

    /// Whether the account may do nothing until it has a second factor.
    #[must_use]
    pub fn must_enrol_totp(&self, policy: &Policy) -> bool {
        policy.totp_required.of(self.role) && !self.second_factor
    }
}

/// Returns the identity of the bearer of a token. Both reads and writes decide it only here.
///
/// # Errors
/// `TOKEN_EXPIRED` when the session has expired or was not used for too long; `SESSION_REVOKED` when it ended in
/// any other way, or never existed.
pub fn identity_of(
    bearer: &Bearer,
    session: Option<&Session>,
    facts: Option<&AccountFacts>,
    policy: &Policy,
    now: Timestamp,
) -> Result<Identity, Refusal> {
    let (Some(session), Some(facts)) = (session, facts) else {
        return Err(RefusalCode::SessionRevoked.into());
    };
    let belongs = session.token_id == bearer.token_id && session.account == bearer.account;
    let lives = session.ended_at.is_none() && session.epoch == facts.epoch() && facts.active;
    if !belongs || !lives {
        return Err(RefusalCode::SessionRevoked.into());
    }
    if session.is_over(policy.sessions.of(session.account), now) {
        return Err(RefusalCode::TokenExpired.into());
    }
    Ok(Identity {
        account: session.account,
        session_id: Some(session.id),
        role: facts.role,
        name: facts.name.clone(),
        operator: facts.operator.clone(),
        must_change_password: facts.credential.temporary,
        must_enrol_totp: facts.must_enrol_totp(policy),
    })
}

impl Actor {
    /// The rows that identify the actor.
    #[must_use]
    pub fn needs(self) -> Vec<Need> {
        let Self::Bearer(bearer) = self else {
            return Vec::new();
        };
        let mut needs = vec![Need::Session(bearer.session_id)];
        needs.extend(account_needs(bearer.account));
        needs
    }
}

impl Context<'_> {
    /// Returns who the actor is, whatever they may do.
    ///
    /// # Errors
    /// `SESSION_REVOKED` or `TOKEN_EXPIRED`; [`Abort::Missing`] for rows to load.
    pub fn identify(&self) -> Result<Identity, Abort> {
        let bearer = match self.actor {
            Actor::Bearer(bearer) => bearer,
            Actor::Anonymous => return Err(RefusalCode::SessionRevoked.into()),
            Actor::System => {
                return Ok(Identity {
                    account: Account::System,
                    session_id: None,
                    role: Role::Admin,
                    name: "system".to_owned(),
                    operator: None,
                    must_change_password: false,
                    must_enrol_totp: false,
                });
            }
        };
        self.require(self.actor.needs())?;
        let session = self.work.session(&bearer.session_id)?;
        let facts = self.account_facts(bearer.account)?;
        Ok(identity_of(
            &bearer,
            session,
            facts.as_ref(),
            self.policy,
            self.now,
        )?)
    }

    /// Returns who the actor is, if they have the permission.
    ///
    /// # Errors
    /// As [`Context::identify`] and [`Identity::require`].
    pub fn authorize(&self, permission: Permission) -> Result<Identity, Abort> {
        let identity = self.identify()?;
        identity.require(permission)?;
        Ok(identity)
    }

    /// Returns who the actor is, if they have the permission for something that makes value or opens accounts, and
    /// have proved lately who they are. Whoever finds an open session can do none of it.
    ///
    /// # Errors
    /// As [`Context::authorize`] and [`Context::require_recent_proof`].
    pub fn authorize_sensitive(&self, permission: Permission) -> Result<Identity, Abort> {
        let identity = self.authorize(permission)?;
        self.require_recent_proof(&identity)?;
        Ok(identity)
    }

    /// Checks that the actor has proved lately who they are. The operator of the server has no session to prove.
    ///
    /// # Errors
    /// `REAUTHENTICATION_REQUIRED`; [`Abort::Missing`] for rows to load.
    pub fn require_recent_proof(&self, identity: &Identity) -> Result<(), Abort> {
        let Some(id) = identity.session_id else {
            return Ok(());
        };
        let session = self.referred(self.work.session(&id)?, "session")?;
        let until = session
            .authenticated_at
            .plus_secs(self.policy.reauthenticate_after_secs);
        if self.now < until {
            return Ok(());
        }
        Err(RefusalCode::ReauthenticationRequired
            .suggestion("POST /auth/reauthenticate, then send the same again")
            .into())
    }

    /// The second factor of a holder, confirmed or not.
    ///
    /// # Errors
    /// [`Abort::Missing`] for rows to load.
    pub fn second_factor(&self, holder: Holder) -> Result<Option<&SecondFactor>, Abort> {
        self.require([Need::SecondFactor(holder)])?;
        self.work.second_factor(&holder)
    }

    /// The stored facts of an account; `None` when there is no such account.
    ///
    /// # Errors
    /// [`Abort::Missing`] for rows to load.
    pub fn account_facts(&self, account: Account) -> Result<Option<AccountFacts>, Abort> {
        self.require(account_needs(account))?;
        let factor = match Holder::of(account) {
            Some(holder) => self.work.second_factor(&holder)?,
            None => None,
        };
        let second_factor = factor.is_some_and(SecondFactor::is_confirmed);
        Ok(match account {
            Account::Member(id) => self.work.member(&id)?.map(|member| AccountFacts {
                active: member.status == MemberStatus::Active,
                role: Role::Member,
                name: member.name.clone(),
                operator: None,
                credential: member.credential,
                staff_epoch: 0,
                second_factor,
            }),
            Account::Merchant(id) => self.work.merchant(&id)?.map(|merchant| AccountFacts {
                active: merchant.status == AccountStatus::Active,
                role: Role::Manager,
                name: merchant.name.clone(),
                operator: None,
                credential: merchant.credential,
                staff_epoch: 0,
                second_factor,
            }),
            Account::Staff { id, merchant } => {
                let merchant_of_staff = self.work.merchant(&merchant)?;
                let merchant_is_active = merchant_of_staff
                    .is_some_and(|merchant| merchant.status == AccountStatus::Active);
                let staff_epoch = merchant_of_staff.map_or(0, |merchant| merchant.staff_epoch);
                let staff = self
                    .work
                    .staff(&id)?
                    .filter(|staff| staff.merchant_id == merchant);
                staff.map(|staff| AccountFacts {
                    active: staff.status == AccountStatus::Active && merchant_is_active,
                    role: staff.role,
                    name: staff.name.clone(),
                    operator: Some(staff.operator.clone()),
                    credential: staff.credential,
                    staff_epoch,
                    second_factor,
                })
            }
            Account::Admin(id) => self.work.admin(&id)?.map(|admin| AccountFacts {
                active: admin.status == AccountStatus::Active,
                role: Role::Admin,
                name: admin.name.clone(),
                operator: None,
                credential: admin.credential,
                staff_epoch: 0,
                second_factor,
            }),
            Account::System => None,
        })
    }
}

fn account_needs(account: Account) -> Vec<Need> {
    let mut needs = match account {
        Account::Member(id) => vec![Need::Member(id)],
        Account::Merchant(id) => vec![Need::Merchant(id)],
        Account::Staff { id, merchant } => vec![Need::Staff(id), Need::Merchant(merchant)],
        Account::Admin(id) => vec![Need::Admin(id)],
        Account::System => vec![],
    };
    needs.extend(Holder::of(account).map(Need::SecondFactor));
    needs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::Admin;
    use crate::audit::RequestOrigin;
    use crate::calendar::BusinessCalendar;
    use crate::code::CodePrefix;
    use crate::ids::{AdminId, SessionId};
    use crate::money::{Currency, Money};
    use crate::policy::{PointsBasis, RefundPoints, SessionLife, SessionLives, TotpRequired};
    use crate::second_factor::SealedSecret;
    use crate::unit_of_work::UnitOfWork;
    use uuid::Uuid;

    const ROOT: AdminId = AdminId::new(Uuid::from_u128(1));
    const NOW: Timestamp = Timestamp::from_micros(1_000_000);
    const LIFE: SessionLife = SessionLife {
        total_secs: 60,
        idle_secs: 60,
    };

    fn policy(totp_required_for_admins: bool) -> Policy {
        let largest = Money::from_minor(1_000_000);
        Policy {
            currency: Currency::CNY,
            phone_region: None,
            calendar: BusinessCalendar::utc(),
            points_basis: PointsBasis::Raw,
            refund_points: RefundPoints::Reverse,
            code_ttl_secs: 900,
            code_prefix: CodePrefix::DEFAULT,
            code_reuse: false,
            recharge_min: Money::from_minor(1),
            recharge_max: largest,
            card_balance_max: largest,
            cash_recharge_daily_limit: largest,
            voucher_refund_grace_secs: 0,
            approval_above: None,
            sandbox: false,
            totp_required: TotpRequired {
                admins: totp_required_for_admins,
                managers: false,
            },
            sessions: SessionLives {
                member: LIFE,
                merchant: LIFE,
                admin: LIFE,
            },
            reauthenticate_after_secs: 60,
        }
    }

    /// Authorizes an administrator's write on the rows that its transaction sees.
    fn write(required: bool, factor: Option<SecondFactor>) -> Result<Identity, Abort> {
        let account = Account::Admin(ROOT);
        let session = Session {
            id: SessionId::new(Uuid::from_u128(2)),
            token_id: Uuid::from_u128(3),
            account,
            epoch: 0,
            created_at: NOW,
            expires_at: NOW.plus_secs(60),
            seen_at: NOW,
            authenticated_at: NOW,
            ended_at: None,
        };
        let admin = Admin {
            id: ROOT,
            name: "root".to_owned(),
            status: AccountStatus::Active,
            credential: Credential::default(),
            created_at: NOW,
        };
        let mut work = UnitOfWork::default();
        work.load_session(session.id, Some(session.clone()));
        work.load_admin(ROOT, Some(admin));
        work.load_second_factor(Holder::of(account).unwrap(), factor);
        let policy = policy(required);
        let origin = RequestOrigin {
            request_id: Uuid::nil(),
            address: None,
        };
        let context = Context {
            work: &work,
            policy: &policy,
            now: NOW,
            actor: Actor::Bearer(Bearer {
                session_id: session.id,
                token_id: session.token_id,
                account,
            }),
            origin: &origin,
            operation: "test",
        };
        context.authorize(Permission::AdminManageAdmins)
    }

    #[test]
    fn a_write_asks_for_the_second_factor_as_it_is_stored() {
        let factor = |secret: Option<SealedSecret>| SecondFactor {
            holder: Holder::of(Account::Admin(ROOT)).unwrap(),
            confirmed_at: secret.as_ref().map(|_| NOW),
            secret,
            pending: Some(SealedSecret::new(vec![1])),
            pending_at: Some(Timestamp::from_micros(0)),
            last_step: 0,
        };
        let confirmed = factor(Some(SealedSecret::new(vec![2])));
        for without in [None, Some(factor(None))] {
            assert!(!write(false, without.clone()).unwrap().must_enrol_totp);
            let Err(Abort::Refused(refusal)) = write(true, without) else {
                panic!("an administrator without a second factor was let through");
            };
            assert_eq!(refusal.code, RefusalCode::PermissionDenied);
        }
        assert!(write(true, Some(confirmed)).is_ok());
    }
}
