//! `mps-api backup`

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use mps_domain::Timestamp;
use mps_domain::decision::Asker;
use mps_domain::mark::Milestone;
use mps_domain::operations::Reach;
use mps_store::{Access, Clock, Store, SystemClock};

use super::{CLOSE, Failure, execute, print};
use crate::backup::{self, Manifest};
use crate::config::{BackupTarget, Config};
use crate::server::store_options;

#[derive(Args)]
pub(super) struct Arguments {
    /// Where to, instead of `BACKUP_TARGET`: a folder, or `s3://bucket/prefix`
    #[arg(long, value_parser = target)]
    to: Option<BackupTarget>,
    /// List the backups that are there
    #[arg(long)]
    list: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn target(text: &str) -> Result<BackupTarget, String> {
    BackupTarget::parse(text).map_err(str::to_owned)
}

pub(super) async fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let place = backup::place(&config.backup, arguments.to.as_ref())?;
    if arguments.list {
        let backups = place.backups().await?;
        return print(&if arguments.json {
            serde_json::to_string(&backups)?
        } else {
            list(&backups)
        });
    }
    let manifest = backup::make(config, &place, SystemClock.now()).await?;
    print(&if arguments.json {
        serde_json::to_string(&manifest)?
    } else {
        done(&manifest)
    })?;
    // The backup is good without it; only the metric would not know.
    if let Err(failure) = remember(config, &manifest).await {
        let mut err = std::io::stderr();
        writeln!(
            err,
            "mps-api: the metrics will not know of this backup: {failure}"
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn remember(config: &Config, manifest: &Manifest) -> Result<(), Failure> {
    let options = store_options(config, Access::Command, Arc::new(SystemClock))?;
    let store = Store::open(options).await?;
    let reached = Reach {
        milestone: Milestone::Backup,
        at: Timestamp::from_micros(manifest.at_micros),
    };
    execute(&store, Asker::System, reached).await?;
    Ok(store.close(CLOSE).await?)
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
