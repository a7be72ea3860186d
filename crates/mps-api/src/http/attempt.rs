//! Making attempts at what can be guessed.

use mps_domain::attempts::{AttemptKey, AttemptLimit};
use mps_domain::decision::Actor;
use mps_domain::operations::{AttemptTaken, GiveBackAttempt};
use mps_protocol::ErrorCode;

use crate::app::App;
use crate::error::ApiError;
use crate::http::RequestContext;
use crate::limits::Attempt;

impl App {
    /// Makes an attempt: counts it first, and gives it back unless what was tried is wrong. A request that is
    /// broken off stays counted.
    ///
    /// # Errors
    /// `RATE_LIMITED` or `ACCOUNT_LOCKED`, with the time to wait, when there were too many; the error of the
    /// attempt itself.
    pub(crate) async fn attempt<T>(
        &self,
        context: &RequestContext,
        attempt: Attempt,
        work: impl Future<Output = Result<T, ApiError>>,
    ) -> Result<T, ApiError> {
        let taken = self.take_attempt(context, &attempt).await?;
        let result = Box::pin(work).await;
        if !result.as_ref().is_err_and(is_wrong) {
            let network = attempt.network().filter(|_| result.is_ok());
            self.give_back(context, taken, network).await;
        }
        result
    }

    /// Counts an attempt. Returns the limits that counted it.
    async fn take_attempt(
        &self,
        context: &RequestContext,
        attempt: &Attempt,
    ) -> Result<Vec<AttemptLimit>, ApiError> {
        let Some(operation) = attempt.operation() else {
            return Ok(Vec::new());
        };
        match self
            .execute_as(Actor::Anonymous, context, operation)
            .await?
        {
            AttemptTaken::Allowed(limits) => Ok(limits),
            AttemptTaken::Refused { by, until } => {
                let micros = until.micros().saturating_sub(self.now().micros());
                let seconds = u64::try_from(micros)
                    .unwrap_or_default()
                    .div_ceil(1_000_000);
                Err(ApiError {
                    retry_after: Some(seconds.max(1)),
                    ..attempt.error(by).into()
                })
            }
        }
    }

    /// Gives an attempt back. When that fails, the attempt counts as a wrong one: what was tried is done, and
    /// its sender shall learn of it.
    async fn give_back(
        &self,
        context: &RequestContext,
        limits: Vec<AttemptLimit>,
        network: Option<AttemptKey>,
    ) {
        if limits.is_empty() {
            return;
        }
        let operation = GiveBackAttempt { limits, network };
        let given_back = self.execute_as(Actor::Anonymous, context, operation).await;
        if let Err(error) = given_back {
            tracing::warn!(error = %error.code.as_str(), "a right attempt was not given back");
        }
    }
}

/// Whether an error says that what was tried is wrong.
fn is_wrong(error: &ApiError) -> bool {
    matches!(
        error.code,
        ErrorCode::InvalidCredentials | ErrorCode::BindingRefused | ErrorCode::ActivationInvalid
    )
}
