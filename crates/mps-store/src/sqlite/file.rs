//! The file of the books: one server has it, whatever names it goes by, and the name in `DATABASE_URL` has
//! to go on leading to it.
//!
//! The lock is on the database's own file. A lock on a file beside it would hang on a name: a second server
//! that comes by a link, or after somebody has tidied up, would not see it. SQLite's own locks are of another
//! kind and do not meet this one, but the system gives them up when any descriptor of the file is closed. So
//! the descriptor stays open until all connections are closed.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use crate::error::StoreError;

/// The files that make up open books: the database, its log, and the index of the log.
const ENDINGS: [&str; 3] = ["", "-wal", "-shm"];

/// Returns the files of a database, whether they exist or not.
pub(crate) fn parts(path: &Path) -> [PathBuf; 3] {
    ENDINGS.map(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    })
}

/// Returns the folder of a file.
pub(crate) fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    folder
        .filter(|path| !path.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."))
}

/// Creates the database file if it does not exist, accessible to its owner alone: it contains phone numbers
/// and password hashes. SQLite gives its log the same mode.
///
/// A log without its database is what is left when the file was moved or removed: new books beside it would
/// throw away what only the log has.
pub(crate) fn create(path: &Path) -> Result<(), StoreError> {
    if path.exists() {
        return Ok(());
    }
    let left = parts(path).into_iter().find(|part| part.exists());
    if let Some(left) = left {
        return Err(StoreError::Setting(format!(
            "{} is missing, but {} is there and may have the last payments: put the file back beside it, \
             or move both away to begin with new books",
            path.display(),
            left.display()
        )));
    }
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let created = options.open(path).map(drop);
    created.map_err(opening(path))
}

/// The lock that only one server can have. The system releases it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock(File);

impl Lock {
    /// Takes the lock of an existing database.
    pub(crate) fn take(path: &Path) -> Result<Self, StoreError> {
        let file = OpenOptions::new().read(true).write(true).open(path);
        let file = file.map_err(opening(path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(std::fs::TryLockError::WouldBlock) => {
                Err(StoreError::InUse(path.display().to_string()))
            }
            Err(std::fs::TryLockError::Error(source)) => Err(opening(path)(source)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file is not enough: a child process that is being started has a copy of it for a moment.
        drop(self.0.unlock());
    }
}

/// The open books of a server: its lock, and the files that its connections use.
#[derive(Debug)]
pub(crate) struct OpenFile {
    parts: Vec<(PathBuf, Identity)>,
    _lock: Lock,
}

impl OpenFile {
    /// Notes the files of books that a connection has just opened to write.
    pub(crate) fn of(path: &Path, lock: Lock) -> Result<Self, StoreError> {
        // SQLite follows links before it names the log.
        let real = path.canonicalize().map_err(opening(path))?;
        let [_, log, index] = parts(&real);
        let parts = [path.to_owned(), log, index].into_iter().map(|part| {
            let identity = Identity::of(&part).map_err(opening(&part))?;
            Ok((part, identity))
        });
        Ok(Self {
            parts: parts.collect::<Result<_, StoreError>>()?,
            _lock: lock,
        })
    }

    /// Checks that the names still lead to the open files. What is written into a file without a name is gone
    /// at the next start.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] with the name that leads to another file or to none.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        let is_another = |(part, identity): &&(PathBuf, Identity)| {
            Identity::of(part).ok().as_ref() != Some(identity)
        };
        match self.parts.iter().find(is_another) {
            None => Ok(()),
            Some((part, _)) => Err(StoreError::Replaced(part.display().to_string())),
        }
    }
}

/// What tells a file from all others of this machine, whatever its names.
#[derive(Debug, PartialEq, Eq)]
struct Identity {
    #[cfg(unix)]
    device: u64,
    #[cfg(unix)]
    inode: u64,
}

impl Identity {
    fn of(path: &Path) -> std::io::Result<Self> {
        let metadata = std::fs::metadata(path)?;
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            Self {
                device: metadata.dev(),
                inode: metadata.ino(),
            }
        };
        // Elsewhere the system refuses to remove an open file.
        #[cfg(not(unix))]
        let identity = {
            drop(metadata);
            Self {}
        };
        Ok(identity)
    }
}

fn opening(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let what = format!("opening {}", path.display());
    move |source| StoreError::Io { what, source }
}
