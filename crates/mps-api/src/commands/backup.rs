//! `mps-api backup`

use std::io::Write as _;
use std::process::ExitCode;

use clap::Args;
use mps_domain::Timestamp;
use mps_domain::milestone::MilestoneKind;
use mps_store::{Clock, SystemClock};

use super::{CommandError, milestone, print};
use crate::backup::{self, BackupError, Manifest};
use crate::config::{BackupTarget, Config};

#[derive(Args)]
pub(super) struct Arguments {
    /// Where to store it, instead of `BACKUP_TARGET`: a folder, or `s3://bucket/prefix`
    #[arg(long, value_parser = target)]
    to: Option<BackupTarget>,
    /// List the existing backups
    #[arg(long)]
    list: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn target(text: &str) -> Result<BackupTarget, String> {
    BackupTarget::parse(text).map_err(str::to_owned)
}

pub(super) async fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, CommandError> {
    let place = backup::place(&config.backup, arguments.to.as_ref())?;
    if arguments.list {
        let (backups, damaged) = place.backups().await?;
        warn(&damaged);
        return print(&if arguments.json {
            serde_json::to_string(&backups)?
        } else {
            list(&backups)
        });
    }
    let made = backup::make(config, &place, SystemClock.now()).await?;
    warn(&made.left);
    let manifest = made.manifest;
    print(&if arguments.json {
        serde_json::to_string(&manifest)?
    } else {
        done(&manifest)
    })?;
    let at = Timestamp::from_micros(manifest.at_micros);
    milestone::reach(config, MilestoneKind::Backup, at).await;
    Ok(ExitCode::SUCCESS)
}

/// Names on stderr what is wrong with other backups.
fn warn(left: &[BackupError]) {
    for error in left {
        // When stderr is gone, there is nobody to warn.
        let _ = writeln!(std::io::stderr(), "warning: {error}");
    }
}

fn done(manifest: &Manifest) -> String {
    format!(
        "{}\n{} bytes in {} ms, SHA-256 {}\n{}",
        line(manifest),
        manifest.bytes,
        manifest.took_ms,
        manifest.sha256,
        if manifest.sealed {
            "sealed: nothing can be restored without the BACKUP_KEY that is set now"
        } else {
            "not sealed: whoever has this file has the books (BACKUP_KEY would seal it)"
        }
    )
}

fn list(backups: &[Manifest]) -> String {
    if backups.is_empty() {
        return "there are no backups".to_owned();
    }
    backups.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(manifest: &Manifest) -> String {
    let count = |name: &str| manifest.counts.get(name).copied().unwrap_or_default();
    format!(
        "{}  {}  {} members, {} transactions",
        manifest.file,
        manifest.at,
        count("members"),
        count("transactions")
    )
}
