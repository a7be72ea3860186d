//! Sends requests that move value: once, and always with a key for a retry.

use std::future::Future;

use mps_client::{Client, ClientError, Sent};
use serde::Serialize;

use crate::error::CliError;
use crate::output::Report;

/// The answer to a request that moves value, and the key for a retry.
#[derive(Debug, Serialize)]
pub(crate) struct Moved<A> {
    /// The answer.
    #[serde(flatten)]
    pub(crate) answer: A,
    /// Whether the server had already carried the request out.
    pub(crate) replayed: bool,
    /// The idempotency key of the request.
    pub(crate) idempotency_key: String,
}

impl<A> Moved<A> {
    /// A heading that says so when nothing moved this time.
    pub(crate) fn heading(&self, done: &str) -> String {
        if self.replayed {
            format!("{done} (done before: this is the first answer again, and nothing moved now)")
        } else {
            done.to_owned()
        }
    }
}

impl<A: Serialize> Moved<A> {
    /// The report of it. When it cannot be shown, the key is told.
    pub(crate) fn report(&self, human: impl Into<String>) -> Result<Report, CliError> {
        let report = Report::new(self, human)?;
        Ok(report.moving(self.idempotency_key.clone()))
    }
}

/// The given key, or a new one.
pub(crate) fn key(given: Option<String>) -> String {
    given.unwrap_or_else(Client::new_key)
}

/// Waits for the answer. If none arrives, or if the user stops the program meanwhile, the failure
/// contains the key.
pub(crate) async fn send<A>(
    key: String,
    order: Option<&str>,
    request: impl Future<Output = Result<Sent<A>, ClientError>>,
) -> Result<Moved<A>, CliError> {
    let result = tokio::select! {
        result = request => result,
        () = stopped() => {
            return Err(CliError::Interrupted { key, order: order.map(str::to_owned) });
        }
    };
    match result {
        Ok(Sent { answer, replayed }) => Ok(Moved {
            answer,
            replayed,
            idempotency_key: key,
        }),
        Err(error) => Err(CliError::of_moving(error, &key, order)),
    }
}

/// Waits until somebody stops the program: at the keyboard, by closing the terminal, or from another program.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let wait = async |kind| match signal(kind) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        };
        tokio::select! {
            () = wait(SignalKind::interrupt()) => {}
            () = wait(SignalKind::terminate()) => {}
            () = wait(SignalKind::hangup()) => {}
        }
    }
    #[cfg(not(unix))]
    drop(tokio::signal::ctrl_c().await);
}

#[cfg(test)]
mod tests {
    use super::*;
    use mps_protocol::Amount;

    #[test]
    fn amounts_stay_as_they_are_beside_the_key() {
        #[derive(Serialize)]
        struct Answer {
            amount: Amount,
        }
        let moved = Moved {
            answer: Answer {
                amount: Amount::from_text("284.00"),
            },
            replayed: false,
            idempotency_key: "k".to_owned(),
        };
        assert_eq!(
            serde_json::to_string(&moved).unwrap(),
            "{\"amount\":284.00,\"replayed\":false,\"idempotency_key\":\"k\"}"
        );
    }
}
