//! A command that can be carried out in several worlds and records when it was decided.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use mps_domain::audit::RequestOrigin;
use mps_domain::decision::{Actor, Command};
use mps_domain::{Abort, Context, Decision, Need, Operation};
use mps_store::Store;
use uuid::Uuid;

/// The task that decided, which is that of a lane; `None` on SQLite.
pub(crate) type Decider = Option<tokio::task::Id>;

/// A decision of a command.
#[derive(Clone)]
pub(crate) struct Decided {
    /// The place of the command.
    pub(crate) place: usize,
    pub(crate) decider: Decider,
    /// The command's changes, as text; empty when it was refused.
    pub(crate) changes: String,
}

/// The decisions in the order in which they were made. The last decision of each command counts.
pub(crate) type Log = Arc<Mutex<Vec<Decided>>>;
/// An answer that is awaited, as text.
pub(crate) type Sent = Pin<Box<dyn Future<Output = String> + Send>>;

/// A command of any operation.
pub(crate) trait AnyCommand: Send + Sync {
    /// Returns the name of the operation's type. Unlike the name in the audit, it is unique.
    fn name(&self) -> &'static str;

    /// Returns the command as text.
    fn described(&self) -> String;

    /// Returns the number in the command, if it contains one that the books gave out.
    fn number(&self) -> Option<String>;

    /// Sends the command, with `number`, if given, in place of its own number. The command is in the queue
    /// once the answer has been polled.
    fn send(&self, store: &Arc<Store>, place: usize, log: &Log, number: Option<String>) -> Sent;
}

/// An actor's command.
pub(crate) struct Asked<O> {
    pub(crate) actor: Actor,
    pub(crate) request_id: Uuid,
    pub(crate) operation: O,
    /// The field with a number that the books gave out, if the operation has one.
    pub(crate) number: Option<fn(&mut O) -> &mut String>,
}

/// An operation that records each of its decisions.
struct Watched<O> {
    operation: O,
    place: usize,
    log: Log,
}

impl<O: Operation> Operation for Watched<O> {
    type Receipt = O::Receipt;
    const NAME: &'static str = O::NAME;
    const REFUSALS_ARE_AUDITED: bool = O::REFUSALS_ARE_AUDITED;

    fn object(&self) -> Option<(&'static str, Uuid)> {
        self.operation.object()
    }

    fn foresee(&self, actor: Actor) -> Vec<Need> {
        self.operation.foresee(actor)
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<O::Receipt>, Abort> {
        let decided = self.operation.decide(context);
        if !matches!(decided, Err(Abort::Missing(_))) {
            let changes = decided
                .as_ref()
                .map(|decision| format!("{:?}", decision.changes));
            self.log.lock().unwrap().push(Decided {
                place: self.place,
                decider: tokio::task::try_id(),
                changes: changes.unwrap_or_default(),
            });
        }
        decided
    }
}

impl<O> AnyCommand for Asked<O>
where
    O: Operation<Receipt: Debug> + Clone + Debug + Sync,
{
    fn name(&self) -> &'static str {
        let path = std::any::type_name::<O>();
        path.rsplit("::").next().unwrap_or(path)
    }

    fn described(&self) -> String {
        format!("{:?} asks for {:?}", self.actor, self.operation)
    }

    fn number(&self) -> Option<String> {
        let number = self.number?;
        Some(std::mem::take(number(&mut self.operation.clone())))
    }

    fn send(&self, store: &Arc<Store>, place: usize, log: &Log, number: Option<String>) -> Sent {
        let store = Arc::clone(store);
        let mut operation = self.operation.clone();
        if let (Some(place), Some(number)) = (self.number, number) {
            *place(&mut operation) = number;
        }
        let command = Command {
            actor: self.actor,
            origin: RequestOrigin {
                request_id: self.request_id,
                address: None,
            },
            operation: Watched {
                operation,
                place,
                log: Arc::clone(log),
            },
        };
        Box::pin(async move { format!("{:?}", store.execute(command).await) })
    }
}
