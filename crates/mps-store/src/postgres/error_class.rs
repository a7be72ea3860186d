//! The classes of database failures.

use crate::error::StoreError;

/// The class of a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ErrorClass {
    /// Other transactions interfered. The batch is certainly not done, and a retry may work.
    Conflict,
    /// The connection is lost or of no more use, or the server does not serve. Another connection, to this
    /// server or to another, may work.
    Away,
    /// The server rejects what this command writes. The command is certainly not done, and other commands go
    /// through.
    Command,
    /// The server rejects the command and would reject others too: a right or a table is missing.
    Server,
    /// The books are too far ahead of the clock to be written. The server is not the cause.
    Clock,
}

/// Returns the class of this failure.
pub(crate) fn class(error: &StoreError) -> ErrorClass {
    match error {
        StoreError::Postgres(error) => match error.code() {
            Some(state) => by_server(state.code()),
            None => without_sqlstate(error),
        },
        StoreError::NoConnection(_) => ErrorClass::Away,
        StoreError::ClockBehind { .. } => ErrorClass::Clock,
        // Stored data is not as it should be, or an operation never has everything that it needs.
        _ => ErrorClass::Command,
    }
}

/// Returns the class of a failure that the server did not report.
fn without_sqlstate(error: &tokio_postgres::Error) -> ErrorClass {
    match std::error::Error::source(error) {
        // A value cannot be written or read. The fault is in this program and occurs again on a retry.
        Some(source) if !source.is::<std::io::Error>() && !error.is_closed() => ErrorClass::Command,
        // The network failed, the connection ended, or an answer arrived that belongs to no request. After
        // the last, answers can no longer be matched to requests.
        _ => ErrorClass::Away,
    }
}

/// Returns the class of the server's `SQLSTATE` (PostgreSQL's manual, appendix A).
fn by_server(state: &str) -> ErrorClass {
    match state {
        // serialization_failure, deadlock_detected, and transactions that were rolled back for other reasons
        // of concurrency.
        "40001" | "40P01" | "40000" | "40002"
        // lock_not_available: the `lock_timeout` has passed.
        | "55P03"
        // unique_violation: another transaction wrote the same key first.
        | "23505"
        // division_by_zero: a row was no longer as the batch had read it (see `requests` in `persist`).
        | "22012" => ErrorClass::Conflict,
        // statement_completion_unknown: after a COMMIT, the lane has to find out what it means.
        "40003"
        // read_only_sql_transaction: a standby, or a primary that was set to read-only.
        | "25006"
        // idle_in_transaction_session_timeout, transaction_timeout: the server has ended the session.
        | "25P03" | "25P04"
        // no_active_sql_transaction, in_failed_sql_transaction, active_sql_transaction: the session is not in
        // the state that we expect.
        | "25P01" | "25P02" | "25001"
        // invalid_sql_statement_name, duplicate_prepared_statement: behind a pooler, this is another session
        // than the one that prepared the statement.
        | "26000" | "42P05"
        // feature_not_supported: also reported for a prepared statement whose table was changed since
        // ("cached plan must not change result type"). A new session has no such statements.
        | "0A000" => ErrorClass::Away,
        _ => match state.get(..2) {
            // Connection exceptions; insufficient resources (disk, memory, connections); operator
            // intervention (shutdown, restart, cancelled, starting up); system errors around the server.
            Some("08" | "53" | "57" | "58") => ErrorClass::Away,
            // Data exceptions; integrity constraint violations; exceptions raised by our triggers and
            // functions.
            Some("22" | "23" | "P0") => ErrorClass::Command,
            // Everything else: a missing right, table or column, or an internal error.
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
