//! The identity of a lane in the database: its row in `mps.lanes` and its stream of audit events.
//!
//! Each batch moves the row from one number to the next in its own transaction. So after a COMMIT without an
//! answer, the row shows whether that batch is in the books. A batch requires the number before its own, so
//! moving the row on also shuts out a late batch. Both hold as long as nobody else writes the row and no
//! commit is lost. After a failover that lost commits, the row has an impossible number, and the lane has to
//! take a new identity.

use uuid::Uuid;

use crate::chain::{AuditKey, Chain};
use crate::error::StoreError;
use crate::postgres::connection::{Connection, Request};
use crate::postgres::persist::Fence;
use crate::postgres::values::Parameter;

/// The beginning of a transaction that looks at the row. An earlier transaction of this lane that still runs
/// holds the row. The wait for its end is short.
const LOOK: &str = "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '1s'; \
     SET LOCAL idle_in_transaction_session_timeout = '5s'";

/// The identity of a lane.
pub(super) struct Identity {
    /// The key of the row.
    id: Uuid,
    /// The number of the last batch that is known to be committed.
    committed: i64,
    /// The chain of this lane's audit events.
    pub(super) chain: Chain,
}

/// What the row shows about the batch whose COMMIT had no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The batch is in the books.
    Committed,
    /// The batch is not in the books and never will be.
    NotCommitted,
    /// Nothing: the row is gone or has an impossible number.
    Strange,
}

impl Identity {
    /// Creates a row under this key, and begins a new stream. This may be tried several times with one key:
    /// without an answer it is not known whether the row exists by now.
    pub(super) async fn begin(
        connection: &mut Connection,
        id: Uuid,
        key: AuditKey,
    ) -> Result<Self, StoreError> {
        let insert = Request {
            sql: "INSERT INTO mps.lanes (id, batch, started_at) VALUES ($1, 0, clock_timestamp()) \
                  ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at"
                .into(),
            parameters: vec![Parameter::One(id.into())],
        };
        connection.together(None, &[insert], None).await?;
        Ok(Self {
            id,
            committed: 0,
            chain: Chain::begin(key),
        })
    }

    /// Returns the number to which the next batch moves the row.
    pub(super) const fn next(&self) -> Fence {
        Fence {
            lane: self.id,
            batch: self.committed.saturating_add(1),
        }
    }

    /// Records that the next batch is in the books.
    pub(super) fn has_committed(&mut self) {
        self.committed = self.next().batch;
        self.chain.committed();
    }

    /// Whether the row is as it should be. No batch may be in progress.
    pub(super) async fn is_good(&self, connection: &mut Connection) -> Result<bool, StoreError> {
        let look = self.request("SELECT batch FROM mps.lanes WHERE id = $1", None);
        let rows = connection.together(None, &[look], None).await?;
        Ok(number_in(&rows)? == Some(self.committed))
    }

    /// Writes the row, which shows that the books can be written and that the row is still this lane's.
    /// Returns false when it is not.
    pub(super) async fn prove(&mut self, connection: &mut Connection) -> Result<bool, StoreError> {
        let found = self.look(connection).await?;
        let moved_on = self.committed.saturating_add(1);
        // An earlier write of this kind may have been committed without an answer.
        if found != Some(self.committed) && found != Some(moved_on) {
            connection.run("ROLLBACK").await?;
            return Ok(false);
        }
        self.move_on(connection, moved_on).await?;
        Ok(true)
    }

    /// Finds out what became of the batch whose COMMIT had no answer. Waits for a transaction that still
    /// runs.
    pub(super) async fn find_out(
        &mut self,
        connection: &mut Connection,
    ) -> Result<Found, StoreError> {
        let found = self.look(connection).await?;
        let lost = self.next().batch;
        let moved_on = lost.saturating_add(1);
        if found == Some(lost) {
            connection.run("ROLLBACK").await?;
            self.has_committed();
            return Ok(Found::Committed);
        }
        // The row may have been moved on before, without an answer.
        if found != Some(self.committed) && found != Some(moved_on) {
            connection.run("ROLLBACK").await?;
            return Ok(Found::Strange);
        }
        self.move_on(connection, moved_on).await?;
        Ok(Found::NotCommitted)
    }

    /// Deletes the row. No batch is in progress, and none will follow.
    pub(super) async fn end(&self, connection: &mut Connection) -> Result<(), StoreError> {
        let delete = self.request("DELETE FROM mps.lanes WHERE id = $1", None);
        connection.together(None, &[delete], None).await.map(drop)
    }

    /// Begins a transaction, locks the row and returns its number, if there is such a row.
    async fn look(&self, connection: &mut Connection) -> Result<Option<i64>, StoreError> {
        let look = self.request("SELECT batch FROM mps.lanes WHERE id = $1 FOR UPDATE", None);
        let rows = connection.together(Some(LOOK), &[look], None).await?;
        number_in(&rows)
    }

    /// Moves the locked row to a number, and commits.
    async fn move_on(&mut self, connection: &mut Connection, batch: i64) -> Result<(), StoreError> {
        let write = self.request("UPDATE mps.lanes SET batch = $2 WHERE id = $1", Some(batch));
        connection.together(None, &[write], Some("COMMIT")).await?;
        self.committed = batch;
        Ok(())
    }

    fn request(&self, sql: &str, number: Option<i64>) -> Request {
        let number = number.map(|number| Parameter::One(number.into()));
        let id = std::iter::once(Parameter::One(self.id.into()));
        Request {
            sql: sql.into(),
            parameters: id.chain(number).collect(),
        }
    }
}

fn number_in(rows: &[Vec<crate::value::Row>]) -> Result<Option<i64>, StoreError> {
    let row = rows.first().and_then(|rows| rows.first());
    row.map(|row| row.get(0)).transpose()
}
