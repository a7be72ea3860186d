//! What a failure of the server means for what was tried.

use crate::error::StoreError;

/// What a failure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ErrorClass {
    /// Others came in between: certainly not done, and it may work when tried again.
    Conflict,
    /// The connection is gone or of no more use, or the server does not serve: another connection may
    /// lead further, to this server or to another.
    Away,
    /// The server objects to what this command writes: certainly not done, and others go through.
    Command,
    /// The server objects, and would to other commands too: a right is missing, or a table.
    Server,
    /// The books are too far ahead of the clock to be written; the server has nothing to do with it.
    Clock,
}

/// What this failure means.
pub(crate) fn class(error: &StoreError) -> ErrorClass {
    match error {
        StoreError::Postgres(error) => match error.code() {
            Some(state) => by_server(state.code()),
            None => without_a_word(error),
        },
        StoreError::NoConnection(_) => ErrorClass::Away,
        StoreError::ClockBehind { .. } => ErrorClass::Clock,
        // What is stored is not what it should be, or an operation never has what it needs.
        _ => ErrorClass::Command,
    }
}

/// A failure of which the server has said nothing.
fn without_a_word(error: &tokio_postgres::Error) -> ErrorClass {
    match std::error::Error::source(error) {
        // A value that cannot be written or read, a fault of our own: it shows again when tried again.
        Some(source) if !source.is::<std::io::Error>() && !error.is_closed() => ErrorClass::Command,
        // The network; the connection that has ended; or an answer that was to nothing we asked, after
        // which no answer can be told from the next.
        _ => ErrorClass::Away,
    }
}

/// What the server's `SQLSTATE` means (PostgreSQL's manual, appendix A).
fn by_server(state: &str) -> ErrorClass {
    match state {
        // serialization_failure, deadlock_detected, and a transaction that was rolled back for another
        // reason of its neighbours.
        "40001" | "40P01" | "40000" | "40002"
        // lock_not_available: `lock_timeout` is over.
        | "55P03"
        // unique_violation: somebody else was quicker to write the same key.
        | "23505"
        // division_by_zero: a row was no longer as the batch had found it (see `requests` in `persist`).
        | "22012" => ErrorClass::Conflict,
        // statement_completion_unknown: what it means for a COMMIT has to be asked.
        "40003"
        // read_only_sql_transaction: a standby, or a primary that was made to take no writes.
        | "25006"
        // idle_in_transaction_session_timeout, transaction_timeout: the server has ended the session.
        | "25P03" | "25P04"
        // no_active_sql_transaction, in_failed_sql_transaction, active_sql_transaction: the session is not
        // where we believe it to be.
        | "25P01" | "25P02" | "25001"
        // invalid_sql_statement_name, duplicate_prepared_statement: behind a pooler this is another
        // session than the one on which the statement was prepared.
        | "26000" | "42P05"
        // feature_not_supported, which is said of a prepared statement whose table has been changed since
        // ("cached plan must not change result type"); a new session has none.
        | "0A000" => ErrorClass::Away,
        _ => match state.get(..2) {
            // Connection exceptions; insufficient resources (disk, memory, connections); operator
            // intervention (shutdown, restart, cancelled, starting up); errors of the system around it.
            Some("08" | "53" | "57" | "58") => ErrorClass::Away,
            // Data exceptions; integrity constraint violations; what a trigger or a function of ours
            // raises.
            Some("22" | "23" | "P0") => ErrorClass::Command,
            // Whatever else: a right, a table or a column that is missing, an internal error.
            _ => ErrorClass::Server,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_takes_no_writes_is_away_and_a_wrong_value_is_not() {
        for (state, means) in [
            ("25006", ErrorClass::Away),
            ("25P03", ErrorClass::Away),
            ("57P01", ErrorClass::Away),
            ("57P03", ErrorClass::Away),
            ("53100", ErrorClass::Away),
            ("08006", ErrorClass::Away),
            ("40003", ErrorClass::Away),
            ("40001", ErrorClass::Conflict),
            ("55P03", ErrorClass::Conflict),
            ("23505", ErrorClass::Conflict),
            ("23503", ErrorClass::Command),
            ("22003", ErrorClass::Command),
            ("P0001", ErrorClass::Command),
            ("42501", ErrorClass::Server),
            ("42P01", ErrorClass::Server),
            ("XX000", ErrorClass::Server),
        ] {
            assert_eq!(by_server(state), means, "{state}");
        }
    }
}
