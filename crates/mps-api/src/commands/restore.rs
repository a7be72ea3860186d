//! `mps-api restore`

use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use mps_domain::Timestamp;
use mps_domain::decision::Actor;
use mps_domain::operations::Restored;
use mps_store::verify::verify;
use mps_store::{Access, Clock, Store, SystemClock};

use super::{CLOSE, CommandError, backup::target, execute, print};
use crate::backup;
use crate::config::{BackupTarget, Config, describe_database};
use crate::run::server::store_options;

#[derive(Args)]
pub(super) struct Arguments {
    /// The file name of the backup; the newest if there is none
    name: Option<String>,
    /// Where to read it, instead of `BACKUP_TARGET`: a folder, or `s3://bucket/prefix`
    #[arg(long, value_parser = target)]
    from: Option<BackupTarget>,
    /// Take a backup also if nothing proves that it was made with `BACKUP_KEY`
    #[arg(long)]
    unproven: bool,
}

pub(super) async fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, CommandError> {
    let place = backup::place(&config.backup, arguments.from.as_ref())?;
    let manifest = place.find(arguments.name.as_deref()).await?;
    let now = SystemClock.now();
    print(&format!(
        "restoring {} into {}: the books of {}, {}",
        manifest.file,
        describe_database(&config.database),
        manifest.at,
        age(now.seconds().saturating_sub(manifest.at_micros / 1_000_000))
    ))?;
    backup::restore(config, &place, &manifest, (arguments.unproven, now)).await?;
    let options = store_options(config, Access::Command, Arc::new(SystemClock))?;
    let store = Store::open(options).await?;
    let restored = Restored {
        backup_at: Timestamp::from_micros(manifest.at_micros),
    };
    execute(&store, Actor::System, restored).await?;
    let report = verify(&store).await?;
    store.close(CLOSE).await?;

    let mut violations: Vec<String> = report.violations.iter().map(ToString::to_string).collect();
    for (name, count) in &report.counts {
        let written = manifest.counts.get(*name).copied();
        if written.is_some_and(|written| written != *count) {
            let written = written.unwrap_or_default();
            violations.push(format!("{count} {name} where the backup says {written}"));
        }
    }
    for violation in &violations {
        print(&format!("verify: {violation}"))?;
    }
    let at = &manifest.at;
    print(&format!(
        "restored: the books as they were at {at}\n\
         What happened after that is not in them. To be looked up and entered again: charges, refunds \
         and cash recharges in the tills of the merchants since {at}; payouts to merchants and \
         members made since.\n\
         All sessions and payment codes are ended: everybody signs in again. Numbers go on with a gap, \
         so that none is given out twice."
    ))?;
    if violations.is_empty() {
        print("verify: the books are sound")
    } else {
        Ok(ExitCode::FAILURE)
    }
}

/// How long ago something was, in the two largest units.
fn age(secs: i64) -> String {
    let minutes = secs / 60;
    let (days, hours) = (minutes / (24 * 60), minutes / 60 % 24);
    match (days, hours) {
        (0, 0) => format!("{} minutes old", minutes.max(0)),
        (0, _) => format!("{hours} hours {} minutes old", minutes % 60),
        _ => format!("{days} days {hours} hours old"),
    }
}
