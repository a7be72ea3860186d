//! The manifest of a backup.

use std::collections::BTreeMap;

use mps_domain::Timestamp;
use mps_store::backup::{BackupSource, Contents};
use serde::{Deserialize, Serialize};

use super::BackupError;
use super::checked::in_hex;
use crate::config::Config;

/// The version of this format.
const FORMAT: u32 = 1;

/// The contents and the checksum of a backup. It contains no secret.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the format.
    pub format: u32,
    /// The version of `mps-api` that made the backup.
    pub mps_version: String,
    /// When the copied state was read: RFC 3339. Everything that was answered before is in it.
    pub at: String,
    /// The same in microseconds since 1970.
    pub at_micros: i64,
    /// `sqlite` or `postgres`.
    pub database: String,
    /// The last migration of the schema.
    pub migration: String,
    /// The file with the books.
    pub file: String,
    /// Whether the file is sealed with `BACKUP_KEY`.
    pub sealed: bool,
    /// The size of the file, in bytes.
    pub bytes: u64,
    /// The SHA-256 of the file, in hex, as `sha256sum` prints it.
    pub sha256: String,
    /// How long the backup took, in milliseconds.
    pub took_ms: u64,
    /// The currency of the books.
    pub currency: Option<String>,
    /// The numbers of members, cards, transactions, entries and changes of points.
    pub counts: BTreeMap<String, i64>,
    /// The end of each stream of the audit: its id, its last number, and the seal of that event.
    pub audit_heads: Vec<(String, i64, String)>,
    /// The settings that were in force, with secrets masked.
    pub settings: BTreeMap<String, String>,
}

impl Manifest {
    pub(super) fn new(
        config: &Config,
        at: Timestamp,
        file: &str,
        contents: Contents,
        (bytes, sha256): (u64, String),
        took_ms: u64,
    ) -> Self {
        let head = |(stream, seq, mac): (uuid::Uuid, i64, [u8; 32])| {
            (stream.to_string(), seq, in_hex(&mac))
        };
        let counts = contents.counts.into_iter();
        let settings = config.describe().into_iter();
        Self {
            format: FORMAT,
            mps_version: env!("CARGO_PKG_VERSION").to_owned(),
            at: at.to_string(),
            at_micros: at.micros(),
            database: BackupSource::of(&config.database).as_str().to_owned(),
            migration: contents.migration,
            file: file.to_owned(),
            sealed: config.backup.key.is_some(),
            bytes,
            sha256,
            took_ms,
            currency: contents.currency,
            counts: counts
                .map(|(name, count)| (name.to_owned(), count))
                .collect(),
            audit_heads: contents.audit_heads.into_iter().map(head).collect(),
            settings: settings
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        }
    }

    pub(super) fn to_json(&self) -> Result<Vec<u8>, BackupError> {
        let json = serde_json::to_vec_pretty(self);
        json.map_err(|error| BackupError::No(error.to_string()))
    }

    /// Parses a manifest.
    pub(super) fn from_json(name: &str, json: &[u8]) -> Result<Self, BackupError> {
        let manifest: Self = serde_json::from_slice(json).map_err(|error| {
            BackupError::No(format!("{name} is not a manifest of mps-api: {error}"))
        })?;
        if manifest.format != FORMAT {
            return Err(BackupError::No(format!(
                "{name} has the format {}, and this version knows format {FORMAT}: use a newer mps-api",
                manifest.format
            )));
        }
        Ok(manifest)
    }
}
