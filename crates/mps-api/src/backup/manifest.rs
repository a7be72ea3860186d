//! The manifest of a backup.

use std::collections::BTreeMap;

use hkdf::Hkdf;
use mps_domain::Timestamp;
use mps_store::backup::BackupSource;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::checked::{in_hex, of_hex};
use super::place::stem;
use super::{BackupError, Written};
use crate::config::{Config, ServerSecret};

/// The version of this format.
const FORMAT: u32 = 1;
/// The purpose of the key that is derived for proofs.
const PURPOSE: &[u8] = b"mps: manifests of backups";

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
    /// The size of what is in it, in bytes; versions before did not say it.
    #[serde(default)]
    pub unpacked_bytes: Option<u64>,
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
    /// The proof that whoever wrote this manifest had the `BACKUP_KEY` (HKDF-SHA256 over everything else, in
    /// hex). Without a key, and from versions before, there is none.
    #[serde(default)]
    pub mac: Option<String>,
    /// Everything but the proof as it was written, also fields that this version does not know.
    #[serde(skip)]
    fields: Fields,
}

/// The fields of a manifest, in the order of their names.
type Fields = BTreeMap<String, Value>;

/// The proof of a manifest under a key.
fn mac_of(fields: &Fields, key: &ServerSecret) -> Result<String, BackupError> {
    let fields = serde_json::to_vec(fields).map_err(|error| BackupError::No(error.to_string()))?;
    let mut mac = [0; 32];
    let proved = Hkdf::<Sha256>::new(Some(PURPOSE), key.reveal()).expand(&fields, &mut mac);
    proved.map_err(|error| BackupError::No(error.to_string()))?;
    Ok(in_hex(&mac))
}

impl Manifest {
    pub(super) fn new(
        config: &Config,
        at: Timestamp,
        file: &str,
        written: Written,
        took_ms: u64,
    ) -> Result<Self, BackupError> {
        let head =
            |(stream, seq, mac): (Uuid, i64, [u8; 32])| (stream.to_string(), seq, in_hex(&mac));
        let contents = written.contents;
        let counts = contents.counts.into_iter();
        let settings = config.describe().into_iter();
        let manifest = Self {
            format: FORMAT,
            mps_version: env!("CARGO_PKG_VERSION").to_owned(),
            at: at.to_string(),
            at_micros: at.micros(),
            database: BackupSource::of(&config.database).as_str().to_owned(),
            migration: contents.migration,
            file: file.to_owned(),
            sealed: config.backup.key.is_some(),
            bytes: written.bytes,
            unpacked_bytes: Some(written.unpacked_bytes),
            sha256: written.sha256,
            took_ms,
            currency: contents.currency,
            counts: counts
                .map(|(name, count)| (name.to_owned(), count))
                .collect(),
            audit_heads: contents.audit_heads.into_iter().map(head).collect(),
            settings: settings
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            mac: None,
            fields: Fields::new(),
        };
        let json = serde_json::to_value(&manifest);
        let json = json.and_then(serde_json::from_value::<Fields>);
        let mut fields = json.map_err(|error| BackupError::No(error.to_string()))?;
        fields.remove("mac");
        let key = config.backup.key.as_ref();
        Ok(Self {
            mac: key.map(|key| mac_of(&fields, key)).transpose()?,
            fields,
            ..manifest
        })
    }

    /// Checks that the manifest is what whoever had the `BACKUP_KEY` wrote, unless it is told that it need not be.
    /// Without a key nothing can be proved.
    ///
    /// # Errors
    /// [`BackupError::No`] for one that was changed, is of another key, or proves nothing.
    pub(crate) fn prove(
        &self,
        key: Option<&ServerSecret>,
        may_be_unproven: bool,
    ) -> Result<(), BackupError> {
        let Some(key) = key else {
            return Ok(());
        };
        let right = mac_of(&self.fields, key)?;
        let refused = match &self.mac {
            Some(mac) if bool::from(mac.as_bytes().ct_eq(right.as_bytes())) => {
                (!self.sealed).then_some("its file is not sealed")
            }
            Some(_) => {
                return Err(BackupError::No(format!(
                    "{}: BACKUP_KEY must be the key that this backup was made with, and its manifest must be \
                     as it was written",
                    self.file
                )));
            }
            None => Some("its manifest does not prove that it was made with BACKUP_KEY"),
        };
        match refused.filter(|_| !may_be_unproven) {
            Some(why) => Err(BackupError::No(format!(
                "{}: {why}. Somebody else may have put it there. If you know that it is yours (of a version \
                 before this one, or without a key), give --unproven",
                self.file
            ))),
            None => Ok(()),
        }
    }

    /// The ends of the streams of the audit.
    ///
    /// # Errors
    /// [`BackupError::No`] when one cannot be read.
    pub fn heads(&self) -> Result<Vec<(Uuid, i64, [u8; 32])>, BackupError> {
        let heads = self.audit_heads.iter().map(|(stream, seq, mac)| {
            let head = Uuid::parse_str(stream).ok().zip(of_hex(mac));
            let (stream, mac) = head.ok_or_else(|| {
                BackupError::No(format!("{}: an audit head cannot be read", self.file))
            })?;
            Ok((stream, *seq, mac))
        });
        heads.collect()
    }

    pub(super) fn to_json(&self) -> Result<Vec<u8>, BackupError> {
        let json = serde_json::to_vec_pretty(self);
        json.map_err(|error| BackupError::No(error.to_string()))
    }

    /// Parses a manifest.
    pub(super) fn from_json(name: &str, json: &[u8]) -> Result<Self, BackupError> {
        let unreadable = |error: serde_json::Error| {
            BackupError::No(format!("{name} is not a manifest of mps-api: {error}"))
        };
        let mut manifest: Self = serde_json::from_slice(json).map_err(unreadable)?;
        manifest.fields = serde_json::from_slice(json).map_err(unreadable)?;
        manifest.fields.remove("mac");
        if manifest.format != FORMAT {
            return Err(BackupError::No(format!(
                "{name} has the format {}, and this version knows format {FORMAT}: use a newer mps-api",
                manifest.format
            )));
        }
        // An old backup under the name of a new one would be taken for the newest.
        if stem(name) != stem(&manifest.file) || manifest.file.contains('/') {
            return Err(BackupError::No(format!(
                "{name} names the file {}, which is another backup's",
                manifest.file
            )));
        }
        Ok(manifest)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A later version may know more fields; what it wrote can be proved all the same, and the other way round.
    #[test]
    fn a_proof_covers_fields_that_this_version_does_not_know() {
        let key = ServerSecret::new(b"a key for the backups of these tests").unwrap();
        let mut written = json!({
            "format": 1, "mps_version": "9", "at": "2026-03-01T08:00:00Z", "at_micros": 1,
            "database": "sqlite", "migration": "0001", "file": "mps-1.sqlite.zst.age", "sealed": true,
            "bytes": 2, "sha256": "", "took_ms": 3, "currency": null, "counts": { "b": 1, "a": 2 },
            "audit_heads": [], "settings": {}, "of_a_later_version": [1, 2],
        });
        let fields: Fields = serde_json::from_value(written.clone()).unwrap();
        written["mac"] = mac_of(&fields, &key).unwrap().into();
        let read = |json: &Value| Manifest::from_json("mps-1.json", json.to_string().as_bytes());
        read(&written).unwrap().prove(Some(&key), false).unwrap();
        written["of_a_later_version"] = json!([]);
        assert!(read(&written).unwrap().prove(Some(&key), true).is_err());
    }
}
