//! How an operation decides: what it sees ([`Case`]), what it answers ([`Decision`] or [`Stop`]).

mod authorize;
mod draft;

pub use authorize::{AccountFacts, identity_of};
pub use draft::{Draft, NewTransaction, unchanged};

use uuid::Uuid;

use crate::access::{Bearer, Identity};
use crate::audit::{AuditEvent, Origin};
use crate::books::{Books, Change, Need};
use crate::calendar::Timestamp;
use crate::ledger::Unbalanced;
use crate::money::Overflow;
use crate::policy::Policy;
use crate::refusal::{Refusal, RefusalCode};

/// Who sends a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// The bearer of a verified token.
    Bearer(Bearer),
    /// Nobody yet: signing in.
    Nobody,
    /// The operator at the machine itself, who has every right of an administrator.
    System,
}

/// A named write of the system.
///
/// `decide` is pure and may be called several times, until all that it needs has been loaded; only
/// its last answer counts.
pub trait Operation: Send + 'static {
    /// What it gives when it was carried out.
    type Receipt: Send + 'static;

    /// Its name in metrics, logs and the audit.
    const NAME: &'static str;

    /// Whether the audit also says when it was refused.
    const REFUSALS_ARE_AUDITED: bool;

    /// What it is about: kind and id, for the audit of a refusal.
    fn object(&self) -> Option<(&'static str, Uuid)> {
        None
    }

    /// What it will ask for, as far as that can be said without looking into the books. A hint,
    /// with which a store can load more at once; `decide` does not rely on it.
    fn foresee(&self, _asker: Asker) -> Vec<Need> {
        Vec::new()
    }

    /// Decides on the books as they are.
    ///
    /// # Errors
    /// [`Stop::Missing`] when rows have to be loaded first, [`Stop::Refused`] when a rule says no,
    /// [`Stop::Broken`] when the books contradict themselves.
    fn decide(&self, case: &Case<'_>) -> Result<Decision<Self::Receipt>, Stop>;
}

/// An operation together with who asks for it and from where.
#[derive(Debug, Clone)]
pub struct Command<O> {
    /// Who asks.
    pub asker: Asker,
    /// From where.
    pub origin: Origin,
    /// For what.
    pub operation: O,
}

/// What an operation decides on.
pub struct Case<'a> {
    /// The rows.
    pub books: &'a Books,
    /// The settings.
    pub policy: &'a Policy,
    /// The time of the batch.
    pub now: Timestamp,
    /// Who asks.
    pub asker: Asker,
    /// From where.
    pub origin: &'a Origin,
    /// The operation's name.
    pub operation: &'static str,
}

/// An operation that is carried out.
#[derive(Debug)]
pub struct Decision<R> {
    /// What changes.
    pub changes: Vec<Change>,
    /// What the asker gets.
    pub receipt: R,
}

/// Why an operation did not decide to be carried out.
#[derive(Debug)]
pub enum Stop {
    /// These have to be loaded first.
    Missing(Vec<Need>),
    /// A rule says no.
    Refused(Box<Refusal>),
    /// The books contradict themselves: a fault of the system, not of the asker.
    Broken(Broken),
}

/// What contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A sum that does not fit.
    #[error(transparent)]
    Overflow(#[from] Overflow),
    /// A posting that does not add up.
    #[error(transparent)]
    Unbalanced(#[from] Unbalanced),
    /// A row that others refer to and that is not there.
    #[error("the books refer to a {0} that is not there")]
    Dangling(&'static str),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<RefusalCode> for Stop {
    fn from(code: RefusalCode) -> Self {
        Self::Refused(Box::new(code.into()))
    }
}

impl From<Overflow> for Stop {
    fn from(overflow: Overflow) -> Self {
        Self::Broken(overflow.into())
    }
}

impl From<Unbalanced> for Stop {
    fn from(unbalanced: Unbalanced) -> Self {
        Self::Broken(unbalanced.into())
    }
}

impl Case<'_> {
    /// Asks for several things at once, so that the store can load them together.
    ///
    /// # Errors
    /// [`Stop::Missing`] with those that have not been loaded.
    pub fn require(&self, needs: impl IntoIterator<Item = Need>) -> Result<(), Stop> {
        let missing: Vec<Need> = needs
            .into_iter()
            .filter(|need| !self.books.has(need))
            .collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(Stop::Missing(missing))
        }
    }

    /// The row that another row refers to.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it is not there.
    pub fn referred<T>(&self, row: Option<T>, what: &'static str) -> Result<T, Stop> {
        row.ok_or(Stop::Broken(Broken::Dangling(what)))
    }

    /// An audit event of this operation, asked for by `identity`.
    #[must_use]
    pub fn event(&self, identity: Option<&Identity>) -> AuditEvent {
        AuditEvent {
            at: self.now,
            actor: identity.map(|identity| identity.account),
            role: identity.map(|identity| identity.role),
            operator: identity.and_then(|identity| identity.operator.clone()),
            origin: self.origin.clone(),
            operation: self.operation,
            object: None,
            refusal: None,
            details: serde_json::Value::Null,
        }
    }

    /// The audit event of this operation having been refused.
    #[must_use]
    pub fn refused_event(
        &self,
        refusal: &Refusal,
        object: Option<(&'static str, Uuid)>,
    ) -> AuditEvent {
        let identity = self.identify().ok();
        AuditEvent {
            refusal: Some(refusal.code),
            object,
            ..self.event(identity.as_ref())
        }
    }
}
