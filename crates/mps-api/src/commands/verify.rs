//! `mps-api verify`

use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use mps_domain::milestone::MilestoneKind;
use mps_store::verify::{Report, Violation, verify, verify_heads};
use mps_store::{Access, Store, SystemClock};
use serde_json::{Map, Value, json};

use super::{CLOSE, CommandError, milestone, print};
use crate::backup;
use crate::config::Config;
use crate::run::server::store_options;

/// The word for the newest backup.
const NEWEST: &str = "newest";

#[derive(Args)]
pub(super) struct Arguments {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// Compare the audit with what a backup in `BACKUP_TARGET` says of it too: the newest, or the one of this name
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = NEWEST)]
    backup: Option<String>,
}

pub(super) async fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, CommandError> {
    // Servers of another version may be running, so the schema must stay as it is.
    let options = store_options(config, Access::Read, Arc::new(SystemClock))?;
    let store = Store::open(options).await?;
    let mut report = verify(&store).await?;
    if let Some(name) = &arguments.backup {
        // Whoever owns the database can remove a whole stream of the audit with its head. Only what was noted
        // elsewhere shows that.
        let name = Some(name.as_str()).filter(|name| *name != NEWEST);
        match compare(config, &store, name).await {
            Ok(violations) => report.violations.extend(violations),
            // What was found in the books is told whatever becomes of the backup.
            Err(error) => report.violations.push(Violation {
                rule: "the audit is as a backup says",
                subject: error.to_string(),
            }),
        }
    }
    let at = store.clock().now();
    store.close(CLOSE).await?;
    if report.violations.is_empty() {
        milestone::reach(config, MilestoneKind::Verify, at).await;
    }
    print(&if arguments.json {
        as_json(&report)
    } else {
        as_text(&report)
    })?;
    Ok(if report.violations.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Compares the audit with a backup that proves where it comes from. Returns what is missing.
async fn compare(
    config: &Config,
    store: &Store,
    name: Option<&str>,
) -> Result<Vec<Violation>, CommandError> {
    let manifest = backup::place(&config.backup, None)?.find(name).await?;
    manifest.prove(config.backup.key.as_ref(), false)?;
    Ok(verify_heads(store, &manifest.heads()?).await?)
}

fn as_json(report: &Report) -> String {
    let counts: Map<String, Value> = report
        .counts
        .iter()
        .map(|(name, count)| ((*name).to_owned(), json!(count)))
        .collect();
    let violations: Vec<Value> = report
        .violations
        .iter()
        .map(|violation| json!({ "rule": violation.rule, "subject": violation.subject }))
        .collect();
    json!({ "ok": violations.is_empty(), "counts": counts, "faults": violations }).to_string()
}

fn as_text(report: &Report) -> String {
    let counts: Vec<String> = report
        .counts
        .iter()
        .map(|(name, count)| format!("{count} {}", name.replace('_', " ")))
        .collect();
    let mut lines = vec![format!("checked {}", counts.join(", "))];
    if report.violations.is_empty() {
        lines.push("the books balance".to_owned());
    } else {
        lines.push(format!("{} faults:", report.violations.len()));
        lines.extend(
            report
                .violations
                .iter()
                .map(|violation| format!("  {violation}")),
        );
    }
    lines.join("\n")
}
