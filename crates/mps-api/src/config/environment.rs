//! Where settings come from.

use std::collections::HashMap;
use std::path::Path;

use crate::config::ConfigError;

/// Names and values of settings.
#[derive(Debug, Clone, Default)]
pub struct Environment(HashMap<String, String>);

impl Environment {
    /// These settings and no others.
    #[must_use]
    pub fn of(settings: &[(&str, &str)]) -> Self {
        let owned = settings
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Self(owned.collect())
    }

    /// The environment of the process, over `.env.<APP_ENV>`, over `.env` in the working folder.
    ///
    /// # Errors
    /// [`ConfigError::Io`] when such a file is there and cannot be read.
    pub fn of_process() -> Result<Self, ConfigError> {
        // What is no text cannot be one of our settings.
        let process: HashMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let mut all = file(Path::new(".env"))?;
        let app_env = process
            .get("APP_ENV")
            .or_else(|| all.get("APP_ENV"))
            .cloned();
        let app_env = app_env.unwrap_or_else(|| "development".to_owned());
        all.extend(file(Path::new(&format!(".env.{app_env}")))?);
        all.extend(process);
        Ok(Self(all))
    }

    /// The value of a setting; an empty one counts as none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
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
