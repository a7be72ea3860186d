//! One command on its way through the lane, whatever its type.

use std::sync::Arc;
use std::time::Instant;

use mps_domain::audit::Origin;
use mps_domain::books::{Books, Need, Touched};
use mps_domain::decision::{Asker, Command};
use mps_domain::{Case, Operation, Policy, Stop, Timestamp};
use tokio::sync::oneshot;

use crate::error::ExecuteError;
use crate::listener::Listener;

/// What became of a batch.
#[derive(Debug, Clone)]
pub(crate) enum Fate {
    /// It is in the books.
    Committed,
    /// It is certainly not.
    NotDone(String),
    /// It is, or is not.
    Unknown(String),
}

/// Commands whose fate is known, to be answered.
pub(crate) struct Settled {
    pub(crate) jobs: Vec<Box<dyn Job>>,
    pub(crate) fate: Fate,
    pub(crate) touched: Touched,
}

impl Settled {
    /// Answers each command, after the listener has heard of what changed.
    pub(crate) async fn answer(self, listener: Option<&Arc<dyn Listener>>) {
        if !self.touched.is_empty()
            && let Some(heard) = listener.and_then(|listener| listener.committed(&self.touched))
        {
            heard.await;
        }
        for job in self.jobs {
            job.answer(&self.fate);
        }
    }
}

/// A command with its type erased.
pub(crate) trait Job: Send {
    /// The operation's name.
    fn name(&self) -> &'static str;

    /// Since when it has waited.
    fn since(&self) -> Instant;

    /// What it will ask for, as far as that is known beforehand.
    fn foreseen(&self) -> Vec<Need>;

    /// Lets the operation decide and applies its changes; or says what has to be loaded first. May
    /// be called again with fresh books when the batch has to be replayed.
    fn decide(&mut self, books: &mut Books, policy: &Policy, now: Timestamp) -> Vec<Need>;

    /// Answers, once the fate of the batch is known.
    fn answer(self: Box<Self>, fate: &Fate);
}

/// A command and where its answer goes.
pub(crate) struct Task<O: Operation> {
    command: Command<O>,
    since: Instant,
    outcome: Option<Result<O::Receipt, ExecuteError>>,
    reply: oneshot::Sender<Result<O::Receipt, ExecuteError>>,
}

/// Where the answer of an operation arrives.
pub(crate) type Reply<R> = oneshot::Receiver<Result<R, ExecuteError>>;

impl<O: Operation> Task<O> {
    /// A task for a command, and where its answer will arrive.
    pub(crate) fn new(command: Command<O>) -> (Self, Reply<O::Receipt>) {
        let (reply, receiver) = oneshot::channel();
        (
            Self {
                command,
                since: Instant::now(),
                outcome: None,
                reply,
            },
            receiver,
        )
    }
}

/// The case of a command: a function, so that the borrow of its parts is plain.
fn case<'a>(
    books: &'a Books,
    policy: &'a Policy,
    now: Timestamp,
    asker: Asker,
    origin: &'a Origin,
    operation: &'static str,
) -> Case<'a> {
    Case {
        books,
        policy,
        now,
        asker,
        origin,
        operation,
    }
}

impl<O: Operation> Job for Task<O> {
    fn name(&self) -> &'static str {
        O::NAME
    }

    fn since(&self) -> Instant {
        self.since
    }

    fn foreseen(&self) -> Vec<Need> {
        let mut needs = self.command.asker.needs();
        needs.extend(self.command.operation.foresee(self.command.asker));
        needs
    }

    fn decide(&mut self, books: &mut Books, policy: &Policy, now: Timestamp) -> Vec<Need> {
        let Command {
            asker,
            origin,
            operation,
        } = &self.command;
        let case = case(books, policy, now, *asker, origin, O::NAME);
        let (outcome, event) = match operation.decide(&case) {
            Ok(decision) => {
                books.apply(decision.changes);
                (Ok(decision.receipt), None)
            }
            Err(Stop::Missing(needs)) => return needs,
            Err(Stop::Refused(refusal)) => {
                let event = O::REFUSALS_ARE_AUDITED
                    .then(|| case.refused_event(&refusal, operation.object()));
                (Err(ExecuteError::Refused(refusal)), event)
            }
            Err(Stop::Broken(broken)) => (Err(broken.into()), None),
        };
        if let Some(event) = event {
            books.record(event);
        }
        self.outcome = Some(outcome);
        Vec::new()
    }

    fn answer(self: Box<Self>, fate: &Fate) {
        let answer = match (fate, self.outcome) {
            (Fate::Committed, Some(outcome)) => outcome,
            (Fate::Committed, None) => Err(ExecuteError::NotDone("was not decided".to_owned())),
            // A refusal may rest on what a neighbour did, which is not in the books either.
            (Fate::NotDone(why), _) | (Fate::Unknown(why), Some(Err(_))) => {
                Err(ExecuteError::NotDone(why.clone()))
            }
            (Fate::Unknown(why), _) => Err(ExecuteError::Unknown(why.clone())),
        };
        // The asker may have gone away; the books do not depend on it.
        drop(self.reply.send(answer));
    }
}
