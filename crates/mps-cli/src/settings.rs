//! The settings of the terminal program.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use etcetera::BaseStrategy;
use mps_settings::Environment;

use crate::error::CliError;

/// The settings in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The server's address (`API_BASE_URL`).
    pub(crate) base_url: String,
    /// How long to wait for an answer (`API_TIMEOUT`, in seconds).
    pub(crate) timeout: Duration,
    /// How often to retry when no answer arrives (`API_RETRY_COUNT`).
    pub(crate) retries: u32,
    /// How many rows a list has (`UI_PAGE_SIZE`).
    pub(crate) page_size: u16,
    /// The lifetime of a payment code, in seconds (`QR_TTL_SECONDS`).
    pub(crate) code_life: i64,
    /// Whether texts are coloured (`SHOW_COLORS`; `NO_COLOR` switches them off too).
    pub(crate) colors: bool,
    /// The folder of the stored tokens (`MPS_CLI_HOME`).
    pub(crate) home: PathBuf,
}

impl Settings {
    /// Reads the settings: the environment over `.env.<APP_ENV>` over `.env` over defaults.
    pub(crate) fn read() -> Result<Self, CliError> {
        let environment = Environment::of_process();
        let environment = environment.map_err(|error| CliError::wrong_use(error.to_string()))?;
        Self::from_environment(&environment)
    }

    fn from_environment(source: &Environment) -> Result<Self, CliError> {
        let home = match text(source, "MPS_CLI_HOME")? {
            Some(home) => PathBuf::from(home),
            None => etcetera::choose_base_strategy()
                .map_err(|error| CliError::local("there is no folder for settings", &error))?
                .config_dir()
                .join("mps-cli"),
        };
        let seconds = setting(source, "API_TIMEOUT", 30, "1 to 3600", |seconds| {
            (1..=3600).contains(seconds)
        })?;
        let base_url = text(source, "API_BASE_URL")?;
        Ok(Self {
            base_url: base_url.unwrap_or("http://127.0.0.1:8000").to_owned(),
            timeout: Duration::from_secs(seconds),
            retries: setting(source, "API_RETRY_COUNT", 3, "0 to 100", |&count| {
                count <= 100
            })?,
            page_size: setting(source, "UI_PAGE_SIZE", 20, "1 to 100", |size| {
                (1..=100).contains(size)
            })?,
            code_life: setting(source, "QR_TTL_SECONDS", 900, "60 to 86400", |life| {
                (60..=86_400).contains(life)
            })?,
            colors: setting(source, "SHOW_COLORS", true, "true or false", |_| true)?
                && text(source, "NO_COLOR")?.is_none(),
            home,
        })
    }
}

/// A setting as text, if it is set.
fn text<'a>(source: &'a Environment, name: &str) -> Result<Option<&'a str>, CliError> {
    if source.is_unreadable(name) {
        return Err(CliError::wrong_use(format!(
            "the setting {name} is not UTF-8 text"
        )));
    }
    Ok(source.get(name))
}

/// A setting, or its default.
fn setting<T: FromStr>(
    source: &Environment,
    name: &str,
    default: T,
    allowed: &str,
    is_allowed: impl Fn(&T) -> bool,
) -> Result<T, CliError> {
    let Some(text) = text(source, name)? else {
        return Ok(default);
    };
    let value = text.trim().to_lowercase().parse().ok().filter(is_allowed);
    value.ok_or_else(|| {
        CliError::wrong_use_try(
            format!("the setting {name} is {text:?}"),
            format!("{name} is {allowed}"),
        )
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Settings, CliError> {
        let home = [("MPS_CLI_HOME", "/home/of/tokens")];
        Settings::from_environment(&Environment::of(&[&home, pairs].concat()))
    }

    #[test]
    fn defaults() {
        let settings = read(&[("API_BASE_URL", "")]).unwrap();
        assert_eq!(settings.base_url, "http://127.0.0.1:8000");
        assert_eq!(settings.timeout, Duration::from_secs(30));
        assert_eq!((settings.retries, settings.page_size), (3, 20));
        assert_eq!((settings.code_life, settings.colors), (900, true));
        assert_eq!(settings.home, Path::new("/home/of/tokens"));
    }

    #[test]
    fn values_are_read() {
        let settings = read(&[("UI_PAGE_SIZE", "50"), ("SHOW_COLORS", "False")]).unwrap();
        assert_eq!((settings.page_size, settings.colors), (50, false));
    }

    #[test]
    fn wrong_values_are_named() {
        for (name, value) in [
            ("UI_PAGE_SIZE", "0"),
            ("API_TIMEOUT", "soon"),
            ("QR_TTL_SECONDS", "5"),
            ("SHOW_COLORS", "maybe"),
        ] {
            let error = read(&[(name, value)]).unwrap_err().to_string();
            assert!(error.contains(name) && error.contains(value), "{error}");
        }
    }
}
