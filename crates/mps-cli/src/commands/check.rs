//! `mps-cli test`: checks that the server answers, is ready, and agrees with this machine on the time.
//! Moves no money.

use std::time::Duration;

use mps_client::{Client, ClientError, ClientOptions};
use mps_protocol::answers::Health;
use serde::Serialize;

use crate::clock;
use crate::context::{Context, Protection};
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Report;
use crate::style::Style;
use crate::text::clean;

/// The longest wait for an answer, because somebody who tests wants to know soon.
const PATIENCE: Duration = Duration::from_secs(10);
/// A difference of the two clocks above this is worth a warning, in milliseconds.
const CLOCKS_APART: u64 = 5_000;

/// The result of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Finding {
    Ok,
    Warning,
    Failed,
    Skipped,
}

#[derive(Debug, Serialize)]
struct Check {
    name: &'static str,
    finding: Finding,
    detail: String,
}

/// The checks so far, and the program's exit code.
struct Checks {
    checks: Vec<Check>,
    exit: Exit,
}

impl Checks {
    fn note(&mut self, name: &'static str, finding: Finding, detail: impl Into<String>) {
        self.checks.push(Check {
            name,
            finding,
            detail: detail.into(),
        });
    }

    fn fail(&mut self, name: &'static str, exit: Exit, detail: impl Into<String>) {
        self.note(name, Finding::Failed, detail);
        // The first failure is the one to look at.
        if self.exit == Exit::Done {
            self.exit = exit;
        }
    }

    fn report(self, style: Style) -> Result<Report, CliError> {
        let passed = self.exit == Exit::Done;
        let lines: Vec<String> = self.checks.iter().map(|check| line(check, style)).collect();
        let conclusion = if passed {
            "All is well."
        } else {
            "Not all is well."
        };
        let human = format!("{}\n{conclusion}", lines.join("\n"));
        let json = serde_json::json!({ "success": passed, "checks": self.checks });
        Ok(Report::new(&json, human)?.ending(self.exit))
    }
}

fn line(check: &Check, style: Style) -> String {
    let finding = match check.finding {
        Finding::Ok => style.green("ok     "),
        Finding::Warning => style.yellow("warning"),
        Finding::Failed => style.red("FAILED "),
        Finding::Skipped => "skipped".to_owned(),
    };
    format!("{finding}  {:<8}  {}", check.name, clean(&check.detail))
}

pub(crate) async fn test(context: &Context) -> Result<Report, CliError> {
    let client = Client::new(ClientOptions {
        timeout: context.options().timeout.min(PATIENCE),
        retries: 0,
        ..context.options().clone()
    })?;
    let mut checks = Checks {
        checks: Vec::new(),
        exit: Exit::Done,
    };
    let asked_at = clock::now_milliseconds();
    let health = client.health().await;
    let answered_at = clock::now_milliseconds();
    if let Err(error @ (ClientError::Unreachable(_) | ClientError::Unknown(_))) = &health {
        checks.fail("reach", Exit::Unknown, error.to_string());
        checks.note("the rest", Finding::Skipped, "there is no server to ask");
        return checks.report(context.output.style());
    }
    let took = asked_at.zip(answered_at).map(|(from, to)| to - from);
    let took = took.map_or_else(String::new, |took| format!(" in {took} ms"));
    let detail = format!("{} answers{took}", context.base_url());
    checks.note("reach", Finding::Ok, detail);
    encryption(&mut checks, context.protection());
    match &health {
        Ok(health) => {
            state(&mut checks, health);
            version(&mut checks, &health.version);
            let middle = asked_at
                .zip(answered_at)
                .map(|(from, to)| from.midpoint(to));
            compare_clocks(&mut checks, middle, &health.timestamp);
        }
        Err(error) => checks.fail("health", Exit::Unknown, error.to_string()),
    }
    match client.ready().await {
        Ok(ready) => checks.note("ready", Finding::Ok, ready.status),
        Err(error) => checks.fail("ready", Exit::Unknown, error.to_string()),
    }
    match context.tokens.load(context.base_url())? {
        None => checks.note("sign-in", Finding::Skipped, "not signed in"),
        Some(sign_in) => {
            let client = client.with_token(sign_in.token.reveal());
            read(&mut checks, &client).await;
        }
    }
    checks.report(context.output.style())
}

fn encryption(checks: &mut Checks, protection: Protection) {
    let (finding, detail) = match protection {
        Protection::Encrypted => (Finding::Ok, "encrypted, and the certificate is right"),
        Protection::Loopback => (Finding::Ok, "none, and nothing leaves this machine"),
        Protection::Readable => (
            Finding::Warning,
            "none: others on the network can read passwords and payment codes; use https://",
        ),
    };
    checks.note("TLS", finding, detail);
}

fn state(checks: &mut Checks, health: &Health) {
    let detail = format!(
        "{}: database {}, redis {}",
        health.status, health.services.database, health.services.redis
    );
    match health.status.as_str() {
        "healthy" => checks.note("health", Finding::Ok, detail),
        "degraded" => checks.note("health", Finding::Warning, detail),
        _ => checks.fail("health", Exit::Unknown, detail),
    }
}

fn version(checks: &mut Checks, server: &str) {
    let own = env!("CARGO_PKG_VERSION");
    if server == own {
        checks.note("version", Finding::Ok, own);
    } else {
        let detail = format!("the server is {server}, and this program {own}");
        checks.note("version", Finding::Warning, detail);
    }
}

fn compare_clocks(checks: &mut Checks, own: Option<i64>, server: &str) {
    let Some((own, server)) = own.zip(clock::milliseconds(server)) else {
        let detail = format!("the server's time {server:?} cannot be compared");
        return checks.note("clock", Finding::Warning, detail);
    };
    let apart = own.abs_diff(server);
    let detail = format!("{apart} ms from the server's");
    if apart > CLOCKS_APART {
        checks.note(
            "clock",
            Finding::Warning,
            format!("{detail}: set one of them"),
        );
    } else {
        checks.note("clock", Finding::Ok, detail);
    }
}

/// One read that fits the role.
async fn read(checks: &mut Checks, client: &Client) {
    let me = match client.me().await {
        Ok(me) => me,
        Err(error) => return checks.fail("sign-in", Exit::of_client(&error), error.to_string()),
    };
    let detail = format!("{}, {}", me.user_info.name, me.user_info.role);
    checks.note("sign-in", Finding::Ok, detail);
    if me.user_info.role != "member" {
        return;
    }
    match client.member_cards().await {
        Ok(cards) => {
            let detail = format!("{} of them", cards.summary.total_cards);
            checks.note("cards", Finding::Ok, detail);
        }
        Err(error) => checks.fail("cards", Exit::of_client(&error), error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(own: i64) -> Finding {
        let mut checks = Checks {
            checks: Vec::new(),
            exit: Exit::Done,
        };
        compare_clocks(&mut checks, Some(own), "1970-01-01T00:01:40Z");
        checks.checks[0].finding
    }

    #[test]
    fn clocks_may_be_five_seconds_apart() {
        assert_eq!(finding(105_000), Finding::Ok);
        assert_eq!(finding(95_000), Finding::Ok);
        assert_eq!(finding(105_001), Finding::Warning);
        assert_eq!(finding(94_999), Finding::Warning);
    }

    #[test]
    fn the_first_failure_decides_the_end() {
        let mut checks = Checks {
            checks: Vec::new(),
            exit: Exit::Done,
        };
        checks.fail("ready", Exit::Unknown, "");
        checks.fail("sign-in", Exit::NotAllowed, "");
        assert_eq!(checks.exit, Exit::Unknown);
    }
}
