//! Backups: copies of the books, compressed and, if there is a key, sealed. Each is stored with a
//! manifest, which describes its contents and its checksum.
//!
//! A backup is two files of one name: `….sqlite.zst.age` (or `.postgres.`, and without `.age` when
//! it is not sealed), and `….json`, the manifest. The manifest is written last: without it there is
//! no backup. Both files have standard formats, so that `age`, `zstd`, `sqlite3` and `psql` open
//! them without MPS.

mod checked;
mod manifest;
mod place;
mod seal;

use std::io::Write as _;
use std::time::Instant;

use mps_domain::Timestamp;
use mps_store::backup::BackupSource;
use tokio_util::io::SyncIoBridge;

use self::checked::{Bounded, Checked, Counted};
pub use self::manifest::Manifest;
pub use self::place::Place;
use self::seal::{Opener, Sealer};
use crate::config::{BackupOptions, BackupTarget, Config};

/// Why there is no backup, or why it cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The books.
    #[error(transparent)]
    Store(#[from] mps_store::StoreError),
    /// The folder or the store that contains backups.
    #[error("BACKUP_TARGET={target}: {source}")]
    Place {
        /// Where.
        target: String,
        /// Its error.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Reading, writing, compressing, sealing.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: &'static str,
        /// Why it failed.
        source: std::io::Error,
    },
    /// A request that cannot be fulfilled, and what to do instead.
    #[error("{0}")]
    No(String),
}

fn io(what: &'static str) -> impl FnOnce(std::io::Error) -> BackupError {
    move |source| BackupError::Io { what, source }
}

/// Opens the place for the backups of a configuration.
///
/// # Errors
/// [`BackupError`] when there is none, or when it cannot be reached.
pub fn place(options: &BackupOptions, other: Option<&BackupTarget>) -> Result<Place, BackupError> {
    let target = other.or(options.target.as_ref()).ok_or_else(|| {
        let nowhere = "no place for backups is configured: set BACKUP_TARGET to a folder or to \
                       s3://bucket/prefix";
        BackupError::No(nowhere.to_owned())
    })?;
    Place::open(target, &options.s3)
}

/// A backup that was made.
#[derive(Debug)]
pub struct Made {
    /// Its manifest.
    pub manifest: Manifest,
    /// What of other backups could not be read or removed.
    pub left: Vec<BackupError>,
}

/// Makes a backup beside running servers, and removes the oldest ones past `BACKUP_KEEP` and what failed ones left
/// behind.
///
/// # Errors
/// [`BackupError`]; then nothing of it is left behind.
pub async fn make(config: &Config, place: &Place, now: Timestamp) -> Result<Made, BackupError> {
    let started = Instant::now();
    let origin = BackupSource::of(&config.database);
    let stem = place.free_stem(now).await?;
    let sealer = Sealer::new(config.backup.key.as_ref());
    let file = format!("{stem}.{}.zst{}", origin.as_str(), sealer.ending());
    let out = Counted::new(SyncIoBridge::new(place.writer(&file)));
    let out = tokio::task::spawn_blocking(move || sealer.seal(out)).await;
    let out = out.map_err(|error| io("sealing")(std::io::Error::other(error)))?;
    let written = match out.map_err(io("sealing")) {
        Ok(out) => write(config, out).await,
        Err(error) => Err(error),
    };
    let name = format!("{stem}.json");
    let finished = match written {
        Ok(written) => {
            let took = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
            match Manifest::new(config, now, &file, written, took) {
                Ok(manifest) => finish(place, &name, manifest).await,
                Err(error) => Err(error),
            }
        }
        Err(error) => Err(error),
    };
    match finished {
        Ok(manifest) => {
            let left = place.tidy(config.backup.keep, now).await;
            Ok(Made { manifest, left })
        }
        Err(error) => {
            place.forget(&name).await;
            place.forget(&file).await;
            Err(error)
        }
    }
}

/// Writes the manifest, which makes a backup of the file.
async fn finish(place: &Place, name: &str, manifest: Manifest) -> Result<Manifest, BackupError> {
    place.close_to_others(&manifest.file).await?;
    place.put(name, manifest.to_json()?).await?;
    place.close_to_others(name).await?;
    Ok(manifest)
}

/// What was written of a backup.
struct Written {
    contents: mps_store::backup::Contents,
    bytes: u64,
    unpacked_bytes: u64,
    sha256: String,
}

type Out = seal::Sealed<Counted<SyncIoBridge<object_store::buffered::BufWriter>>>;

async fn write(config: &Config, out: Out) -> Result<Written, BackupError> {
    let (contents, out) = mps_store::backup::copy(&config.database, out).await?;
    let finished = tokio::task::spawn_blocking(move || {
        let (mut counted, unpacked_bytes) = out.finish()?;
        counted.flush()?;
        let (bytes, sha256) = counted.finish(SyncIoBridge::shutdown)?;
        Ok((bytes, unpacked_bytes, sha256))
    });
    let finished = finished
        .await
        .unwrap_or_else(|error| Err(std::io::Error::other(error)));
    let (bytes, unpacked_bytes, sha256) = finished.map_err(io("writing the backup"))?;
    Ok(Written {
        contents,
        bytes,
        unpacked_bytes,
        sha256,
    })
}

/// Creates books from a backup where there are none. With a `BACKUP_KEY`, the backup must be proved to be made with it,
/// unless it `may_be_unproven`.
///
/// # Errors
/// [`BackupError`]; then there are still no books.
pub async fn restore(
    config: &Config,
    place: &Place,
    manifest: &Manifest,
    (may_be_unproven, now): (bool, Timestamp),
) -> Result<(), BackupError> {
    manifest.prove(config.backup.key.as_ref(), may_be_unproven)?;
    let origin = BackupSource::of(&config.database).as_str();
    if manifest.database != origin {
        return Err(BackupError::No(format!(
            "this backup is of {}, and DATABASE_URL names {origin}: restore it into a database of its \
             own kind (from SQLite, `mps-api move` then carries the books over to PostgreSQL)",
            manifest.database
        )));
    }
    // Nothing of the file is used before all of it is known to be right.
    let stored = place.reader(&manifest.file, manifest.bytes).await?;
    let mut checked = Checked::new(SyncIoBridge::new(stored), manifest.sha256.clone());
    let read = tokio::task::spawn_blocking(move || {
        std::io::copy(&mut checked, &mut std::io::sink()).map(drop)
    });
    let read = read
        .await
        .unwrap_or_else(|error| Err(std::io::Error::other(error)));
    read.map_err(io("opening the backup"))?;
    let stored = place.reader(&manifest.file, manifest.bytes).await?;
    let checked = Checked::new(SyncIoBridge::new(stored), manifest.sha256.clone());
    let opener = Opener::new(config.backup.key.as_ref(), manifest.sealed)?;
    let copy = tokio::task::spawn_blocking(move || opener.open(checked)).await;
    let copy = copy.unwrap_or_else(|error| Err(std::io::Error::other(error)));
    let copy = copy.map_err(io("opening the backup"))?;
    let copy = Bounded::new(copy, manifest.unpacked_bytes.unwrap_or(u64::MAX));
    Ok(mps_store::backup::restore(&config.database, copy, now).await?)
}
