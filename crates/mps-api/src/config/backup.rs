//! The destination and the schedule of backups.

use std::path::PathBuf;

use axum::http::Uri;

use crate::config::edge::is_this_machine;
use crate::config::read::Reader;
use crate::config::{AppEnv, ServerSecret};

/// Where backups are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupTarget {
    /// In a folder.
    Folder(PathBuf),
    /// In an S3-compatible store: `s3://bucket/prefix`.
    S3 {
        /// The bucket.
        bucket: String,
        /// The prefix of the names; may be empty.
        prefix: String,
    },
}

impl BackupTarget {
    /// Parses a text: `s3://bucket/prefix`, or a folder.
    ///
    /// # Errors
    /// A description of the right form.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let wrong = "a folder, or s3://bucket/prefix";
        if let Some(place) = text.strip_prefix("s3://") {
            let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
            if bucket.is_empty() {
                return Err(wrong);
            }
            return Ok(Self::S3 {
                bucket: bucket.to_owned(),
                prefix: prefix.trim_matches('/').to_owned(),
            });
        }
        if text.is_empty() || text.contains("://") {
            return Err(wrong);
        }
        Ok(Self::Folder(PathBuf::from(text)))
    }
}

impl std::fmt::Display for BackupTarget {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(path) => write!(formatter, "{}", path.display()),
            Self::S3 { bucket, prefix } => write!(formatter, "s3://{bucket}/{prefix}"),
        }
    }
}

/// How to reach an S3-compatible store.
#[derive(Clone, Default)]
pub struct S3Options {
    /// `BACKUP_S3_ENDPOINT`: its address; AWS if there is none.
    pub endpoint: Option<String>,
    /// `BACKUP_S3_REGION`
    pub region: String,
    /// `BACKUP_S3_ACCESS_KEY_ID`
    pub access_key_id: Option<String>,
    /// `BACKUP_S3_SECRET_ACCESS_KEY`
    pub secret_access_key: Option<String>,
}

impl std::fmt::Debug for S3Options {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("S3Options")
    }
}

/// The settings of backups.
#[derive(Debug, Clone)]
pub struct BackupOptions {
    /// `BACKUP_TARGET`
    pub target: Option<BackupTarget>,
    /// `BACKUP_KEY`: the key that backups are sealed with; without one they are not sealed.
    pub key: Option<ServerSecret>,
    /// `BACKUP_EVERY_HOURS`: how often the servers make a backup by themselves; 0 for never.
    pub every_hours: i64,
    /// `BACKUP_KEEP`: how many backups are kept; 0 for all.
    pub keep: usize,
    /// How to reach an S3-compatible store.
    pub s3: S3Options,
}

pub(super) fn read(read: &mut Reader<'_>, app_env: AppEnv) -> BackupOptions {
    let target = read.text("BACKUP_TARGET");
    let target = target.and_then(|text| match BackupTarget::parse(&text) {
        Ok(target) => Some(target),
        Err(wrong) => {
            read.mistake("BACKUP_TARGET", wrong);
            None
        }
    });
    let every_hours = read.between("BACKUP_EVERY_HOURS", 0, 0, 24 * 31);
    if every_hours > 0 && target.is_none() {
        let fix = "set BACKUP_TARGET too: a folder, or s3://bucket/prefix";
        read.mistake("BACKUP_EVERY_HOURS", fix);
    }
    let key = read.secret("BACKUP_KEY");
    if target.is_some() && key.is_none() && app_env == AppEnv::Production {
        let fix = "production seals its backups: `mps-api gen-secret` makes a key, which must be kept \
                   somewhere else as well, since nothing can be restored without it";
        read.mistake("BACKUP_KEY", fix);
    }
    let endpoint = read.text("BACKUP_S3_ENDPOINT");
    let is_address = |text: &String| text.starts_with("https://") || text.starts_with("http://");
    if endpoint.as_ref().is_some_and(|text| !is_address(text)) {
        let fix = "an address: https://s3.example.com";
        read.mistake("BACKUP_S3_ENDPOINT", fix);
    }
    let may_be_anybody = read.flag("BACKUP_S3_INSECURE");
    let is_open = |text: &String| {
        let address: Option<Uri> = text.parse().ok();
        let host = address.as_ref().and_then(Uri::host);
        text.starts_with("http://") && !host.is_some_and(is_this_machine)
    };
    if app_env == AppEnv::Production && !may_be_anybody && endpoint.as_ref().is_some_and(is_open) {
        let fix = "anybody on the way could exchange a backup: use https://; or say with \
                   BACKUP_S3_INSECURE=true that the network between is yours alone";
        read.mistake("BACKUP_S3_ENDPOINT", fix);
    }
    let s3 = S3Options {
        endpoint,
        region: read
            .text("BACKUP_S3_REGION")
            .unwrap_or_else(|| "us-east-1".to_owned()),
        access_key_id: read.text("BACKUP_S3_ACCESS_KEY_ID"),
        secret_access_key: read.text("BACKUP_S3_SECRET_ACCESS_KEY"),
    };
    let is_s3 = matches!(target, Some(BackupTarget::S3 { .. }));
    for (variable, value) in [
        ("BACKUP_S3_ACCESS_KEY_ID", &s3.access_key_id),
        ("BACKUP_S3_SECRET_ACCESS_KEY", &s3.secret_access_key),
    ] {
        if is_s3 && value.is_none() {
            read.mistake(variable, "BACKUP_TARGET is a store that requires one");
        }
    }
    BackupOptions {
        target,
        key,
        every_hours,
        keep: read.between("BACKUP_KEEP", 30, 0, 10_000),
        s3,
    }
}

pub(super) fn describe(backup: &BackupOptions) -> Vec<(&'static str, String)> {
    let none = || "(none)".to_owned();
    let target = backup.target.as_ref();
    let mut all = vec![
        (
            "BACKUP_TARGET",
            target.map_or_else(none, ToString::to_string),
        ),
        (
            "BACKUP_KEY",
            backup.key.as_ref().map_or_else(none, |_| "****".to_owned()),
        ),
        ("BACKUP_EVERY_HOURS", backup.every_hours.to_string()),
        ("BACKUP_KEEP", backup.keep.to_string()),
    ];
    if matches!(target, Some(BackupTarget::S3 { .. })) {
        let endpoint = backup.s3.endpoint.clone();
        all.push(("BACKUP_S3_ENDPOINT", endpoint.unwrap_or_else(none)));
        all.push(("BACKUP_S3_REGION", backup.s3.region.clone()));
    }
    all
}
