//! The log file and its rotation.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use file_rotate::compression::Compression;
use file_rotate::suffix::AppendCount;
use file_rotate::{ContentLimit, FileRotate};

use crate::config::LogFile;

/// Why the log file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error(
    "LOG_FILE={path}: {source}; the server must be able to write there. Without LOG_FILE the log goes \
     to standard output alone"
)]
pub struct LogFileError {
    path: PathBuf,
    source: io::Error,
}

/// The log file.
pub(super) struct RotatingFile {
    file: FileRotate<AppendCount>,
    is_failing: bool,
}

/// Opens the log file, which only its owner may read. Creates its folder if it is missing.
pub(super) fn open(settings: &LogFile) -> Result<RotatingFile, LogFileError> {
    let failed = |source| LogFileError {
        path: settings.path.clone(),
        source,
    };
    let path = std::path::absolute(&settings.path).map_err(failed)?;
    fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).map_err(failed)?;
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // Tried here, because the library that rotates would not report the error.
    options.open(&path).map_err(failed)?;
    let file = FileRotate::new(
        path,
        AppendCount::new(settings.backups),
        ContentLimit::BytesSurpassed(settings.max_size),
        Compression::None,
        Some(options),
    );
    Ok(RotatingFile {
        file,
        is_failing: false,
    })
}

impl io::Write for RotatingFile {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let written = self.file.write(line);
        // Reported once, not for each line. The report is a line too, which at least standard
        // output gets.
        match &written {
            Err(error) if !self.is_failing => {
                self.is_failing = true;
                tracing::error!(%error, "LOG_FILE cannot be written; the lines go to standard output only");
            }
            Ok(_) if self.is_failing => {
                self.is_failing = false;
                tracing::info!("LOG_FILE is written again");
            }
            _ => {}
        }
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn so_many_full_ones_are_kept_and_no_line_is_cut() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/mps.log");
        let mut file = open(&LogFile {
            path: path.clone(),
            max_size: 1000,
            backups: 2,
        })
        .unwrap();
        for number in 0..100 {
            writeln!(file, "{number:099}").unwrap();
        }
        let contents = |name: &str| fs::read_to_string(folder.path().join("deep").join(name));
        let newest = [
            contents("mps.log.2"),
            contents("mps.log.1"),
            contents("mps.log"),
        ];
        let newest: String = newest.map(Result::unwrap).concat();
        assert!(contents("mps.log.3").is_err());
        let lines: Vec<&str> = newest.lines().collect();
        assert!((20..=40).contains(&lines.len()), "{}", lines.len());
        let numbers = lines.iter().map(|line| line.parse::<usize>().unwrap());
        assert!(numbers.eq(100 - lines.len()..100), "{newest}");
        #[cfg(unix)]
        for name in ["mps.log", "mps.log.1"] {
            use std::os::unix::fs::PermissionsExt;
            let path = folder.path().join("deep").join(name);
            let mode = fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }

    #[test]
    fn where_nothing_can_be_written_the_setting_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let settings = LogFile {
            path: folder.path().to_owned(),
            max_size: 1000,
            backups: 1,
        };
        let text = open(&settings).err().unwrap().to_string();
        assert!(text.starts_with("LOG_FILE="), "{text}");
    }
}
