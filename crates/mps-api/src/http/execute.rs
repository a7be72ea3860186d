//! Executes operations for the sender of a request.

use mps_domain::Operation;
use mps_domain::decision::{Actor, Command};
use mps_domain::operations::TouchSession;

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, RequestContext};

/// Clears the cache of sessions when it goes out of scope.
struct ForgetSessions<'a>(&'a App);

impl Drop for ForgetSessions<'_> {
    fn drop(&mut self) {
        self.0.sessions().forget();
    }
}

impl App {
    /// Executes an operation for a caller.
    pub(crate) async fn execute<O: Operation>(
        &self,
        caller: &Caller,
        operation: O,
    ) -> Result<O::Receipt, ApiError> {
        let actor = Actor::Bearer(caller.bearer);
        self.execute_as(actor, &caller.context, operation).await
    }

    /// Executes an operation that ends sessions, and clears the cache of sessions.
    pub(crate) async fn execute_ending_sessions<O: Operation>(
        &self,
        caller: &Caller,
        operation: O,
    ) -> Result<O::Receipt, ApiError> {
        // In any case: after success or failure, and even if the client disconnects before the
        // result is known.
        let _forget = ForgetSessions(self);
        self.execute(caller, operation).await
    }

    /// Stores that the caller's session is in use, if it is time to. The request does not wait for it; when
    /// it fails, a later request of the session tries again.
    pub(crate) fn touch_session(&self, caller: &Caller) {
        let life = self.policy().sessions.of(caller.session.account);
        if self
            .sessions()
            .claim_touch(&caller.session, life, self.now())
        {
            let (app, caller) = (self.clone(), caller.clone());
            tokio::spawn(async move { drop(app.execute(&caller, TouchSession).await) });
        }
    }

    /// Executes an operation for a known actor.
    pub(crate) async fn execute_as<O: Operation>(
        &self,
        actor: Actor,
        context: &RequestContext,
        operation: O,
    ) -> Result<O::Receipt, ApiError> {
        let command = Command {
            actor,
            origin: context.origin(),
            operation,
        };
        let result = self.store().execute(command).await;
        self.metrics().call(O::NAME, &result);
        result.map_err(|error| ApiError::of_execution(O::NAME, error))
    }
}
