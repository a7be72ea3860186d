//! From a token to an identity, by what is stored.

use crate::access::{Bearer, Credential, Identity, Permission, Role, Session};
use crate::accounts::{Account, AccountStatus, MemberStatus};
use crate::books::Need;
use crate::calendar::Timestamp;
use crate::decision::{Asker, Case, Stop};
use crate::refusal::{Refusal, RefusalCode};

/// What is stored of an account that bears on what it may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountFacts {
    /// The account's state lets it work; of a merchant's staff, the merchant's too.
    pub active: bool,
    /// Its role.
    pub role: Role,
    /// Its name.
    pub name: String,
    /// The login name of a member of a merchant's staff.
    pub operator: Option<String>,
    /// What bears on signing in.
    pub credential: Credential,
}

/// Who the bearer of a token is. The one place that decides it, for reads and writes alike.
///
/// # Errors
/// `TOKEN_EXPIRED` when the session is over its time; `SESSION_REVOKED` when it has ended in any
/// other way, or never was.
pub fn identity_of(
    bearer: &Bearer,
    session: Option<&Session>,
    facts: Option<&AccountFacts>,
    now: Timestamp,
) -> Result<Identity, Refusal> {
    let (Some(session), Some(facts)) = (session, facts) else {
        return Err(RefusalCode::SessionRevoked.into());
    };
    let belongs = session.token_id == bearer.token_id && session.account == bearer.account;
    let lives =
        session.ended_at.is_none() && session.epoch == facts.credential.epoch && facts.active;
    if !belongs || !lives {
        return Err(RefusalCode::SessionRevoked.into());
    }
    if now >= session.expires_at {
        return Err(RefusalCode::TokenExpired.into());
    }
    Ok(Identity {
        account: session.account,
        session_id: Some(session.id),
        role: facts.role,
        name: facts.name.clone(),
        operator: facts.operator.clone(),
        must_change_password: facts.credential.temporary,
    })
}

impl Asker {
    /// What is needed to find out who asks.
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

impl Case<'_> {
    /// Who asks, whatever they may do.
    ///
    /// # Errors
    /// `SESSION_REVOKED` or `TOKEN_EXPIRED`; [`Stop::Missing`] for rows to load.
    pub fn identify(&self) -> Result<Identity, Stop> {
        let bearer = match self.asker {
            Asker::Bearer(bearer) => bearer,
            Asker::Nobody => return Err(RefusalCode::SessionRevoked.into()),
            Asker::System => {
                return Ok(Identity {
                    account: Account::System,
                    session_id: None,
                    role: Role::Admin,
                    name: "system".to_owned(),
                    operator: None,
                    must_change_password: false,
                });
            }
        };
        self.require(self.asker.needs())?;
        let session = self.books.session(&bearer.session_id)?;
        let facts = self.account_facts(bearer.account)?;
        Ok(identity_of(&bearer, session, facts.as_ref(), self.now)?)
    }

    /// Who asks, if they may do this.
    ///
    /// # Errors
    /// As [`Case::identify`], and `PASSWORD_CHANGE_REQUIRED` or `PERMISSION_DENIED`.
    pub fn authorize(&self, permission: Permission) -> Result<Identity, Stop> {
        let identity = self.identify()?;
        identity.require(permission)?;
        Ok(identity)
    }

    /// What is stored of an account; `None` when there is no such account.
    ///
    /// # Errors
    /// [`Stop::Missing`] for rows to load.
    pub fn account_facts(&self, account: Account) -> Result<Option<AccountFacts>, Stop> {
        self.require(account_needs(account))?;
        Ok(match account {
            Account::Member(id) => self.books.member(&id)?.map(|member| AccountFacts {
                active: member.status == MemberStatus::Active,
                role: Role::Member,
                name: member.name.clone(),
                operator: None,
                credential: member.credential,
            }),
            Account::Merchant(id) => self.books.merchant(&id)?.map(|merchant| AccountFacts {
                active: merchant.status == AccountStatus::Active,
                role: Role::Manager,
                name: merchant.name.clone(),
                operator: None,
                credential: merchant.credential,
            }),
            Account::Staff { id, merchant } => {
                let employer = self.books.merchant(&merchant)?;
                let employer_active =
                    employer.is_some_and(|merchant| merchant.status == AccountStatus::Active);
                let staff = self
                    .books
                    .staff(&id)?
                    .filter(|staff| staff.merchant_id == merchant);
                staff.map(|staff| AccountFacts {
                    active: staff.status == AccountStatus::Active && employer_active,
                    role: staff.role,
                    name: staff.name.clone(),
                    operator: Some(staff.operator.clone()),
                    credential: staff.credential,
                })
            }
            Account::Admin(id) => self.books.admin(&id)?.map(|admin| AccountFacts {
                active: admin.status == AccountStatus::Active,
                role: Role::Admin,
                name: admin.name.clone(),
                operator: None,
                credential: admin.credential,
            }),
            Account::System => None,
        })
    }
}

fn account_needs(account: Account) -> Vec<Need> {
    match account {
        Account::Member(id) => vec![Need::Member(id)],
        Account::Merchant(id) => vec![Need::Merchant(id)],
        Account::Staff { id, merchant } => vec![Need::Staff(id), Need::Merchant(merchant)],
        Account::Admin(id) => vec![Need::Admin(id)],
        Account::System => vec![],
    }
}
