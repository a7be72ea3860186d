//! Moving the write-ahead log into the database, beside the writer.
//!
//! A checkpoint on the writer's own connection stops it for as long as the disk takes; measured, it
//! costs a third of the rate. A connection of its own copies while the writer goes on. But while
//! the writer goes on the log never ends, so it could never start over and would grow without
//! bound: when it has grown long, the writer itself copies the little that is left, between two
//! batches, and the next batch starts the log over.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};

use crate::error::StoreError;
use crate::sqlite::connection::Connection;

/// After how many batches the log is copied.
const BATCHES_BETWEEN: u32 = 64;
/// From how many pages (of 4 KiB) on the log should start over: 64 MiB.
const LONG_LOG_PAGES: i64 = 16_384;

/// The writer's side of the checkpointing thread.
#[derive(Debug)]
pub(crate) struct Checkpointer {
    wake: SyncSender<()>,
    log_is_long: Arc<AtomicBool>,
    batches: u32,
}

impl Checkpointer {
    /// Starts the thread on a connection of its own. It ends when the writer's side is dropped.
    pub(crate) fn start(connection: Connection) -> Result<Self, StoreError> {
        let (wake, woken) = sync_channel::<()>(1);
        let log_is_long = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&log_is_long);
        std::thread::Builder::new()
            .name("mps-checkpoint".to_owned())
            .spawn(move || {
                while woken.recv().is_ok() {
                    match checkpoint(&connection) {
                        Ok(pages) => flag.store(pages >= LONG_LOG_PAGES, Ordering::Release),
                        Err(error) => tracing::warn!(%error, "checkpoint failed; trying again"),
                    }
                }
            })
            .map_err(|source| StoreError::Io {
                what: "starting the checkpointer".to_owned(),
                source,
            })?;
        Ok(Self {
            wake,
            log_is_long,
            batches: 0,
        })
    }

    /// To be called by the writer after each batch.
    pub(crate) fn after_batch(&mut self, writer: &Connection) {
        if self.log_is_long.swap(false, Ordering::AcqRel)
            && let Err(error) = checkpoint(writer)
        {
            tracing::warn!(%error, "checkpoint between batches failed; trying again");
        }
        self.batches = self.batches.saturating_add(1);
        if self.batches >= BATCHES_BETWEEN {
            self.batches = 0;
            // When the thread is busy it will see this batch too.
            let _ = self.wake.try_send(());
        }
    }
}

/// Copies what it can without making anybody wait; gives the length of the log in pages.
fn checkpoint(connection: &Connection) -> Result<i64, StoreError> {
    let rows = connection.rows_numbered("PRAGMA wal_checkpoint(PASSIVE)", &[])?;
    rows.first().map_or(Ok(0), |row| row.get(1))
}
