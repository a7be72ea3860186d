//! The environment of the process, with the secrets that are in files of their own.

use mps_settings::Environment;

use crate::config::{ConfigError, Mistake};

/// The settings that may be in a file of their own, and the variables that name the file.
pub(super) const FROM_FILES: [(&str, &str); 12] = [
    ("DATABASE_URL", "DATABASE_URL_FILE"),
    ("JWT_SECRET", "JWT_SECRET_FILE"),
    ("JWT_SECRET_PREVIOUS", "JWT_SECRET_PREVIOUS_FILE"),
    ("AUDIT_KEY", "AUDIT_KEY_FILE"),
    ("AUDIT_KEY_PREVIOUS", "AUDIT_KEY_PREVIOUS_FILE"),
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

/// Reads the environment of the process over the `.env` files of the working folder, and the secrets that are
/// in files of their own.
///
/// # Errors
/// [`ConfigError::File`] for a `.env` file that cannot be understood, and those of [`with_files`].
pub fn read_environment() -> Result<Environment, ConfigError> {
    with_files(Environment::of_process()?)
}

/// Adds the secrets that are in files of their own, named by `…_FILE`. Line breaks at the end of a file are
/// not part of the secret.
///
/// # Errors
/// [`ConfigError::Mistakes`] for each file that cannot be read or is empty, and each secret that is set as
/// well.
fn with_files(mut environment: Environment) -> Result<Environment, ConfigError> {
    let mut mistakes = Vec::new();
    for (variable, file_variable) in FROM_FILES {
        if environment.is_unreadable(file_variable) {
            mistakes.push(Mistake::no_text(file_variable));
            continue;
        }
        let Some(path) = environment.get(file_variable).map(str::to_owned) else {
            continue;
        };
        let secret = if environment.get(variable).is_some() {
            Err(format!("{variable} is set too; keep one of them"))
        } else {
            secret_in(&path)
        };
        match secret {
            Ok(secret) => environment.set(variable, secret),
            Err(fix) => mistakes.push(Mistake {
                variable: file_variable,
                value: path,
                fix,
            }),
        }
    }
    if mistakes.is_empty() {
        Ok(environment)
    } else {
        Err(ConfigError::Mistakes(mistakes, Vec::new()))
    }
}

/// Returns the secret in a file, or what is wrong with the file.
fn secret_in(path: &str) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))?;
    let secret = text.trim_end_matches(['\r', '\n']);
    if secret.is_empty() {
        return Err("the file is empty; put the secret into it".to_owned());
    }
    Ok(secret.to_owned())
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
        let of = |settings: &[(&str, &str)]| with_files(Environment::of(settings));
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

    #[test]
    fn every_file_that_gives_no_secret_is_named_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let empty = folder.path().join("empty");
        std::fs::write(&empty, "\n").unwrap();
        let settings = [
            ("JWT_SECRET_FILE", empty.to_str().unwrap()),
            ("AUDIT_KEY_FILE", "/nowhere/key"),
            ("BACKUP_KEY_FILE", folder.path().to_str().unwrap()),
        ];
        let wrong = with_files(Environment::of(&settings))
            .unwrap_err()
            .to_string();
        for (variable, _) in settings {
            assert!(wrong.contains(variable), "{variable}: {wrong}");
        }
    }
}
