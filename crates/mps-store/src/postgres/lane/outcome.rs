//! Recovery of a lane: its connection, its identity, and the outcome of an unanswered COMMIT.

use std::time::{Duration, Instant};

use tokio::time::error::Elapsed;
use tokio::time::timeout;
use tokio_postgres_rustls::MakeRustlsConnect;
use uuid::Uuid;

use crate::error::StoreError;
use crate::postgres::backoff::Backoff;
use crate::postgres::connection::Connection;
use crate::postgres::lane::identity::{Found, Identity};
use crate::postgres::lane::{Lane, PATIENCE};
use crate::postgres::server::{CONNECT, no_answer};

/// The longest time for reading and writing the lane's own row.
const OWN_ROW: Duration = CONNECT;

/// The first wait between two tries to come back, and the longest while a batch waits.
const FIRST: Duration = Duration::from_millis(50);
const LONGEST: Duration = Duration::from_millis(500);
/// The longest wait while no batch waits.
const LONGEST_IDLE: Duration = Duration::from_secs(2);
/// The first wait after a batch failed on a server that can be reached, and the longest after several
/// failures.
const AFTER_FAILURE: Duration = Duration::from_secs(2);
const LONGEST_AFTER_FAILURE: Duration = Duration::from_secs(30);

/// The outcome of a batch whose COMMIT had no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The batch is in the books.
    Committed,
    /// The batch is not in the books and never will be.
    NotCommitted,
    /// The batch is in the books or not, or still will be. The lane goes on with a new identity.
    Unknown,
}

impl Lane {
    /// Brings the lane back, if necessary, before a batch is attempted. A lane that is known to have had no
    /// connection for long makes only one try.
    pub(super) async fn come_back(&mut self) -> Result<(), StoreError> {
        if self
            .state
            .connection()
            .is_some_and(|connection| connection.is_closed())
        {
            self.state.broke();
        }
        let Some(since) = self.state.without_connection_since() else {
            return Ok(());
        };
        let mut tries = Backoff::new(FIRST, LONGEST);
        loop {
            match self.try_to_come_back().await {
                Ok(()) => return Ok(()),
                Err(error) if since.elapsed() >= PATIENCE => return Err(error),
                Err(_) => tries.wait().await,
            }
        }
    }

    /// Returns the waits before each try to come back while the lane has no batch.
    pub(super) fn until_next_try(&self) -> Backoff {
        // A server that can be reached but cannot do the work is tried less and less often. The only way to
        // find out is to try it with a batch.
        let doubled = 1_u32.checked_shl(self.failed_in_a_row.saturating_sub(1));
        match self.failed_in_a_row {
            0 => Backoff::new(FIRST, LONGEST_IDLE),
            _ => Backoff::new(
                AFTER_FAILURE
                    .saturating_mul(doubled.unwrap_or(u32::MAX))
                    .min(LONGEST_AFTER_FAILURE),
                LONGEST_AFTER_FAILURE,
            ),
        }
    }

    /// Tries once to come back while the lane has no batch.
    pub(super) async fn recover(&mut self) {
        self.state.broke();
        match self.try_to_come_back().await {
            Ok(()) => {
                tracing::info!("a lane has come back");
                self.state.is_proven();
            }
            Err(error) => tracing::debug!(%error, "a lane is still away"),
        }
    }

    /// Tries once: makes a connection and writes the lane's row on it, or the row of a new identity.
    async fn try_to_come_back(&mut self) -> Result<(), StoreError> {
        let connection = self.server.connect_to_write().await?;
        let connection = match self.state.another() {
            Some(another) => self.become_another(connection, another).await?,
            None => self.prove_itself(connection).await?,
        };
        // The numbers may come from a server that is lost, and this server may give them out again.
        self.numbers.clear();
        self.state.came_back(connection);
        Ok(())
    }

    async fn prove_itself(&mut self, mut connection: Connection) -> Result<Connection, StoreError> {
        let proven = timeout(OWN_ROW, self.identity.prove(&mut connection)).await;
        let (is_proven, connection) = in_time(proven, connection, &self.server.tls).await?;
        if is_proven {
            return Ok(connection);
        }
        tracing::warn!(
            "a lane's row is not as it left it, as if commits were lost; it takes another"
        );
        let another = self.state.disown();
        self.become_another(connection, another).await
    }

    async fn become_another(
        &mut self,
        mut connection: Connection,
        id: Uuid,
    ) -> Result<Connection, StoreError> {
        let begun = Identity::begin(&mut connection, id, self.audit_key.clone());
        let begun = timeout(OWN_ROW, begun).await;
        let (identity, connection) = in_time(begun, connection, &self.server.tls).await?;
        self.identity = identity;
        Ok(connection)
    }

    /// Finds out what became of the batch whose COMMIT had no answer. If the database does not answer in
    /// time, the lane gives its identity up. A late effect of that COMMIT then concerns a row and a stream
    /// that nobody uses any more.
    pub(super) async fn find_out(&mut self) -> Outcome {
        self.state.has_no_answer();
        let began = Instant::now();
        let mut tries = Backoff::new(FIRST, LONGEST);
        let still = loop {
            match self.try_to_find_out().await {
                Ok(Found::Strange) => {
                    break StoreError::Corrupt(
                        "its row has a number that it cannot have".to_owned(),
                    );
                }
                Ok(found) => {
                    let was_committed = found == Found::Committed;
                    tracing::warn!(was_committed, "the connection broke in a commit");
                    return if was_committed {
                        Outcome::Committed
                    } else {
                        Outcome::NotCommitted
                    };
                }
                Err(still) if began.elapsed() >= PATIENCE => break still,
                Err(_) => tries.wait().await,
            }
        };
        tracing::error!(%still, "what became of a commit is not known; the lane goes on as another");
        self.state.disown();
        Outcome::Unknown
    }

    async fn try_to_find_out(&mut self) -> Result<Found, StoreError> {
        let mut connection = self.server.connect_to_write().await?;
        let found = timeout(OWN_ROW, self.identity.find_out(&mut connection)).await;
        let (found, connection) = in_time(found, connection, &self.server.tls).await?;
        if found != Found::Strange {
            // As in `try_to_come_back`, this server may give the numbers out again.
            self.numbers.clear();
            self.state.came_back(connection);
        }
        Ok(found)
    }
}

/// Returns the result of work on a connection, with the connection. If the work failed, returns the error and
/// gives the connection up.
async fn in_time<T>(
    done: Result<Result<T, StoreError>, Elapsed>,
    connection: Connection,
    tls: &MakeRustlsConnect,
) -> Result<(T, Connection), StoreError> {
    let Ok(done) = done else {
        connection.cancel(tls.clone()).await;
        return Err(no_answer());
    };
    done.map(|done| (done, connection))
}
