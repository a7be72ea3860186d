//! How an operation decides: what it sees ([`Context`]), what it answers ([`Decision`] or [`Abort`]).

mod authorize;
mod draft;

pub use authorize::{AccountFacts, identity_of};
pub use draft::{Draft, NewTransaction, unchanged};

use uuid::Uuid;

use crate::abort::{Abort, Broken};
use crate::access::{Bearer, Identity};
use crate::audit::{AuditEvent, RequestOrigin};
use crate::calendar::Timestamp;
use crate::need::Need;
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::unit_of_work::{Change, UnitOfWork};

/// Who sends a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The bearer of a verified token.
    Bearer(Bearer),
    /// Nobody yet: signing in.
    Anonymous,
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
    fn foresee(&self, _actor: Actor) -> Vec<Need> {
        Vec::new()
    }

    /// Decides on the books as they are.
    ///
    /// # Errors
    /// [`Abort::Missing`] when rows have to be loaded first, [`Abort::Refused`] when a rule says no,
    /// [`Abort::Broken`] when the books contradict themselves.
    fn decide(&self, context: &Context<'_>) -> Result<Decision<Self::Receipt>, Abort>;
}

/// An operation together with who asks for it and from where.
#[derive(Debug, Clone)]
pub struct Command<O> {
    /// Who asks.
    pub actor: Actor,
    /// From where.
    pub origin: RequestOrigin,
    /// For what.
    pub operation: O,
}

/// What an operation decides on.
pub struct Context<'a> {
    /// The rows.
    pub work: &'a UnitOfWork,
    /// The settings.
    pub policy: &'a Policy,
    /// The time of the batch.
    pub now: Timestamp,
    /// Who asks.
    pub actor: Actor,
    /// From where.
    pub origin: &'a RequestOrigin,
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

impl Context<'_> {
    /// Asks for several things at once, so that the store can load them together.
    ///
    /// # Errors
    /// [`Abort::Missing`] with those that have not been loaded.
    pub fn require(&self, needs: impl IntoIterator<Item = Need>) -> Result<(), Abort> {
        let missing: Vec<Need> = needs
            .into_iter()
            .filter(|need| !self.work.has(need))
            .collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(Abort::Missing(missing))
        }
    }

    /// The row that another row refers to.
    ///
    /// # Errors
    /// [`Abort::Broken`] when it is not there.
    pub fn referred<T>(&self, row: Option<T>, what: &'static str) -> Result<T, Abort> {
        row.ok_or(Abort::Broken(Broken::Dangling(what)))
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
