//! How an operation decides: what it reads ([`Context`]) and what it returns ([`Decision`] or [`Abort`]).

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
    /// Nobody yet, as when signing in.
    Anonymous,
    /// The operator of the server, who has every right of an administrator.
    System,
}

/// A named write operation of the system.
///
/// `decide` is pure. It may be called several times, until everything that it needs is loaded. Only its last
/// result counts.
pub trait Operation: Send + 'static {
    /// The result when it was carried out.
    type Receipt: Send + 'static;

    /// Its name in metrics, logs and the audit.
    const NAME: &'static str;

    /// Whether the audit also records refusals.
    const REFUSALS_ARE_AUDITED: bool;

    /// Its object: kind and id, for the audit of a refusal.
    fn object(&self) -> Option<(&'static str, Uuid)> {
        None
    }

    /// The rows that it will need, as far as they are known without reading the books. This is a hint with
    /// which a store can load more at once; `decide` does not rely on it.
    fn foresee(&self, _actor: Actor) -> Vec<Need> {
        Vec::new()
    }

    /// Decides on the present state of the books.
    ///
    /// # Errors
    /// [`Abort::Missing`] when rows have to be loaded first, [`Abort::Refused`] when a rule refuses,
    /// [`Abort::Broken`] when the books contradict themselves.
    fn decide(&self, context: &Context<'_>) -> Result<Decision<Self::Receipt>, Abort>;
}

/// An operation together with its actor and its origin.
#[derive(Debug, Clone)]
pub struct Command<O> {
    /// The actor.
    pub actor: Actor,
    /// The origin of the request.
    pub origin: RequestOrigin,
    /// The operation.
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
    /// The actor.
    pub actor: Actor,
    /// The origin of the request.
    pub origin: &'a RequestOrigin,
    /// The operation's name.
    pub operation: &'static str,
}

/// An operation that is carried out.
#[derive(Debug)]
pub struct Decision<R> {
    /// The changes.
    pub changes: Vec<Change>,
    /// The receipt for the actor.
    pub receipt: R,
}

impl Context<'_> {
    /// Requires several rows at once, so that the store can load them together.
    ///
    /// # Errors
    /// [`Abort::Missing`] with the rows that are not loaded.
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

    /// Returns the row that another row refers to.
    ///
    /// # Errors
    /// [`Abort::Broken`] when it does not exist.
    pub fn referred<T>(&self, row: Option<T>, what: &'static str) -> Result<T, Abort> {
        row.ok_or(Abort::Broken(Broken::Dangling(what)))
    }

    /// An audit event of this operation, requested by `identity`.
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

    /// The audit event for a refusal of this operation.
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
