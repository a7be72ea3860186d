//! The log: lines on standard output, as JSON or as text.

use tracing_subscriber::fmt;

use crate::config::Config;

/// Starts the log. A second start, as in tests, changes nothing.
pub(crate) fn start(config: &Config) {
    let builder = fmt().with_max_level(config.log_level).with_target(true);
    let started = if config.log_json {
        builder.json().flatten_event(true).try_init()
    } else {
        builder.with_ansi(false).try_init()
    };
    if let Err(error) = started {
        tracing::debug!(%error, "the log was started before");
    }
}
