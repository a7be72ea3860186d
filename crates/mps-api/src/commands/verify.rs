//! `mps-api verify`

use std::process::ExitCode;

use clap::Args;
use mps_domain::decision::Asker;
use mps_domain::mark::Milestone;
use mps_domain::operations::Reach;
use mps_store::Database;
use mps_store::verify::{Report, verify};
use serde_json::{Map, Value, json};

use super::{CLOSE, Failure, execute, open, print};
use crate::config::Config;

#[derive(Args)]
pub(super) struct Arguments {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    if let Database::Sqlite(path) = &config.database
        && !path.exists()
    {
        return Err(format!("there are no books at {}", path.display()).into());
    }
    let store = open(config).await?;
    let report = verify(&store).await?;
    if report.faults.is_empty() {
        let reached = Reach {
            milestone: Milestone::Verify,
            at: store.clock().now(),
        };
        execute(&store, Asker::System, reached).await?;
    }
    store.close(CLOSE).await?;
    print(&if arguments.json {
        as_json(&report)
    } else {
        as_text(&report)
    })?;
    Ok(if report.faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn as_json(report: &Report) -> String {
    let counts: Map<String, Value> = report
        .counts
        .iter()
        .map(|(name, count)| ((*name).to_owned(), json!(count)))
        .collect();
    let faults: Vec<Value> = report
        .faults
        .iter()
        .map(|fault| json!({ "rule": fault.rule, "subject": fault.subject }))
        .collect();
    json!({ "ok": faults.is_empty(), "counts": counts, "faults": faults }).to_string()
}

fn as_text(report: &Report) -> String {
    let counts: Vec<String> = report
        .counts
        .iter()
        .map(|(name, count)| format!("{count} {}", name.replace('_', " ")))
        .collect();
    let mut lines = vec![format!("checked {}", counts.join(", "))];
    if report.faults.is_empty() {
        lines.push("the books balance".to_owned());
    } else {
        lines.push(format!("{} faults:", report.faults.len()));
        lines.extend(report.faults.iter().map(|fault| format!("  {fault}")));
    }
    lines.join("\n")
}
