//! Connections that read, while the writer writes.

use std::path::Path;
use std::sync::{Arc, Mutex};

use tokio::sync::Semaphore;

use crate::error::StoreError;
use crate::sqlite::connection::Connection;

/// How many reads run at once; more wait. SQLite reads from memory mostly, so a few connections
/// keep all cores busy.
const READERS: usize = 8;

/// A fixed set of reading connections.
#[derive(Debug)]
pub(crate) struct Readers {
    idle: Arc<Mutex<Vec<Connection>>>,
    permits: Arc<Semaphore>,
}

impl Readers {
    /// Opens the connections.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let connections: Vec<Connection> = (0..READERS)
            .map(|_| Connection::open_reader(path))
            .collect::<Result<_, _>>()?;
        let permits = Arc::new(Semaphore::new(connections.len()));
        Ok(Self {
            idle: Arc::new(Mutex::new(connections)),
            permits,
        })
    }

    /// How many of the connections have nothing to do, and how many are reading.
    pub(crate) fn idle_and_busy(&self) -> (usize, usize) {
        let idle = self.permits.available_permits();
        (idle, READERS.saturating_sub(idle))
    }

    /// Runs a read on one of the connections, on a thread that may block.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.map_err(|_| StoreError::Closed)?;
        let idle = Arc::clone(&self.idle);
        let result = tokio::task::spawn_blocking(move || {
            let taken = idle.lock().ok().and_then(|mut idle| idle.pop());
            let mut connection = taken.ok_or(StoreError::Closed)?;
            let result = read(&mut connection);
            // A read that failed half way must not leave its snapshot open.
            if connection.in_transaction() {
                connection.run("ROLLBACK")?;
            }
            if let Ok(mut idle) = idle.lock() {
                idle.push(connection);
            }
            drop(permit);
            result
        });
        result.await.map_err(|_| StoreError::Closed)?
    }
}
