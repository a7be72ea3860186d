//! Coming back: to a connection, to what became of a COMMIT, to an identity.

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

/// How long the lane's own row may take to be read and written.
const OWN_ROW: Duration = CONNECT;

/// The first wait between two tries to come back, and the longest while a batch waits for it.
const FIRST: Duration = Duration::from_millis(50);
const LONGEST: Duration = Duration::from_millis(500);
/// The longest while nothing waits for it.
const LONGEST_IDLE: Duration = Duration::from_secs(2);
/// The first wait after a batch failed on a server that can be reached, and the longest after several.
const AFTER_FAILURE: Duration = Duration::from_secs(2);
const LONGEST_AFTER_FAILURE: Duration = Duration::from_secs(30);

/// What became of a batch whose COMMIT had no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is in the books.
    Committed,
    /// It is not, and never will be.
    NotCommitted,
    /// It is, or is not, or will be. The lane goes on as another.
    Unknown,
}

impl Lane {
    /// Sees to it that the lane works before a batch is tried. While it is known to have no connection for
    /// long, only one try is made.
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

    /// How long to wait before each try to come back while nothing is asked of the lane.
    pub(super) fn until_next_try(&self) -> Backoff {
        // A server that can be reached and cannot do the work is asked less and less often, since there is
        // no way to tell but to let it try with a batch.
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

    /// One try to come back while nothing is asked of the lane.
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

    /// One try: a connection on which the lane's row is written, or the row of another identity.
    async fn try_to_come_back(&mut self) -> Result<(), StoreError> {
        let connection = self.server.connect_to_write().await?;
        let connection = match self.state.another() {
            Some(another) => self.become_another(connection, another).await?,
            None => self.prove_itself(connection).await?,
        };
        // They may have been drawn from a server that is no more, and be drawn again from this one.
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

    /// Finds out what became of the batch whose COMMIT had no answer. When the database does not say it in
    /// time, the lane throws its identity away: whatever still comes of that COMMIT then concerns a row and
    /// a stream that nobody uses any more.
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
            // As in `try_to_come_back`: this server may draw them again.
            self.numbers.clear();
            self.state.came_back(connection);
        }
        Ok(found)
    }
}

/// What was done on a connection, and the connection; or why it was not done, and the connection is over.
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
