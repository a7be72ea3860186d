//! A command on its way through a lane, with its type erased.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Instant;

use mps_domain::audit::RequestOrigin;
use mps_domain::decision::{Actor, Command};
use mps_domain::need::Need;
use mps_domain::unit_of_work::{Touched, UnitOfWork};
use mps_domain::{Abort, Context, Operation, Policy, Timestamp};
use tokio::sync::oneshot;

use crate::error::ExecuteError;
use crate::health::{Health, Unanswered};
use crate::listener::Listener;

/// The commit outcome of a batch.
#[derive(Debug, Clone)]
pub(crate) enum CommitOutcome {
    /// The batch is in the books.
    Committed,
    /// The batch is certainly not in the books.
    NotDone(String),
    /// The batch may or may not be in the books.
    Unknown(String),
}

/// Commands with a known commit outcome, ready to be answered.
pub(crate) struct FinishedBatch {
    pub(crate) jobs: Vec<Box<dyn Job>>,
    pub(crate) commit: CommitOutcome,
    pub(crate) touched: Touched,
}

impl FinishedBatch {
    /// Answers each command after the listener was notified of the changes.
    pub(crate) async fn answer(self, listener: Option<&Arc<dyn Listener>>) {
        if !self.touched.is_empty()
            && let Some(done) = listener.and_then(|listener| listener.committed(&self.touched))
        {
            done.await;
        }
        for job in self.jobs {
            job.answer(&self.commit);
        }
    }
}

/// How far a command has come.
#[derive(Debug)]
pub(crate) enum Step {
    /// The command is decided and its changes are applied.
    Decided,
    /// The command is decided: it is refused, or its rows contradict each other. It changes nothing, so nothing
    /// in the database checks later whether the rows that it was decided on belonged together.
    Refused,
    /// These needs have to be loaded first.
    Missing(Vec<Need>),
    /// The command has to be alone in its batch. Either it needs the result of a query over many rows, or it
    /// changes what such queries of others read. Within a batch, memory is ahead of the database, and a query
    /// does not see that.
    Alone,
}

/// A command with its type erased.
pub(crate) trait Job: Send {
    /// The operation's name.
    fn name(&self) -> &'static str;

    /// Returns when the command was queued.
    fn since(&self) -> Instant;

    /// Returns what the command will need, as far as that is known beforehand.
    fn foreseen(&self) -> Vec<Need>;

    /// Lets the operation decide and applies its changes, or returns what has to be done first. When the
    /// batch is replayed, this is called again with newly loaded rows. `is_alone` is whether no other command
    /// is in the batch.
    fn decide(
        &mut self,
        work: &mut UnitOfWork,
        policy: &Policy,
        now: Timestamp,
        is_alone: bool,
    ) -> Step;

    /// Answers the command once the commit outcome of the batch is known.
    fn answer(self: Box<Self>, commit: &CommitOutcome);
}

/// A command that was accepted into the queue. When it is dropped there, or in a lane that panics, the store
/// reports that it is not well before the caller learns that no answer will come: fields are dropped in their
/// order.
pub(crate) struct Accepted {
    unanswered: Unanswered,
    job: Box<dyn Job>,
}

impl Accepted {
    /// Accepts a command into the queue of a store with this health.
    pub(crate) fn new(job: Box<dyn Job>, health: Health) -> Self {
        Self {
            unanswered: Unanswered::new(health),
            job,
        }
    }

    /// Returns the command, whose answer is known now.
    pub(crate) fn into_job(self) -> Box<dyn Job> {
        self.unanswered.answered();
        self.job
    }
}

impl Deref for Accepted {
    type Target = dyn Job;

    fn deref(&self) -> &Self::Target {
        &*self.job
    }
}

impl DerefMut for Accepted {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut *self.job
    }
}

/// A command and the channel for its answer.
pub(crate) struct Task<O: Operation> {
    command: Command<O>,
    since: Instant,
    outcome: Option<Result<O::Receipt, ExecuteError>>,
    reply: oneshot::Sender<Result<O::Receipt, ExecuteError>>,
}

/// The receiving end for the answer of an operation.
pub(crate) type Reply<R> = oneshot::Receiver<Result<R, ExecuteError>>;

impl<O: Operation> Task<O> {
    /// Creates a task for a command and the receiver for its answer.
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

/// Builds the context of a command. A function of its own keeps the borrows of the command's parts apart.
fn context<'a>(
    work: &'a UnitOfWork,
    policy: &'a Policy,
    now: Timestamp,
    actor: Actor,
    origin: &'a RequestOrigin,
    operation: &'static str,
) -> Context<'a> {
    Context {
        work,
        policy,
        now,
        actor,
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
        let mut needs = self.command.actor.needs();
        needs.extend(self.command.operation.foresee(self.command.actor));
        needs
    }

    fn decide(
        &mut self,
        work: &mut UnitOfWork,
        policy: &Policy,
        now: Timestamp,
        is_alone: bool,
    ) -> Step {
        // A batch that begins again may set apart what it decided before.
        self.outcome = None;
        let Command {
            actor,
            origin,
            operation,
        } = &self.command;
        let context = context(work, policy, now, *actor, origin, O::NAME);
        let (refused, event) = match operation.decide(&context) {
            Ok(decision) if !is_alone && work.bear_on_queries(&decision.changes) => {
                return Step::Alone;
            }
            Ok(decision) => {
                work.apply(decision.changes);
                self.outcome = Some(Ok(decision.receipt));
                return Step::Decided;
            }
            Err(Abort::Missing(needs)) if !is_alone && needs.iter().any(Need::is_query) => {
                return Step::Alone;
            }
            Err(Abort::Missing(needs)) => return Step::Missing(needs),
            Err(Abort::Refused(refusal)) => {
                let event = O::REFUSALS_ARE_AUDITED
                    .then(|| context.refused_event(&refusal, operation.object()));
                (ExecuteError::Refused(refusal), event)
            }
            Err(Abort::Broken(broken)) => (broken.into(), None),
        };
        if let Some(event) = event {
            work.record(event);
        }
        self.outcome = Some(Err(refused));
        Step::Refused
    }

    fn answer(self: Box<Self>, commit: &CommitOutcome) {
        let answer = match (commit, self.outcome) {
            (CommitOutcome::Committed, Some(outcome)) => outcome,
            (CommitOutcome::Committed, None) => {
                Err(ExecuteError::NotDone("was not decided".to_owned()))
            }
            // A refusal may rest on changes of another command in the batch, which are not in the books
            // either. A command that was set apart was not in the batch.
            (CommitOutcome::NotDone(why), _)
            | (CommitOutcome::Unknown(why), None | Some(Err(_))) => {
                Err(ExecuteError::NotDone(why.clone()))
            }
            (CommitOutcome::Unknown(why), _) => Err(ExecuteError::Unknown(why.clone())),
        };
        // The caller may have gone away; the books do not depend on it.
        drop(self.reply.send(answer));
    }
}
