//! The place for backups: a folder, or an S3-compatible store.

use std::sync::Arc;

use futures::TryStreamExt;
use mps_domain::Timestamp;
use object_store::aws::AmazonS3Builder;
use object_store::buffered::BufWriter;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use tokio::io::AsyncRead;
use tokio_util::io::StreamReader;

use super::{BackupError, Manifest, io};
use crate::config::{BackupTarget, S3Options};

/// The prefix of our files' names; the time follows.
const PREFIX: &str = "mps-";
/// The ending of a manifest's name.
const MANIFEST: &str = ".json";
const DAY_SECS: i64 = 24 * 60 * 60;

/// A place for backups.
#[derive(Debug)]
pub struct Place {
    target: BackupTarget,
    store: Arc<dyn ObjectStore>,
    folder: Path,
}

impl Place {
    /// Opens a place. A missing folder is created, for its owner only.
    ///
    /// # Errors
    /// [`BackupError::Place`].
    pub fn open(target: &BackupTarget, s3: &S3Options) -> Result<Self, BackupError> {
        let failed = |source: Box<dyn std::error::Error + Send + Sync>| BackupError::Place {
            target: target.to_string(),
            source,
        };
        let (store, folder): (Arc<dyn ObjectStore>, Path) = match target {
            BackupTarget::Folder(path) => {
                let mut builder = std::fs::DirBuilder::new();
                builder.recursive(true);
                #[cfg(unix)]
                std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
                builder.create(path).map_err(|error| failed(error.into()))?;
                let store = LocalFileSystem::new_with_prefix(path);
                let store = store.map_err(|error| failed(error.into()))?;
                (Arc::new(store.with_fsync(true)), Path::default())
            }
            BackupTarget::S3 { bucket, prefix } => {
                let mut builder = AmazonS3Builder::new()
                    .with_bucket_name(bucket)
                    .with_region(&s3.region);
                if let Some(endpoint) = &s3.endpoint {
                    builder = builder
                        .with_endpoint(endpoint)
                        .with_allow_http(endpoint.starts_with("http://"));
                }
                if let Some(id) = &s3.access_key_id {
                    builder = builder.with_access_key_id(id);
                }
                if let Some(secret) = &s3.secret_access_key {
                    builder = builder.with_secret_access_key(secret);
                }
                let store = builder.build().map_err(|error| failed(error.into()))?;
                (Arc::new(store), Path::from(prefix.as_str()))
            }
        };
        Ok(Self {
            target: target.clone(),
            store,
            folder,
        })
    }

    fn failed(&self, source: object_store::Error) -> BackupError {
        BackupError::Place {
            target: self.target.to_string(),
            source: source.into(),
        }
    }

    fn path(&self, name: &str) -> Path {
        self.folder.clone().join(name)
    }

    /// Returns an unused name for a backup at a time, without its ending. Names sort like their
    /// times.
    pub(super) async fn free_stem(&self, at: Timestamp) -> Result<String, BackupError> {
        let stem = format!("{PREFIX}{}", digits(at));
        let taken = self
            .names()
            .await?
            .iter()
            .any(|name| name.starts_with(&stem));
        if taken {
            return Err(BackupError::No(format!(
                "{}/{stem} exists already: another backup began in the same instant",
                self.target
            )));
        }
        Ok(stem)
    }

    /// Returns a writer of a file. The file exists once the writer is closed.
    pub(super) fn writer(&self, name: &str) -> BufWriter {
        BufWriter::new(Arc::clone(&self.store), self.path(name))
    }

    /// Returns a reader of a file, which must have this many bytes.
    pub(super) async fn reader(
        &self,
        name: &str,
        bytes: u64,
    ) -> Result<impl AsyncRead + Send + Unpin + use<>, BackupError> {
        let found = self.store.get(&self.path(name)).await;
        let found = found.map_err(|error| self.failed(error))?;
        if found.meta.size != bytes {
            return Err(BackupError::No(format!(
                "{name} has {} bytes where its manifest says {bytes}: take another backup",
                found.meta.size
            )));
        }
        let stream = found.into_stream().map_err(std::io::Error::other);
        Ok(StreamReader::new(stream))
    }

    pub(super) async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), BackupError> {
        let put = self.store.put(&self.path(name), bytes.into()).await;
        put.map(drop).map_err(|error| self.failed(error))
    }

    /// Removes a useless file, if it exists.
    pub(super) async fn forget(&self, name: &str) {
        // The backup that it belonged to has failed already, and reports why.
        drop(self.store.delete(&self.path(name)).await);
    }

    /// Returns the names of our files, sorted. Whatever else is in the place is passed over.
    async fn names(&self) -> Result<Vec<String>, BackupError> {
        let all = match &self.target {
            // The library refuses a whole folder for one name that is not UTF-8.
            BackupTarget::Folder(folder) => names_in(folder).await.map_err(io("BACKUP_TARGET"))?,
            BackupTarget::S3 { .. } => {
                let prefix = (!self.folder.as_ref().is_empty()).then_some(&self.folder);
                let listed = self.store.list_with_delimiter(prefix).await;
                let objects = listed.map_err(|error| self.failed(error))?.objects;
                let names = objects
                    .iter()
                    .filter_map(|object| object.location.filename());
                names.map(str::to_owned).collect()
            }
        };
        let is_ours = |name: &String| {
            let time = name.strip_prefix(PREFIX);
            time.is_some_and(|time| time.starts_with(|first: char| first.is_ascii_digit()))
        };
        let mut names: Vec<String> = all.into_iter().filter(is_ours).collect();
        names.sort_unstable();
        Ok(names)
    }

    /// Returns the existing backups, the oldest first, and why manifests cannot be read.
    ///
    /// # Errors
    /// [`BackupError`] when the place cannot be read.
    pub async fn backups(&self) -> Result<(Vec<Manifest>, Vec<BackupError>), BackupError> {
        Ok(self.manifests(&self.names().await?).await)
    }

    /// Reads the manifests among our files; second, why some cannot be read.
    async fn manifests(&self, names: &[String]) -> (Vec<Manifest>, Vec<BackupError>) {
        let (mut manifests, mut damaged) = (Vec::new(), Vec::new());
        for name in names.iter().filter(|name| name.ends_with(MANIFEST)) {
            match self.manifest(name).await {
                Ok(manifest) => manifests.push(manifest),
                Err(error) => damaged.push(error),
            }
        }
        (manifests, damaged)
    }

    /// Returns the manifest of a backup by one of its names, or of the newest.
    ///
    /// # Errors
    /// [`BackupError`] when there is none.
    pub async fn find(&self, name: Option<&str>) -> Result<Manifest, BackupError> {
        let names = self.names().await?;
        let mut manifests = names.iter().filter(|found| found.ends_with(MANIFEST));
        let found = match name {
            Some(name) => manifests.find(|found| stem(found) == stem(name)),
            None => manifests.next_back(),
        };
        match found {
            Some(found) => self.manifest(found).await,
            None => Err(BackupError::No(format!(
                "there is no {} in {}",
                name.map_or_else(|| "backup".to_owned(), |name| format!("backup {name}")),
                self.target
            ))),
        }
    }

    async fn manifest(&self, name: &str) -> Result<Manifest, BackupError> {
        let found = self.store.get(&self.path(name)).await;
        let found = found.map_err(|error| self.failed(error))?;
        let json = found.bytes().await.map_err(|error| self.failed(error))?;
        Manifest::from_json(name, &json)
    }

    /// Lets only its owner read a file of a folder: it may hold all books.
    pub(super) async fn close_to_others(&self, name: &str) -> Result<(), BackupError> {
        #[cfg(unix)]
        if let BackupTarget::Folder(folder) = &self.target {
            let only_owner = std::os::unix::fs::PermissionsExt::from_mode(0o600);
            let closed = tokio::fs::set_permissions(folder.join(name), only_owner).await;
            closed.map_err(io("BACKUP_TARGET"))?;
        }
        Ok(())
    }

    /// Removes all but the newest `keep` backups (0 keeps all), and what backups that failed left behind more
    /// than a day before `now`: nobody writes it any more. Returns what could not be read or removed.
    pub(super) async fn tidy(&self, keep: usize, now: Timestamp) -> Vec<BackupError> {
        let names = match self.names().await {
            Ok(names) => names,
            Err(error) => return vec![error],
        };
        let (backups, mut failed) = self.manifests(&names).await;
        let too_many = match keep {
            0 => 0,
            keep => backups.len().saturating_sub(keep),
        };
        // The manifest goes first: without it, the rest is not a backup.
        let old = backups.iter().take(too_many).flat_map(|old| {
            let manifest = format!("{}{MANIFEST}", stem(&old.file));
            [manifest, old.file.clone()]
        });
        let day_ago = format!("{PREFIX}{}", digits(now.plus_secs(-DAY_SECS)));
        let is_left_behind = |name: &&String| {
            let manifest = format!("{}{MANIFEST}", stem(name));
            stem(name) < day_ago.as_str() && !names.contains(&manifest)
        };
        let left_behind = names.iter().filter(is_left_behind).cloned();
        for name in old.chain(left_behind) {
            if let Err(error) = self.remove(&name).await {
                failed.push(error);
            }
        }
        failed
    }

    async fn remove(&self, name: &str) -> Result<(), BackupError> {
        match &self.target {
            // The library does not know the parts of files that it has not finished.
            BackupTarget::Folder(folder) => {
                let removed = tokio::fs::remove_file(folder.join(name)).await;
                removed.map_err(io("BACKUP_TARGET"))
            }
            BackupTarget::S3 { .. } => {
                let removed = self.store.delete(&self.path(name)).await;
                removed.map_err(|error| self.failed(error))
            }
        }
    }
}

/// The names of the files in a folder that are UTF-8: ours are.
async fn names_in(folder: &std::path::Path) -> std::io::Result<Vec<String>> {
    let mut entries = tokio::fs::read_dir(folder).await?;
    let mut names = Vec::new();
    while let Some(entry) = entries.next_entry().await? {
        names.extend(entry.file_name().into_string().ok());
    }
    Ok(names)
}

/// The name of a backup's file without its endings.
pub(super) fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

/// A time as it stands in names.
fn digits(at: Timestamp) -> String {
    let time = at.to_string();
    time.chars().filter(char::is_ascii_alphanumeric).collect()
}
