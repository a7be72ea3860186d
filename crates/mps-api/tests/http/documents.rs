//! The tables of `docs/` list what the program has: errors, endpoints, settings, metrics.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use mps_protocol::ErrorCode;
use mps_protocol::endpoint;
use mps_testbed::On;

use crate::support::Town;

fn document(name: &str) -> String {
    let path = format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// The section of a document with this heading, to the next heading of the same level or above.
fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let level = heading.split(' ').next().unwrap().len();
    let (_, after) = text.split_once(&format!("\n{heading}\n")).unwrap();
    let ends = (1..=level).filter_map(|level| after.find(&format!("\n{} ", "#".repeat(level))));
    &after[..ends.min().unwrap_or(after.len())]
}

/// The rows of the tables in a section, each as its cells.
fn rows(section: &str) -> Vec<Vec<&str>> {
    let rows = section.lines().filter_map(|line| line.strip_prefix("| "));
    let rows = rows.map(|line| {
        line.trim_end_matches('|')
            .split(" | ")
            .map(str::trim)
            .collect()
    });
    rows.collect()
}

/// The words in backticks of a cell.
fn words(cell: &str) -> impl Iterator<Item = String> + '_ {
    cell.split('`').skip(1).step_by(2).map(str::to_owned)
}

#[test]
fn the_table_of_errors_has_every_code_with_its_status() {
    let text = document("docs/domain.md");
    let listed: BTreeSet<String> = rows(section(&text, "## Errors"))
        .iter()
        .skip(1)
        .map(|row| format!("{} {}", row[0].trim_matches('`'), row[1]))
        .collect();
    let codes = ErrorCode::ALL.iter();
    let codes = codes.map(|code| format!("{} {}", code.as_str(), code.status()));
    assert_eq!(listed, codes.collect());
}

#[test]
fn the_table_of_endpoints_has_every_endpoint_with_its_operation() {
    let text = document("docs/api.md");
    let listed: BTreeSet<String> = rows(section(&text, "## Endpoints"))
        .iter()
        .filter(|row| row[1].starts_with("`/"))
        .map(|row| [row[0], row[1], row[2]].join(" ").replace('`', ""))
        .collect();
    let endpoints = endpoint::ALL.iter().map(|endpoint| {
        let (method, path) = (endpoint.method.as_str(), endpoint.path);
        format!("{method} {path} {}", endpoint.operation)
    });
    assert_eq!(listed, endpoints.collect());
}

#[test]
fn the_tables_of_settings_have_every_setting() {
    let text = document("docs/settings.md");
    let listed: BTreeSet<String> = rows(&text)
        .iter()
        .flat_map(|row| words(row[0]))
        .filter(|word| {
            word.bytes()
                .all(|byte| byte.is_ascii_uppercase() || b"_0123456789".contains(&byte))
        })
        .collect();
    let example = document(".env.example");
    let settings = example.lines().filter_map(|line| {
        let (name, _) = line.trim_start_matches('#').split_once('=')?;
        // Where a secret may stand in a file, the text says so for all of them.
        let is_of_file = name.ends_with("_FILE") && name != "LOG_FILE";
        (!line.starts_with("# ") && !is_of_file).then(|| name.to_owned())
    });
    assert_eq!(listed, settings.collect());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_table_of_metrics_has_every_series() {
    let town = Town::on(On::Postgres).await;
    let metrics = reqwest::get(format!("{}/metrics", town.base))
        .await
        .unwrap();
    let metrics = metrics.text().await.unwrap();
    let text = document("docs/api.md");
    let listed: BTreeSet<String> = rows(section(&text, "### Metrics"))
        .iter()
        .flat_map(|row| words(row[0]))
        .collect();
    let mut missing = String::new();
    for line in metrics.lines() {
        let Some((name, kind)) = line
            .strip_prefix("# TYPE ")
            .and_then(|rest| rest.split_once(' '))
        else {
            continue;
        };
        let ending = match kind {
            "counter" => "_total",
            "info" => "_info",
            _ => "",
        };
        if !listed.contains(&format!("{name}{ending}")) {
            writeln!(missing, "{name}{ending} ({kind})").unwrap();
        }
    }
    assert_eq!(missing, "", "not in docs/api.md");
}
