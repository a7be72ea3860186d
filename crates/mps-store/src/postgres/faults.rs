//! What a failure of the server means for what was tried.

use tokio_postgres::error::SqlState;

use crate::error::StoreError;

/// What a failure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Others came in between: certainly not done, and it may work when tried again.
    Conflict,
    /// The connection is gone, or the server does not serve.
    Away,
    /// The server objects to what was sent: certainly not done, and maybe one command's fault.
    Objection,
}

/// What this failure means.
pub(crate) fn fault(error: &StoreError) -> Fault {
    let StoreError::Postgres(error) = error else {
        return match error {
            StoreError::NoConnection(_) => Fault::Away,
            _ => Fault::Objection,
        };
    };
    let Some(state) = error.code() else {
        // Without a word of the server it is the network, or a fault of our own in what was sent,
        // which leaves the connection open and shows again when tried again.
        return if error.is_closed() || std::error::Error::source(error).is_some_and(is_network) {
            Fault::Away
        } else {
            Fault::Objection
        };
    };
    match state.code().get(..2) {
        // Connection, operator intervention (restart), too many connections or memory.
        Some("08" | "57" | "53") => Fault::Away,
        // Serialization failure, deadlock.
        Some("40") => Fault::Conflict,
        _ if *state == SqlState::LOCK_NOT_AVAILABLE
            || *state == SqlState::UNIQUE_VIOLATION
            || is_stale(state) =>
        {
            Fault::Conflict
        }
        _ => Fault::Objection,
    }
}

/// That a row was no longer as the batch had found it: the statements of
/// [`requests`](super::persist::requests) divide by how many rows were as expected.
fn is_stale(state: &SqlState) -> bool {
    *state == SqlState::DIVISION_BY_ZERO
}

fn is_network(source: &(dyn std::error::Error + 'static)) -> bool {
    source.is::<std::io::Error>()
}
