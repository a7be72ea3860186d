//! Where settings come from: the environment of the process over `.env.<APP_ENV>` over `.env` in the working
//! folder.
//!
//! An empty value counts as not set, so the next source decides. No variable in a value is replaced. May depend on none of our crates.

mod file;

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::path::Path;

pub use file::FileError;

/// The profiles that have a file of their own.
const PROFILES: [&str; 3] = ["development", "testing", "production"];

/// The names and values of settings.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    settings: HashMap<String, String>,
    /// Variables of the process whose values are no text.
    unreadable: HashSet<String>,
    from_plain_file: bool,
}

impl Environment {
    /// Creates an environment of exactly these settings.
    #[must_use]
    pub fn of(settings: &[(&str, &str)]) -> Self {
        let owned = settings
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Self {
            settings: owned.collect(),
            ..Self::default()
        }
    }

    /// Reads the environment of the process and the files in the working folder.
    ///
    /// # Errors
    /// [`FileError`] when a file is there and cannot be understood.
    pub fn of_process() -> Result<Self, FileError> {
        Self::of_sources(std::env::vars_os(), Path::new(""))
    }

    fn of_sources(
        process: impl IntoIterator<Item = (OsString, OsString)>,
        folder: &Path,
    ) -> Result<Self, FileError> {
        let mut environment = Self::default();
        for (name, value) in process {
            // A name that is no text cannot be one of ours.
            let Ok(name) = name.into_string() else {
                continue;
            };
            match value.into_string() {
                Ok(value) => drop(environment.settings.insert(name, value)),
                Err(_) => drop(environment.unreadable.insert(name)),
            }
        }
        let plain = file::read(&folder.join(".env"))?;
        environment.from_plain_file = !plain.is_empty();
        let profile = environment
            .get("APP_ENV")
            .or_else(|| plain.get("APP_ENV").map(String::as_str));
        // The settings take the same spellings for the same profile.
        let profile = profile.unwrap_or("development").to_ascii_lowercase();
        if PROFILES.contains(&profile.as_str()) {
            environment.add(file::read(&folder.join(format!(".env.{profile}")))?);
        }
        environment.add(plain);
        Ok(environment)
    }

    /// Adds settings that are not set yet.
    fn add(&mut self, settings: impl IntoIterator<Item = (String, String)>) {
        for (name, value) in settings {
            if self.get(&name).is_none() && !self.unreadable.contains(&name) {
                self.settings.insert(name, value);
            }
        }
    }

    /// Sets a setting.
    pub fn set(&mut self, name: &str, value: String) {
        self.settings.insert(name.to_owned(), value);
    }

    /// Returns the names of all settings, and of everything else in the environment.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.settings.keys().map(String::as_str)
    }

    /// Whether some settings come from a file `.env`.
    #[must_use]
    pub const fn is_from_plain_file(&self) -> bool {
        self.from_plain_file
    }

    /// Whether the process has a variable of this name whose value is not UTF-8 text.
    #[must_use]
    pub fn is_unreadable(&self, name: &str) -> bool {
        self.unreadable.contains(name)
    }

    /// Returns the value of a setting; an empty one counts as none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.settings
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads these variables of the process over these files.
    fn read(process: &[(&str, &str)], files: &[(&str, &str)]) -> Result<Environment, FileError> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let process = process
            .iter()
            .map(|(name, value)| (name.into(), value.into()));
        Environment::of_sources(process, folder.path())
    }

    #[test]
    fn the_process_counts_over_the_profile_and_that_over_the_plain_file() {
        let files = [
            (".env", "A=plain\nB=plain\nC=plain\n"),
            (".env.development", "A=profile\nB=profile\n"),
            (".env.testing", "C=other profile\n"),
        ];
        let environment = read(&[("A", "process")], &files).unwrap();
        let values = ["A", "B", "C", "D"].map(|name| environment.get(name));
        let expected = [Some("process"), Some("profile"), Some("plain"), None];
        assert_eq!(values, expected);
        assert!(environment.is_from_plain_file());
        assert!(!read(&[], &files[1..]).unwrap().is_from_plain_file());
    }

    #[test]
    fn an_empty_value_hides_nothing() {
        let files = [(".env", "KEY=a key\n"), (".env.development", "KEY=\n")];
        let environment = read(&[("KEY", "")], &files).unwrap();
        assert_eq!(environment.get("KEY"), Some("a key"));
        assert_eq!(read(&[("KEY", "")], &[]).unwrap().get("KEY"), None);
    }

    #[test]
    fn the_file_of_the_profile_in_force_is_read_however_that_is_written() {
        let files = [
            (".env.testing", "A=testing\n"),
            (".env.development", "A=development\n"),
        ];
        let value = |app_env| {
            let environment = read(&[("APP_ENV", app_env)], &files).unwrap();
            environment.get("A").map(str::to_owned)
        };
        assert_eq!(value("Testing").as_deref(), Some("testing"));
        assert_eq!(value("").as_deref(), Some("development"));
        assert_eq!(value("../testing"), None);
        let files = [(".env", "APP_ENV=testing\n"), files[0]];
        assert_eq!(read(&[], &files).unwrap().get("A"), Some("testing"));
    }

    #[cfg(unix)]
    #[test]
    fn a_value_that_is_no_text_is_known_and_hides_the_files() {
        use std::os::unix::ffi::OsStringExt;
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(".env"), "TARGET=elsewhere\n").unwrap();
        let process = [("TARGET".into(), OsString::from_vec(b"caf\xe9".to_vec()))];
        let environment = Environment::of_sources(process, folder.path()).unwrap();
        assert!(environment.is_unreadable("TARGET"));
        assert_eq!(environment.get("TARGET"), None);
    }
}
