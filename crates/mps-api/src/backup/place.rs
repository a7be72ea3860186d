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

use super::{BackupError, Manifest};
use crate::config::{BackupTarget, S3Options};

/// The prefix of our files' names; the time follows.
const PREFIX: &str = "mps-";
/// The ending of a manifest's name.
const MANIFEST: &str = ".json";

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
        let time: String = at
            .to_string()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let stem = format!("{PREFIX}{time}");
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

    /// Returns the names of our files, sorted.
    async fn names(&self) -> Result<Vec<String>, BackupError> {
        let prefix = (!self.folder.as_ref().is_empty()).then_some(&self.folder);
        let listed = self.store.list_with_delimiter(prefix).await;
        let listed = listed.map_err(|error| self.failed(error))?;
        let names = listed
            .objects
            .iter()
            .filter_map(|object| object.location.filename());
        let is_ours = |name: &&str| {
            let time = name.strip_prefix(PREFIX);
            time.is_some_and(|time| time.starts_with(|first: char| first.is_ascii_digit()))
        };
        let mut names: Vec<String> = names.filter(is_ours).map(str::to_owned).collect();
        names.sort_unstable();
        Ok(names)
    }

    /// Returns the existing backups, the oldest first.
    ///
    /// # Errors
    /// [`BackupError`] when they cannot be read.
    pub async fn backups(&self) -> Result<Vec<Manifest>, BackupError> {
        let mut backups = Vec::new();
        for name in self.names().await? {
            if name.ends_with(MANIFEST) {
                backups.push(self.manifest(&name).await?);
            }
        }
        Ok(backups)
    }

    /// Returns the manifest of a backup by one of its names, or of the newest.
    ///
    /// # Errors
    /// [`BackupError`] when there is none.
    pub async fn find(&self, name: Option<&str>) -> Result<Manifest, BackupError> {
        let stem = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
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

    /// Removes all but the newest `keep` backups; 0 keeps all. Files without a manifest are left
    /// alone: another server may be writing one.
    pub(super) async fn keep(&self, keep: usize) -> Result<(), BackupError> {
        if keep == 0 {
            return Ok(());
        }
        let backups = self.backups().await?;
        let too_many = backups.len().saturating_sub(keep);
        for old in backups.into_iter().take(too_many) {
            let stem = old.file.split('.').next().unwrap_or_default();
            // The manifest goes first: without it, the rest is not a backup.
            for name in [format!("{stem}{MANIFEST}"), old.file.clone()] {
                let removed = self.store.delete(&self.path(&name)).await;
                removed.map_err(|error| self.failed(error))?;
            }
        }
        Ok(())
    }
}
