//! The log: lines on standard output and in a file, as JSON or as text. Errors are also reported to
//! Sentry.

mod file;
mod layer;
mod line;
mod mask;
mod panics;
mod reports;

use std::io;
use std::sync::mpsc;
use std::time::Duration;

use tracing::{Level, Subscriber};
use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::writer::{BoxMakeWriter, MakeWriterExt};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, Registry};

use crate::config::{Config, LogOptions};
use layer::Lines;
use reports::Reports;

pub use file::LogFileError;

/// Libraries whose events below a warning repeat the data that passes through them: statements with
/// their parameters, and bytes of connections.
const TALKATIVE: [&str; 2] = ["tokio_postgres", "rustls"];
/// How many lines may wait for a slow disk or reader, each about 400 bytes. Further lines are
/// dropped, so that no request waits for them.
const WAITING: usize = 16_384;
/// How long waiting lines may take to be written at the end.
const LAST_WORDS: Duration = Duration::from_millis(1500);

/// The running log. When dropped, it writes the lines that still wait.
pub(crate) struct Log {
    reports: Option<Reports>,
    writers: Vec<WorkerGuard>,
}

/// Starts the log.
///
/// # Errors
/// [`LogFileError`] when the log file cannot be used.
pub(crate) fn start(config: &Config) -> Result<Log, LogFileError> {
    let file = config.log.file.as_ref().map(file::open).transpose()?;
    let (stdout, guard) = beside(io::stdout());
    let mut writers = vec![guard];
    let writer = match file {
        None => BoxMakeWriter::new(stdout),
        Some(file) => {
            let (file, guard) = beside(file);
            writers.push(guard);
            BoxMakeWriter::new(stdout.and(file))
        }
    };
    let reports = config
        .sentry
        .as_ref()
        .map(|sentry| Reports::start(sentry, config.app_env));
    let lines = Lines::new(config.log.json, writer, reports.clone());
    if let Err(error) = with_level(lines, &config.log).try_init() {
        tracing::debug!(%error, "the log was started before");
    }
    panics::install();
    Ok(Log { reports, writers })
}

/// Creates a log with these settings that goes only to a writer.
#[must_use]
pub fn subscriber(options: &LogOptions, writer: BoxMakeWriter) -> impl Subscriber + Send + Sync {
    with_level(Lines::new(options.json, writer, None), options)
}

fn with_level(
    lines: Lines,
    options: &LogOptions,
) -> impl Subscriber + for<'span> LookupSpan<'span> + Send + Sync {
    let quiet = TALKATIVE.map(|library| (library, options.level.min(Level::WARN)));
    let filter = Targets::new()
        .with_default(options.level)
        .with_targets(quiet);
    Registry::default().with(lines.with_filter(filter))
}

/// Moves a writer to a thread of its own, so that nobody waits for it.
fn beside(writer: impl io::Write + Send + 'static) -> (NonBlocking, WorkerGuard) {
    NonBlockingBuilder::default()
        .buffered_lines_limit(WAITING)
        .thread_name("mps-log")
        .finish(writer)
}

impl Drop for Log {
    fn drop(&mut self) {
        let (reports, writers) = (self.reports.take(), std::mem::take(&mut self.writers));
        let (done, end) = mpsc::channel::<()>();
        // On another thread, because a reader of standard output, or a Sentry, that has stopped
        // would delay the end.
        std::thread::spawn(move || {
            if let Some(reports) = reports {
                reports.close();
            }
            drop(writers);
            drop(done);
        });
        let _ = end.recv_timeout(LAST_WORDS);
    }
}
