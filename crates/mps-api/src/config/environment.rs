//! The sources of settings.

use std::collections::HashMap;
use std::path::Path;

use crate::config::{ConfigError, Mistake};

/// The settings that may be in a file of their own, and the variables that name the file.
pub(super) const FROM_FILES: [(&str, &str); 11] = [
    ("DATABASE_URL", "DATABASE_URL_FILE"),
    ("JWT_SECRET", "JWT_SECRET_FILE"),
    ("JWT_SECRET_PREVIOUS", "JWT_SECRET_PREVIOUS_FILE"),
    ("AUDIT_KEY", "AUDIT_KEY_FILE"),
    ("REDIS_URL", "REDIS_URL_FILE"),
    ("REDIS_PASSWORD", "REDIS_PASSWORD_FILE"),
    ("METRICS_TOKEN", "METRICS_TOKEN_FILE"),
    ("SENTRY_DSN", "SENTRY_DSN_FILE"),
    ("BACKUP_KEY", "BACKUP_KEY_FILE"),
    ("BACKUP_S3_ACCESS_KEY_ID", "BACKUP_S3_ACCESS_KEY_ID_FILE"),
    (
        "BACKUP_S3_SECRET_ACCESS_KEY",
        "BACKUP_S3_SECRET_ACCESS_KEY_FILE",
    ),
];

/// The names and values of settings.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    settings: HashMap<String, String>,
    /// Whether some of them come from a file `.env`.
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
            from_plain_file: false,
        }
    }

    /// Reads the environment of the process, over `.env.<APP_ENV>`, over `.env` in the working
    /// folder.
    ///
    /// # Errors
    /// [`ConfigError::Io`] when such a file exists and cannot be read.
    pub fn of_process() -> Result<Self, ConfigError> {
        // Values that are not valid Unicode cannot be settings of ours.
        let process: HashMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let mut all = file(Path::new(".env"))?;
        let from_plain_file = !all.is_empty();
        let app_env = process
            .get("APP_ENV")
            .or_else(|| all.get("APP_ENV"))
            .cloned();
        let app_env = app_env.unwrap_or_else(|| "development".to_owned());
        all.extend(file(Path::new(&format!(".env.{app_env}")))?);
        all.extend(process);
        let all = Self {
            settings: all,
            from_plain_file,
        };
        all.with_files()
    }

    /// Adds the secrets that are in files of their own, named by `…_FILE`. Line breaks at the end
    /// of a file are not part of the secret.
    ///
    /// # Errors
    /// [`ConfigError::Io`] when such a file cannot be read, [`ConfigError::Mistakes`] when a secret
    /// is set as well.
    fn with_files(mut self) -> Result<Self, ConfigError> {
        let mut mistakes = Vec::new();
        for (variable, file_variable) in FROM_FILES {
            let Some(path) = self.get(file_variable).map(str::to_owned) else {
                continue;
            };
            if self.get(variable).is_some() {
                mistakes.push(Mistake {
                    variable: file_variable,
                    value: path,
                    fix: format!("{variable} is set too; keep one of them"),
                });
                continue;
            }
            let text = std::fs::read_to_string(&path).map_err(|source| ConfigError::Io {
                what: format!("reading {path}, which {file_variable} names"),
                source,
            })?;
            let secret = text.trim_end_matches(['\r', '\n']).to_owned();
            self.settings.insert(variable.to_owned(), secret);
        }
        if mistakes.is_empty() {
            Ok(self)
        } else {
            Err(ConfigError::Mistakes(mistakes, Vec::new()))
        }
    }

    /// Returns the names of all settings, and of everything else in the environment.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.settings.keys().map(String::as_str)
    }

    /// Whether some settings come from a file `.env`.
    pub(super) const fn is_from_plain_file(&self) -> bool {
        self.from_plain_file
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

fn file(path: &Path) -> Result<HashMap<String, String>, ConfigError> {
    if !path.exists() {
        return Ok(HashMap::new());
    }
    let failed = |error: dotenvy::Error| ConfigError::Io {
        what: format!("reading {}", path.display()),
        source: std::io::Error::other(error.to_string()),
    };
    let settings = dotenvy::from_path_iter(path).map_err(failed)?;
    settings.collect::<Result<_, _>>().map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_come_from_files_too_and_from_one_place_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        std::fs::write(&path, "a secret of thirty-two bytes, and more\r\n").unwrap();
        let path = path.to_str().unwrap();
        let of = |settings: &[(&str, &str)]| Environment::of(settings).with_files();
        let found = of(&[("JWT_SECRET_FILE", path)]).unwrap();
        let secret = "a secret of thirty-two bytes, and more";
        assert_eq!(found.get("JWT_SECRET"), Some(secret));

        let both = of(&[("JWT_SECRET_FILE", path), ("JWT_SECRET", secret)]);
        let text = both.unwrap_err().to_string();
        assert!(text.contains("JWT_SECRET is set too"), "{text}");
        assert!(!text.contains(secret), "{text}");
        let gone = of(&[("AUDIT_KEY_FILE", "/nowhere/key")]);
        let text = gone.unwrap_err().to_string();
        assert!(
            text.contains("/nowhere/key") && text.contains("AUDIT_KEY_FILE"),
            "{text}"
        );
    }
}
