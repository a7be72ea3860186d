//! Connections that read while the writer writes.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::error::StoreError;
use crate::sqlite::connection::Connection;
use crate::workers::Workers;

/// The number of reads that run at once; further reads wait. SQLite reads mostly from memory, so a few
/// connections keep all cores busy.
const READERS: usize = 8;

/// A fixed set of connections for reads.
#[derive(Debug)]
pub(crate) struct Readers {
    workers: Workers<Reader>,
    /// How long a read may take, the wait for a connection included. The reads of a server have a limit, so
    /// that a few slow ones cannot hold up all others.
    limit: Option<Duration>,
}

impl Readers {
    /// Opens the connections.
    pub(crate) fn open(path: &Path, limit: Option<Duration>) -> Result<Self, StoreError> {
        let readers: Vec<Reader> = (0..READERS)
            .map(|_| Reader::open(path))
            .collect::<Result<_, _>>()?;
        let workers = Workers::start("mps-reader", readers);
        let workers = workers.map_err(|source| StoreError::Io {
            what: "starting the readers".to_owned(),
            source,
        })?;
        Ok(Self { workers, limit })
    }

    /// Returns the number of idle connections and of busy ones.
    pub(crate) fn idle_and_busy(&self) -> (usize, usize) {
        let busy = self.workers.busy();
        (READERS.saturating_sub(busy), busy)
    }

    /// Runs a read on one of the connections.
    ///
    /// # Errors
    /// [`StoreError::TooSlow`] when the limit is over before the read has an answer.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let Some(limit) = self.limit else {
            return self.run_long(read).await;
        };
        let end = Instant::now().checked_add(limit);
        let read = self.workers.run(move |reader| reader.run(end, read));
        match tokio::time::timeout(limit, read).await {
            Ok(Some(Ok(read))) => Ok(read),
            Ok(Some(Err(error))) if !error.is_interruption() => Err(error),
            Ok(None) => Err(StoreError::Closed),
            Ok(Some(Err(_))) | Err(_) => Err(StoreError::TooSlow(limit.as_secs())),
        }
    }

    /// Runs a read of the whole books, which may take as long as it takes.
    pub(crate) async fn run_long<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let read = self.workers.run(|reader| reader.run(None, read));
        read.await.ok_or(StoreError::Closed)?
    }
}

/// A connection whose reads can be made to end.
#[derive(Debug)]
struct Reader {
    connection: Connection,
    opened: Instant,
    /// When the current read has to end, in microseconds since the connection was opened.
    end: Arc<AtomicU64>,
}

impl Reader {
    fn open(path: &Path) -> Result<Self, StoreError> {
        let mut connection = Connection::open_reader(path)?;
        let (opened, end) = (Instant::now(), Arc::new(AtomicU64::new(u64::MAX)));
        let of_read = Arc::clone(&end);
        connection.interrupt_while(move || {
            opened.elapsed().as_micros() >= u128::from(of_read.load(Ordering::Relaxed))
        })?;
        Ok(Self {
            connection,
            opened,
            end,
        })
    }

    fn run<T>(
        &mut self,
        end: Option<Instant>,
        read: impl FnOnce(&mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // A read that panicked may have left its end and its transaction.
        self.end.store(u64::MAX, Ordering::Relaxed);
        end_transaction(&mut self.connection)?;
        let end = end.map(|end| end.saturating_duration_since(self.opened).as_micros());
        let end = end.and_then(|end| u64::try_from(end).ok());
        self.end.store(end.unwrap_or(u64::MAX), Ordering::Relaxed);
        let result = read(&mut self.connection);
        self.end.store(u64::MAX, Ordering::Relaxed);
        end_transaction(&mut self.connection)?;
        result
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts for hours.
    const ENDLESS: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) \
                           SELECT count(*) FROM n";

    fn readers(limit: Duration) -> (tempfile::TempDir, Readers) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        drop(Connection::open_writer(&path).unwrap());
        let readers = Readers::open(&path, Some(limit)).unwrap();
        (folder, readers)
    }

    #[tokio::test]
    async fn reads_without_end_are_given_up_and_hold_up_nobody_for_long() {
        let (_folder, readers) = readers(Duration::from_millis(300));
        let endless = || readers.run(|connection| connection.rows(ENDLESS, &[]));
        // Twice as many as there are connections: half of them never get one in time.
        let all = futures::future::join_all((0..2 * READERS).map(|_| endless())).await;
        for read in all {
            assert!(matches!(read, Err(StoreError::TooSlow(_))), "{read:?}");
        }
        let began = Instant::now();
        while readers.idle_and_busy().1 > 0 {
            assert!(began.elapsed() < Duration::from_secs(20), "they go on");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let quick = readers
            .run(|connection| connection.rows("SELECT 7", &[]))
            .await;
        assert_eq!(quick.unwrap()[0].get::<i64>(0).unwrap(), 7);
    }

    #[tokio::test]
    async fn a_transaction_that_is_given_up_leaves_no_snapshot() {
        let (_folder, readers) = readers(Duration::from_millis(100));
        for _ in 0..READERS {
            let together =
                readers.run(|connection| connection.rows_together(&[ENDLESS.to_owned()]));
            assert!(matches!(together.await, Err(StoreError::TooSlow(_))));
        }
        for _ in 0..READERS {
            let open = readers.run(|connection| Ok(connection.in_transaction()));
            assert!(!open.await.unwrap());
        }
    }
}
