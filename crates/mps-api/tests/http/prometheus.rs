//! A real Prometheus scrapes a server as `deploy/monitoring` configures it.

use std::collections::BTreeSet;
use std::process::Command;
use std::time::{Duration, Instant};

use mps_domain::audit::RequestOrigin;
use mps_domain::decision::Actor;
use mps_domain::milestone::MilestoneKind;
use mps_domain::operations::ReachMilestone;
use mps_protocol::endpoint::Method;
use mps_testbed::{On, Prometheus, Redis};
use rstest::rstest;
use serde_json::Value;
use uuid::Uuid;

use crate::answer::Answer;
use crate::support::{ADMIN, LIN, Town, key};

const TOKEN: &str = "a token for Prometheus";
/// How long a test waits for something that must happen.
const DEADLINE: Duration = Duration::from_secs(20);

fn monitoring(name: &str) -> String {
    format!(
        "{}/../../deploy/monitoring/{name}",
        env!("CARGO_MANIFEST_DIR")
    )
}

fn read(name: &str) -> String {
    std::fs::read_to_string(monitoring(name)).unwrap()
}

/// The names of the series that the rules and the dashboard use.
fn wanted() -> BTreeSet<String> {
    let mut command = Command::new("python3");
    command.arg(monitoring("series.py"));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let names = String::from_utf8(output.stdout).unwrap();
    names.lines().map(str::to_owned).collect()
}

/// Returns the shipped configuration, with shorter intervals and the address of this server.
fn configuration(town: &Town) -> String {
    let address = town.base.strip_prefix("http://").unwrap();
    let address = format!("\"{address}\"");
    let mut text = read("prometheus/prometheus.yml");
    for (shipped, here) in [
        ("scrape_interval: 15s", "scrape_interval: 1s"),
        ("scrape_timeout: 10s", "scrape_timeout: 1s"),
        ("evaluation_interval: 15s", "evaluation_interval: 1s"),
        ("\"api-1:8000\", \"api-2:8000\", \"api-3:8000\"", &address),
        // Neither exists here.
        ("\"vector:9598\"", ""),
        ("\"alertmanager:9093\"", ""),
    ] {
        assert!(text.contains(shipped), "{shipped} in {text}");
        text = text.replace(shipped, here);
    }
    text
}

/// Returns the answer of Prometheus.
async fn ask(town: &Town, prometheus: &Prometheus, path: &str, query: &[(&str, &str)]) -> Value {
    let url = format!("{}/api/v1/{path}", prometheus.url());
    let answer = town.http.get(url).query(query).send().await.unwrap();
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(answer["status"], "success", "{answer}");
    answer["data"].clone()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_series_that_a_rule_or_the_dashboard_uses_is_there(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let redis = Redis::shared().url();
    let backups = tempfile::tempdir().unwrap();
    let settings = [
        ("METRICS_TOKEN", TOKEN),
        ("REDIS_URL", &redis),
        ("BACKUP_TARGET", backups.path().to_str().unwrap()),
        ("BACKUP_EVERY_HOURS", "1"),
    ];
    let town = Town::with(on, &settings).await;
    // The server itself makes the first backup. `verify` is a command, which records this at its
    // end:
    let sound = ReachMilestone {
        milestone: MilestoneKind::Verify,
        at: town.now(),
    };
    let origin = RequestOrigin {
        request_id: Uuid::new_v4(),
        address: None,
    };
    let command = mps_domain::decision::Command {
        actor: Actor::System,
        origin,
        operation: sound,
    };
    town.app.store().execute(command).await.unwrap();
    town.pay(LIN, "120.00").await;
    let refused = town.charge("MPS1.made-up", "1.00", &key()).await;
    refused.refused(400, "QR_EXPIRED_OR_INVALID");
    let rules = read("prometheus/rules/mps.yml");
    let files = [
        ("rules/mps.yml", rules.as_str()),
        ("secrets/mps-metrics-token", TOKEN),
    ];
    let prometheus = Prometheus::start(&configuration(&town), &files);

    let wanted = wanted();
    let begun = Instant::now();
    loop {
        let missing = missing(&town, &prometheus, &wanted).await;
        let ill = ill_rules(&town, &prometheus).await;
        if missing.is_empty() && ill.is_empty() {
            break;
        }
        let targets = ask(&town, &prometheus, "targets", &[]).await;
        assert!(
            begun.elapsed() < DEADLINE,
            "{missing:?} are not there, {ill:?} do not work: {targets}"
        );
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // Prometheus could read all this only because it has the token.
    let request = town.request(Method::Get, "/metrics");
    Answer::to(request).await.refused(401, "TOKEN_MISSING");
}

/// Returns the series that Prometheus has not received from the server.
async fn missing(town: &Town, prometheus: &Prometheus, wanted: &BTreeSet<String>) -> Vec<String> {
    let job = [("match[]", "{job=\"mps-api\"}")];
    let there = ask(town, prometheus, "label/__name__/values", &job).await;
    let there: BTreeSet<String> = serde_json::from_value(there).unwrap();
    wanted.difference(&there).cloned().collect()
}

/// Returns the rules that have not been evaluated, or cannot be.
async fn ill_rules(town: &Town, prometheus: &Prometheus) -> Vec<Value> {
    let answer = ask(town, prometheus, "rules", &[]).await;
    let groups = answer["groups"].as_array().unwrap();
    assert!(!groups.is_empty(), "{answer}");
    let rules = groups
        .iter()
        .flat_map(|group| group["rules"].as_array().unwrap());
    rules
        .filter(|rule| rule["health"] != "ok")
        .cloned()
        .collect()
}

/// Returns the value of a counter in the text of the metrics.
fn value(text: &str, series: &str) -> i64 {
    let mut lines = text.lines();
    let line = lines.find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
    let line = line.unwrap_or_else(|| panic!("{series} in {text}"));
    line.trim_end_matches(".0").parse().unwrap()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn batches_connections_and_caches_are_counted(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let text = async || {
        Answer::to(town.request(Method::Get, "/metrics"))
            .await
            .text()
    };
    town.get(LIN, "/member/profile").await;
    let before = text().await;
    let writes = 3;
    for _ in 0..writes {
        town.code(LIN).await;
    }
    for _ in 0..2 {
        town.get(LIN, "/member/cards").await;
    }
    for _ in 0..2 {
        town.get(ADMIN, "/admin/health").await;
    }
    let after = text().await;
    let more = |series: &str| value(&after, series) - value(&before, series);
    // Background jobs may have written too.
    let commands = more("mps_store_batch_size_sum");
    assert!(commands >= writes, "{commands}");
    assert_eq!(more("mps_store_queue_wait_seconds_count"), commands);
    let batches = more("mps_store_batch_size_count");
    assert!((1..=commands).contains(&batches), "{batches}");
    assert_eq!(value(&after, "mps_store_queue_length"), 0);
    let connections = |state: &str| {
        value(
            &after,
            &format!("mps_db_pool_connections{{state=\"{state}\"}}"),
        )
    };
    let all = connections("idle") + connections("busy");
    assert!((1..=8).contains(&all), "{all}");
    let looked = |cache: &str, result: &str| {
        let labels = format!("cache=\"{cache}\",result=\"{result}\"");
        more(&format!("mps_cache_lookups_total{{{labels}}}"))
    };
    // On PostgreSQL without Redis, lists are not cached at all.
    let lists = i64::from(on == On::Sqlite);
    assert_eq!(looked("card_lists", "hit"), lists);
    assert_eq!(looked("card_lists", "miss"), lists);
    assert!(looked("sessions", "hit") >= 4);
    assert_eq!(looked("reports", "hit"), 1);
}
