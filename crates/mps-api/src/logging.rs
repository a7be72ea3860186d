//! The log: lines on standard output, as JSON or as text.

use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

use crate::config::Config;

/// Libraries whose talk below a warning repeats what passes through them: statements with their
/// parameters, and bytes off the line.
const TALKATIVE: [&str; 2] = ["tokio_postgres", "rustls"];

/// Starts the log. A second start, as in tests, changes nothing.
pub(crate) fn start(config: &Config) {
    let quiet = TALKATIVE.map(|library| (library, config.log_level.min(Level::WARN)));
    let filter = Targets::new()
        .with_default(config.log_level)
        .with_targets(quiet);
    let lines = fmt::layer().with_target(true);
    let lines = if config.log_json {
        lines.json().flatten_event(true).boxed()
    } else {
        lines.with_ansi(false).boxed()
    };
    let started = tracing_subscriber::registry().with(lines.with_filter(filter));
    if let Err(error) = started.try_init() {
        tracing::debug!(%error, "the log was started before");
    }
}
