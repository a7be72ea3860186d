//! The SQLite engine: one thread owns the connection that writes, several threads read, one makes
//! checkpoints.

pub(crate) mod backup;
mod checkpoint;
mod connection;
mod file;
mod load;
mod migrate;
mod persist;
mod readers;
mod writer;

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::mpsc;

use crate::error::{ExecuteError, StoreError};
use crate::health::Health;
use crate::job::{Accepted, Job};
use crate::migrations::SchemaRule;
use crate::options::{Access, StoreOptions};
use crate::sqlite::checkpoint::Checkpointer;
pub(crate) use crate::sqlite::connection::Connection;
use crate::sqlite::file::{Lock, OpenFile, create, folder_of};
use crate::sqlite::readers::Readers;
use crate::sqlite::writer::Writer;
use crate::watcher::Figures;

/// How long a read of a server may take. Lists and sums take milliseconds with millions of rows.
const READ_MAX: Duration = Duration::from_secs(10);

/// An open SQLite database.
#[derive(Debug)]
pub(crate) struct Engine {
    /// `None` once closed.
    queue: Mutex<Option<mpsc::Sender<Accepted>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
    readers: Readers,
    health: Health,
    /// The file that this process has as the only server. `None` for commands beside it.
    file: Option<Arc<OpenFile>>,
}

impl Engine {
    /// Opens the database. Locks it for a server, migrates it and starts all threads. With [`Access::Read`] it
    /// only checks the schema and starts the threads that read.
    pub(crate) fn open(path: &Path, options: StoreOptions) -> Result<Self, StoreError> {
        if options.access == Access::Read {
            return Self::open_for_reading(path, &options);
        }
        let folder = folder_of(path);
        std::fs::create_dir_all(folder).map_err(|source| StoreError::Io {
            what: format!("creating the folder {}", folder.display()),
            source,
        })?;
        create(path)?;
        let lock = match options.access {
            Access::Serve => Some(Lock::take(path)?),
            Access::Command | Access::AcceptClock | Access::Read => None,
        };
        let connection = Connection::open_writer(path)?;
        migrate::migrate(&connection, options.policy.currency, options.access)?;
        let limit = (options.access == Access::Serve).then_some(READ_MAX);
        let readers = Readers::open(path, limit)?;
        let checkpointer = Checkpointer::start(Connection::open_writer(path)?)?;
        let file = lock.map(|lock| OpenFile::of(path, lock)).transpose()?;
        let file = file.map(Arc::new);
        let (queue, waiting) = mpsc::channel(options.queue_max);
        let (finished, answering) = mpsc::unbounded_channel();
        tokio::runtime::Handle::current()
            .spawn(writer::answer(answering, options.listener.clone()));
        let health = Health::of(1);
        let books = writer::Books {
            connection,
            checkpointer,
            file: file.clone(),
        };
        let writer = Writer::new(books, options, finished, health.of_lane(0))?;
        let handle = std::thread::Builder::new()
            .name("mps-writer".to_owned())
            .spawn(move || writer.run(waiting))
            .map_err(|source| StoreError::Io {
                what: "starting the writer".to_owned(),
                source,
            })?;
        Ok(Self {
            queue: Mutex::new(Some(queue)),
            writer: Mutex::new(Some(handle)),
            readers,
            health,
            file,
        })
    }

    fn open_for_reading(path: &Path, options: &StoreOptions) -> Result<Self, StoreError> {
        let there_are_none = || {
            let none = format!("there are no books at {}", path.display());
            StoreError::Setting(none)
        };
        if !path.exists() {
            return Err(there_are_none());
        }
        let connection = Connection::open_reader(path)?;
        if !migrate::has_schema(&connection)? {
            return Err(there_are_none());
        }
        migrate::check(&connection, options.policy.currency)?;
        Ok(Self {
            queue: Mutex::new(None),
            writer: Mutex::new(None),
            readers: Readers::open(path, None)?,
            health: Health::of(0),
            file: None,
        })
    }

    /// Puts a job into the queue, or fails at once when there is no room.
    pub(crate) fn submit(&self, job: Box<dyn Job>) -> Result<(), ExecuteError> {
        let queue = self.queue.lock().ok().and_then(|queue| queue.clone());
        let closed = || ExecuteError::NotDone("the store takes no commands".to_owned());
        let queue = queue.ok_or_else(closed)?;
        let job = Accepted::new(job, self.health.clone());
        queue.try_send(job).map_err(|refused| {
            use mpsc::error::TrySendError::{Closed, Full};
            let (job, error) = match refused {
                Full(job) => (job, ExecuteError::Busy),
                Closed(job) => (
                    job,
                    ExecuteError::NotDone("the writer has stopped".to_owned()),
                ),
            };
            // The caller gets the error here.
            drop(job.into_job());
            error
        })
    }

    /// Returns the number of waiting commands, and of idle and busy readers.
    pub(crate) fn figures(&self) -> Figures {
        let queue = self.queue.lock().ok();
        let queue = queue.as_ref().and_then(|queue| queue.as_ref());
        let waiting = queue.map(|queue| queue.max_capacity().saturating_sub(queue.capacity()));
        let (idle, busy) = self.readers.idle_and_busy();
        Figures {
            waiting: waiting.unwrap_or_default(),
            idle_connections: idle,
            busy_connections: busy,
        }
    }

    /// Checks that the file is the one that was opened, that the writer takes jobs and that the disk took the
    /// last ones.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        self.file.as_ref().map_or(Ok(()), |file| file.check())?;
        self.health.check()?;
        let queue = self.queue.lock().ok();
        let takes =
            queue.is_some_and(|queue| queue.as_ref().is_some_and(|queue| !queue.is_closed()));
        if takes {
            Ok(())
        } else {
            Err(StoreError::Closed)
        }
    }

    /// Runs a read on a connection for reads.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.readers.run(read).await
    }

    /// Runs a read of the whole books, without a time limit.
    pub(crate) async fn read_long<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.readers.run_long(read).await
    }

    /// Takes no more jobs, finishes those that wait, and stops the writer.
    pub(crate) async fn close(&self, patience: Duration) -> Result<(), StoreError> {
        drop(self.queue.lock().ok().and_then(|mut queue| queue.take()));
        let handle = self.writer.lock().ok().and_then(|mut writer| writer.take());
        let Some(handle) = handle else { return Ok(()) };
        let joined = tokio::task::spawn_blocking(move || handle.join());
        match tokio::time::timeout(patience, joined).await {
            Ok(Ok(Ok(()))) => Ok(()),
            _ => Err(StoreError::Closed),
        }
    }
}

/// The schema rules that SQLite itself can check, as queries for `verify`.
pub(crate) const SCHEMA_RULES: [SchemaRule; 3] = [
    (
        "no row refers to a missing row",
        "SELECT \"table\" || ' refers to a missing ' || parent FROM pragma_foreign_key_check",
    ),
    (
        "pages, indexes and checks are sound",
        "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
    ),
    (
        "no number is ahead of its series",
        "SELECT t.tx_no FROM transactions t JOIN number_series s \
         ON s.prefix = substr(t.tx_no, 1, 3) WHERE CAST(substr(t.tx_no, 4) AS BIGINT) >= s.next",
    ),
];
