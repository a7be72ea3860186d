//! The configuration. Only this module reads the environment.
//!
//! The environment overrides `.env.<APP_ENV>`, which overrides `.env`, which overrides the
//! defaults. All mistakes are reported at once, each with its variable, its value and the fix.

mod backup;
mod database;
mod edge;
mod environment;
mod log;
mod policy;
mod rate_limit;
mod read;
mod redis;
mod secret;
mod sentry;
mod sessions;
mod shop;
mod typing;

use std::collections::BTreeSet;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use mps_domain::Policy;
pub use mps_settings::Environment;
use mps_settings::FileError;
use mps_store::{AuditKey, AuditKeys, Database};

pub use backup::{BackupOptions, BackupTarget, S3Options};
pub(crate) use database::describe as describe_database;
pub use edge::Edge;
use environment::FROM_FILES;
pub use environment::read_environment;
pub use log::{LogFile, LogOptions};
pub use rate_limit::RateLimit;
use read::Reader;
pub use redis::RedisOptions;
pub(crate) use redis::Target as RedisTarget;
pub(crate) use secret::generate as generate_secret;
pub use secret::{Secrets, ServerSecret};
pub use sentry::SentryOptions;
pub use shop::ShopLook;

use crate::random::NoRandomness;

/// Where the server runs (`APP_ENV`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppEnv {
    /// A developer's machine. Creates the secrets that are missing.
    Development,
    /// Tests by people.
    Testing,
    /// Real money. Refuses weak settings.
    Production,
}

impl AppEnv {
    /// Returns the word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Testing => "testing",
            Self::Production => "production",
        }
    }
}

/// Who reads the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// A server, which signs tokens and shows metrics.
    Serve,
    /// A command, such as a backup, which does neither.
    Command,
}

/// All settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// `APP_ENV`
    pub app_env: AppEnv,
    /// `API_HOST`
    pub host: IpAddr,
    /// `API_PORT`
    pub port: u16,
    /// `API_WORKERS`
    pub workers: usize,
    /// `MPS_DATA_DIR`
    pub data_dir: PathBuf,
    /// `DATABASE_URL` and the settings of its connections
    pub database: Database,
    /// `REDIS_URL`, `REDIS_DB` and `REDIS_PASSWORD`
    pub redis: Option<RedisOptions>,
    /// `RATE_LIMIT_REQUESTS` and `RATE_LIMIT_WINDOW`
    pub rate_limit: RateLimit,
    /// How many sign-ins of one network may fail in a minute (`LOGIN_RATE_LIMIT`); 0 means no limit.
    pub login_rate_limit: u64,
    /// `TRUSTED_PROXIES`, `CORS_ORIGINS`, `METRICS_ENABLED` and `METRICS_TOKEN`
    pub edge: Edge,
    /// `BACKUP_…`
    pub backup: BackupOptions,
    /// `STORE_BATCH_MAX`
    pub batch_max: usize,
    /// `STORE_QUEUE_MAX`
    pub queue_max: usize,
    /// `JWT_SECRET`, `JWT_SECRET_PREVIOUS`, `AUDIT_KEY` and `AUDIT_KEY_PREVIOUS`
    pub secrets: Secrets,
    /// `DRAIN_SECONDS`
    pub drain_secs: u64,
    /// The log's contents and destinations
    pub log: LogOptions,
    /// `SENTRY_DSN`
    pub sentry: Option<SentryOptions>,
    /// The settings of the business
    pub policy: Policy,
    /// `SHOP_NAME` and `SHOP_COLOR`
    pub shop: ShopLook,
    /// Settings in the environment that look strange but are not mistakes, one line each.
    pub warnings: Vec<String>,
}

/// A mistake in a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The variable.
    pub variable: &'static str,
    /// Its value, unless it is a secret.
    pub value: String,
    /// How to correct it.
    pub fix: String,
}

impl Mistake {
    /// The value of a variable is no text.
    pub(crate) fn no_text(variable: &'static str) -> Self {
        Self {
            variable,
            value: "(not UTF-8)".to_owned(),
            fix: "its value must be UTF-8 text".to_owned(),
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}={}: {}", self.variable, self.value, self.fix)
    }
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Settings are wrong. The second list contains what merely looks strange.
    #[error("the configuration is wrong:{}{}", list(.0), list(.1))]
    Mistakes(Vec<Mistake>, Vec<String>),
    /// A `.env` file cannot be understood.
    #[error(transparent)]
    File(#[from] FileError),
    /// A file could not be read or written.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// The error of the system.
        source: std::io::Error,
    },
    /// No secret could be created.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

fn list(lines: &[impl fmt::Display]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| format!("\n  {line}")).collect();
    lines.concat()
}

impl Config {
    /// Reads the configuration of a server from an environment.
    ///
    /// # Errors
    /// [`ConfigError::Mistakes`] with everything that is wrong.
    pub fn from_environment(environment: &Environment) -> Result<Self, ConfigError> {
        Self::read_for(environment, Purpose::Serve)
    }

    /// Reads the configuration of a command from an environment. In production it needs fewer secrets than
    /// that of a server.
    ///
    /// # Errors
    /// [`ConfigError::Mistakes`] with everything that is wrong.
    pub(crate) fn of_command(environment: &Environment) -> Result<Self, ConfigError> {
        Self::read_for(environment, Purpose::Command)
    }

    fn read_for(environment: &Environment, purpose: Purpose) -> Result<Self, ConfigError> {
        let mut read = Reader::new(environment);
        let mut config = Self::read(&mut read, purpose);
        let strange = typing::warnings(environment, &known(&read));
        config.warnings.extend(strange);
        if config.app_env == AppEnv::Production && environment.is_from_plain_file() {
            let warning = "the file .env is also read in production; move its settings to \
                           .env.production and remove it";
            config.warnings.push(warning.to_owned());
        }
        let mistakes = read.into_mistakes();
        if mistakes.is_empty() {
            Ok(config)
        } else {
            Err(ConfigError::Mistakes(mistakes, config.warnings))
        }
    }

    /// Reads all settings. Ignores everything else in the environment.
    fn read(read: &mut Reader<'_>, purpose: Purpose) -> Self {
        let app_env = read.choice(
            "APP_ENV",
            ("development", AppEnv::Development),
            &[
                ("testing", AppEnv::Testing),
                ("production", AppEnv::Production),
            ],
        );
        let host = read.parsed("API_HOST", IpAddr::V4(Ipv4Addr::LOCALHOST), "an IP address");
        let data_dir = PathBuf::from(
            read.text("MPS_DATA_DIR")
                .unwrap_or_else(|| "data".to_owned()),
        );
        let database = database::read(read, app_env, &data_dir);
        let policy = policy::read(read, app_env, host);
        let secrets = secret::read(read, app_env, purpose);
        let mut warnings = Vec::new();
        if read.flag("API_RELOAD") {
            if app_env != AppEnv::Development {
                read.mistake("API_RELOAD", "only development may have it; remove it");
            }
            let warning = "API_RELOAD=true has no effect: settings are read at the start";
            warnings.push(warning.to_owned());
        }
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self {
            app_env,
            host,
            port: read.parsed("API_PORT", 8000, "a port number"),
            workers: read.between("API_WORKERS", cores, 1, 1024),
            data_dir,
            database,
            redis: redis::read(read, app_env),
            rate_limit: rate_limit::read(read, app_env),
            login_rate_limit: rate_limit::read_login(read, app_env),
            edge: edge::read(read, app_env, purpose),
            backup: backup::read(read, app_env),
            batch_max: read.between("STORE_BATCH_MAX", 256, 1, 4096),
            queue_max: read.between("STORE_QUEUE_MAX", 4096, 1, 1_000_000),
            secrets,
            drain_secs: read.between("DRAIN_SECONDS", 5, 0, 10),
            log: log::read(read),
            sentry: sentry::read(read),
            policy,
            shop: shop::read(read),
            warnings,
        }
    }

    /// Returns the settings in force, one line each, with secrets masked.
    #[must_use]
    pub fn describe(&self) -> Vec<(&'static str, String)> {
        let mut all = vec![
            ("APP_ENV", self.app_env.as_str().to_owned()),
            ("API_HOST", self.host.to_string()),
            ("API_PORT", self.port.to_string()),
            ("API_WORKERS", self.workers.to_string()),
            ("MPS_DATA_DIR", self.data_dir.display().to_string()),
            ("DATABASE_URL", database::describe(&self.database)),
            ("STORE_BATCH_MAX", self.batch_max.to_string()),
            ("STORE_QUEUE_MAX", self.queue_max.to_string()),
            ("DRAIN_SECONDS", self.drain_secs.to_string()),
        ];
        all.extend(secret::describe(&self.secrets, &self.data_dir));
        all.extend(policy::describe(&self.policy));
        all.extend(sessions::describe(&self.policy));
        all.extend(shop::describe(&self.shop));
        all.extend(database::describe_connections(&self.database));
        all.extend(redis::describe(self.redis.as_ref()));
        all.extend(edge::describe(&self.edge));
        all.extend(backup::describe(&self.backup));
        all.extend(rate_limit::describe(self.rate_limit, self.login_rate_limit));
        all.extend(log::describe(&self.log));
        all.extend(sentry::describe(self.sentry.as_ref()));
        all
    }

    /// Returns the keys of the audit chain: the settings, or the one stored in the data folder, which
    /// the first start creates.
    ///
    /// # Errors
    /// [`ConfigError`] when the file can be neither read nor created.
    pub fn audit_keys(&self) -> Result<AuditKeys, ConfigError> {
        let key = |secret: &ServerSecret| AuditKey::new(secret.reveal());
        Ok(AuditKeys {
            current: key(&self.audit_secret()?),
            previous: self.secrets.audit_keys_previous.iter().map(key).collect(),
        })
    }

    /// Returns the secret for the first of [`Config::audit_keys`] and for the key of second factors.
    pub(crate) fn audit_secret(&self) -> Result<ServerSecret, ConfigError> {
        match &self.secrets.audit_key {
            Some(key) => Ok(key.clone()),
            None => secret::stored_in(&self.data_dir, secret::AUDIT),
        }
    }

    /// Returns the secret under which tokens are signed: the setting, or the one stored in the data
    /// folder, which the first start creates.
    ///
    /// # Errors
    /// [`ConfigError`] when the file can be neither read nor created.
    pub fn jwt_secret(&self) -> Result<ServerSecret, ConfigError> {
        match &self.secrets.jwt_secret {
            Some(secret) => Ok(secret.clone()),
            None => secret::stored_in(&self.data_dir, secret::JWT),
        }
    }
}

/// Returns all known names: those that were read, the files of secrets, and those of the terminal
/// program.
fn known(read: &Reader<'_>) -> BTreeSet<&'static str> {
    let files = FROM_FILES.iter().map(|(_, file)| *file);
    let others = files.chain(typing::OF_THE_TERMINAL);
    read.names().iter().copied().chain(others).collect()
}

#[cfg(test)]
mod tests;
