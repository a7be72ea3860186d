//! One `.env` file.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use adotenv::{BareKeys, Dialect, Multiline};

/// A setting stands on one line, so that a quote that is not closed is found where it was opened, and the rest of
/// a secret that was broken over lines is no setting in silence.
const FORM: Dialect = Dialect::PORTABLE
    .with_bare_keys(BareKeys::Error)
    .with_multiline(Multiline::NONE);

/// Why a file of settings was not read. It never contains a value, which may be a secret.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system refused it.
    #[error("{file} cannot be read: {source}")]
    Io {
        /// The file.
        file: String,
        /// The error of the system.
        source: std::io::Error,
    },
    /// It is no text.
    #[error("{file} is not UTF-8 text, from line {line} on; save it as UTF-8")]
    NoText {
        /// The file.
        file: String,
        /// The first line that is not.
        line: usize,
    },
    /// A line sets nothing.
    #[error("{file}, line {line}{}: {problem}", of(.name.as_deref()))]
    Line {
        /// The file.
        file: String,
        /// The line.
        line: usize,
        /// The setting, if the line names one.
        name: Option<String>,
        /// What is wrong with the line.
        problem: &'static str,
    },
}

fn of(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(" ({name})"))
}

/// Reads a file; nothing when it does not exist.
pub(crate) fn read(path: &Path) -> Result<BTreeMap<String, String>, FileError> {
    let file = path.display().to_string();
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(source) => return Err(FileError::Io { file, source }),
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = error.as_bytes().iter().take(good);
        let line = before.filter(|byte| **byte == b'\n').count() + 1;
        let file = file.clone();
        FileError::NoText { file, line }
    })?;
    adotenv::parse_values_with(&text, FORM).map_err(|error| FileError::Line {
        line: error.line(),
        name: text
            .lines()
            .nth(error.line().saturating_sub(1))
            .and_then(name),
        problem: error.message(),
        file,
    })
}

/// The setting that a line names. What does not look like the name of one may be a part of a secret.
fn name(line: &str) -> Option<String> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim();
    let name = name.strip_prefix("export ").unwrap_or(name).trim();
    let is_of_name =
        |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_';
    let is_name = name.starts_with(|letter: char| letter.is_ascii_uppercase())
        && name.chars().all(is_of_name);
    is_name.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: impl AsRef<[u8]>) -> Result<BTreeMap<String, String>, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".env");
        std::fs::write(&path, text).unwrap();
        read(&path).map_err(|error| {
            let text = error.to_string();
            text.replace(&folder.path().display().to_string(), "")
        })
    }

    #[test]
    fn values_stand_as_they_are_written() {
        let text = "# a comment\nPLAIN=k3y$Quarter-2026-Taipei#0123\nHOME_OF=$HOME/${HOME}\n\
                    BLANKS=correct horse battery staple\nexport SHELL_LIKE=1\n\
                    SINGLE='a # b $c'\nDOUBLE=\"a # b $c\"\nEMPTY=\nCOMMENTED=a # b\n";
        let values = read_text(text).unwrap();
        let expected = [
            ("PLAIN", "k3y$Quarter-2026-Taipei#0123"),
            ("HOME_OF", "$HOME/${HOME}"),
            ("BLANKS", "correct horse battery staple"),
            ("SHELL_LIKE", "1"),
            ("SINGLE", "a # b $c"),
            ("DOUBLE", "a # b $c"),
            ("EMPTY", ""),
            ("COMMENTED", "a"),
        ];
        for (name, value) in expected {
            assert_eq!(values[name], value, "{name}");
        }
        assert_eq!(values.len(), expected.len());
    }

    #[test]
    fn a_wrong_line_is_named_without_its_value() {
        let open = read_text("A=1\n\nBACKUP_KEY='hunter2 and more\n").unwrap_err();
        assert!(open.starts_with("/.env, line 3 (BACKUP_KEY): "), "{open}");
        let tail = read_text("JWT_SECRET=\"hunter2\" hunter3\n").unwrap_err();
        assert!(tail.starts_with("/.env, line 1 (JWT_SECRET): "), "{tail}");
        let key = read_text("MY KEY=hunter2\n").unwrap_err();
        assert!(key.starts_with("/.env, line 1: "), "{key}");
        // A secret that was broken over lines.
        let broken = read_text("JWT_SECRET=\"hunter1\nhunter2kcGFydA==\" x\n").unwrap_err();
        assert!(
            broken.starts_with("/.env, line 1 (JWT_SECRET): "),
            "{broken}"
        );
        let rest = read_text("JWT_SECRET=first\nhunter2kcGFydA\n").unwrap_err();
        assert!(rest.starts_with("/.env, line 2: "), "{rest}");
        let padded = read_text("JWT_SECRET=first\nhunter2kcGFydA=\"x\" y\n").unwrap_err();
        assert!(padded.starts_with("/.env, line 2: "), "{padded}");
        for text in [open, tail, key, broken, rest, padded] {
            assert!(!text.contains("hunter"), "{text}");
        }
    }

    #[test]
    fn what_is_no_text_is_named() {
        let utf16: Vec<u8> = "A=1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16 = [vec![0xff, 0xfe], utf16].concat();
        let wrong = read_text(utf16).unwrap_err();
        assert_eq!(
            wrong,
            "/.env is not UTF-8 text, from line 1 on; save it as UTF-8"
        );
        let latin = read_text(b"A=1\nB=caf\xe9\n").unwrap_err();
        assert!(latin.contains("from line 2 on"), "{latin}");
        assert!(read(Path::new("/nowhere/.env")).unwrap().is_empty());
        let folder = tempfile::tempdir().unwrap();
        let refused = read(folder.path()).unwrap_err().to_string();
        assert!(refused.contains("cannot be read"), "{refused}");
    }
}
