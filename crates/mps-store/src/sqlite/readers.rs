//! Connections that read while the writer writes.

use std::path::Path;

use crate::error::StoreError;
use crate::sqlite::connection::Connection;
use crate::workers::Workers;

/// The number of reads that run at once; further reads wait. SQLite reads mostly from memory, so a few
/// connections keep all cores busy.
const READERS: usize = 8;

/// A fixed set of connections for reads.
#[derive(Debug)]
pub(crate) struct Readers(Workers<Connection>);

impl Readers {
    /// Opens the connections.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let connections: Vec<Connection> = (0..READERS)
            .map(|_| Connection::open_reader(path))
            .collect::<Result<_, _>>()?;
        let workers = Workers::start("mps-reader", connections);
        Ok(Self(workers.map_err(|source| StoreError::Io {
            what: "starting the readers".to_owned(),
            source,
        })?))
    }

    /// Returns the number of idle connections and of busy ones.
    pub(crate) fn idle_and_busy(&self) -> (usize, usize) {
        let busy = self.0.busy();
        (READERS.saturating_sub(busy), busy)
    }

    /// Runs a read on one of the connections.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let read = |connection: &mut Connection| {
            end_transaction(connection)?;
            let result = read(connection);
            end_transaction(connection)?;
            result
        };
        self.0.run(read).await.ok_or(StoreError::Closed)?
    }
}

/// Ends the transaction of a read that broke off. Its snapshot must not stay open: after a failed read it
/// would hinder checkpoints, and after one that panicked it would hinder the next read.
fn end_transaction(connection: &mut Connection) -> Result<(), StoreError> {
    if connection.in_transaction() {
        connection.run("ROLLBACK")?;
    }
    Ok(())
}
