//! The log's contents and destinations.

use std::path::PathBuf;

use bytesize::ByteSize;
use tracing::Level;

use crate::config::read::Reader;

/// The smallest size of the log's file, in bytes: a few lines.
const SMALLEST: u64 = 1000;

/// The log's contents, and where it goes besides standard output.
#[derive(Debug, Clone)]
pub struct LogOptions {
    /// `LOG_LEVEL`
    pub level: Level,
    /// `LOG_FORMAT` is `json`
    pub json: bool,
    /// `LOG_FILE`
    pub file: Option<LogFile>,
}

/// A file that the log goes to as well.
#[derive(Debug, Clone)]
pub struct LogFile {
    /// `LOG_FILE`
    pub path: PathBuf,
    /// `LOG_MAX_SIZE`: how many bytes it may have before the next one begins.
    pub max_size: usize,
    /// `LOG_BACKUP_COUNT`: how many full files are kept.
    pub backups: usize,
}

pub(super) fn read(read: &mut Reader<'_>) -> LogOptions {
    let max_size = max_size(read);
    let backups = read.between("LOG_BACKUP_COUNT", 10, 1, 1000);
    LogOptions {
        level: level(read),
        json: read.choice("LOG_FORMAT", ("json", true), &[("text", false)]),
        file: read.text("LOG_FILE").map(|path| LogFile {
            path: path.into(),
            max_size,
            backups,
        }),
    }
}

/// `LOG_LEVEL`; with `API_DEBUG` at least `DEBUG`.
fn level(read: &mut Reader<'_>) -> Level {
    let level = read.choice(
        "LOG_LEVEL",
        ("INFO", Level::INFO),
        &[
            ("ERROR", Level::ERROR),
            ("WARN", Level::WARN),
            ("WARNING", Level::WARN),
            ("DEBUG", Level::DEBUG),
            ("TRACE", Level::TRACE),
        ],
    );
    if read.flag("API_DEBUG") {
        level.max(Level::DEBUG)
    } else {
        level
    }
}

fn max_size(read: &mut Reader<'_>) -> usize {
    let fallback = ByteSize::mb(100);
    let text = read.text("LOG_MAX_SIZE");
    let size = text.map_or(Some(fallback), |text| text.parse::<ByteSize>().ok());
    let size = size.filter(|size| size.as_u64() >= SMALLEST);
    let size = size.and_then(|size| usize::try_from(size.as_u64()).ok());
    size.unwrap_or_else(|| {
        read.mistake(
            "LOG_MAX_SIZE",
            "a size from 1KB: 500KB, 100MB, 1GB, 1000000",
        );
        usize::MAX
    })
}

pub(super) fn describe(log: &LogOptions) -> Vec<(&'static str, String)> {
    let format = if log.json { "json" } else { "text" };
    let mut all = vec![
        ("LOG_LEVEL", log.level.to_string()),
        ("LOG_FORMAT", format.to_owned()),
    ];
    match &log.file {
        None => all.push(("LOG_FILE", "(none)".to_owned())),
        Some(file) => {
            let size = u64::try_from(file.max_size).unwrap_or(u64::MAX);
            all.extend([
                ("LOG_FILE", file.path.display().to_string()),
                ("LOG_MAX_SIZE", ByteSize::b(size).display().si().to_string()),
                ("LOG_BACKUP_COUNT", file.backups.to_string()),
            ]);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Environment};

    fn config(settings: &[(&str, &str)]) -> Result<Config, String> {
        let config = Config::from_environment(&Environment::of(settings));
        config.map_err(|error| error.to_string())
    }

    #[test]
    fn there_is_no_file_unless_one_is_named() {
        assert!(config(&[]).unwrap().log.file.is_none());
        let file = config(&[("LOG_FILE", "logs/mps.log")]).unwrap().log.file;
        let file = file.unwrap();
        assert_eq!((file.max_size, file.backups), (100_000_000, 10));
    }

    #[test]
    fn sizes_are_said_as_people_say_them() {
        for (text, bytes) in [
            ("100MB", 100_000_000),
            ("500 kb", 500_000),
            ("1GB", 1_000_000_000),
            ("2000", 2000),
        ] {
            let config = config(&[("LOG_FILE", "x.log"), ("LOG_MAX_SIZE", text)]);
            let config = config.unwrap();
            assert_eq!(config.log.file.as_ref().unwrap().max_size, bytes, "{text}");
        }
        for wrong in ["", "0", "-1", "10", "many", "100XB"] {
            let read = config(&[("LOG_FILE", "x.log"), ("LOG_MAX_SIZE", wrong)]);
            let fine = wrong.is_empty();
            assert_eq!(read.is_ok(), fine, "{wrong}");
            if let Err(error) = read {
                assert!(
                    error.contains("LOG_MAX_SIZE") && error.contains("100MB"),
                    "{error}"
                );
            }
        }
    }

    #[test]
    fn what_is_in_force_is_shown() {
        let config = config(&[("LOG_FILE", "x.log"), ("LOG_MAX_SIZE", "1GB")]).unwrap();
        let shown = config.describe();
        for line in [
            ("LOG_FILE", "x.log"),
            ("LOG_MAX_SIZE", "1.0 GB"),
            ("LOG_BACKUP_COUNT", "10"),
        ] {
            assert!(
                shown.contains(&(line.0, line.1.to_owned())),
                "{line:?} in {shown:?}"
            );
        }
    }
}
