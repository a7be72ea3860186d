//! Carrying out operations for whoever sends a request.

use mps_domain::Operation;
use mps_domain::decision::{Actor, Command};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, RequestContext};

/// Forgets what was read of sessions when it goes out of scope.
struct ForgetSessions<'a>(&'a App);

impl Drop for ForgetSessions<'_> {
    fn drop(&mut self) {
        self.0.sessions().forget();
    }
}

impl App {
    /// Carries out an operation for whoever calls.
    pub(crate) async fn execute<O: Operation>(
        &self,
        caller: &Caller,
        operation: O,
    ) -> Result<O::Receipt, ApiError> {
        let actor = Actor::Bearer(caller.bearer);
        self.execute_as(actor, &caller.context, operation).await
    }

    /// Carries out an operation that ends sessions, and forgets what was read of them.
    pub(crate) async fn execute_ending_sessions<O: Operation>(
        &self,
        caller: &Caller,
        operation: O,
    ) -> Result<O::Receipt, ApiError> {
        // Whatever came of it, and even if the client hangs up before it is known.
        let _forget = ForgetSessions(self);
        self.execute(caller, operation).await
    }

    /// Carries out an operation for a known asker.
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
