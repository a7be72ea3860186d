//! The configuration: the only reader of the environment.
//!
//! Environment over `.env.<APP_ENV>` over `.env` over defaults. Every mistake is found at once, and
//! named with its variable, its value and the way out.

mod backup;
mod database;
mod edge;
mod environment;
mod log;
mod rate_limit;
mod read;
mod redis;
mod secret;
mod sentry;
mod typing;

use std::collections::BTreeSet;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use mps_domain::calendar::BusinessCalendar;
use mps_domain::policy::{PointsBasis, RefundPoints};
use mps_domain::{Currency, Money, Policy};
use mps_store::AuditKey;
use mps_store::Database;
use subtle::ConstantTimeEq;

pub use backup::{BackupOptions, BackupTarget, S3Options};
pub(crate) use database::describe as describe_database;
pub use edge::Edge;
pub use environment::Environment;
use environment::FROM_FILES;
pub use log::{LogFile, LogOptions};
pub use rate_limit::RateLimit;
use read::Reader;
pub use redis::RedisOptions;
pub(crate) use redis::Target as RedisTarget;
pub use secret::ServerSecret;
pub(crate) use secret::generate as generate_secret;
pub use sentry::SentryOptions;

use crate::fresh::NoRandomness;

/// Where the server runs (`APP_ENV`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppEnv {
    /// On somebody's desk: makes what it lacks by itself.
    Development,
    /// For tests of people.
    Testing,
    /// For money: refuses what is weak.
    Production,
}

impl AppEnv {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Testing => "testing",
            Self::Production => "production",
        }
    }
}

/// Everything that can be set.
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
    /// How many sign-ins of one address may fail in a minute (`LOGIN_RATE_LIMIT`); 0 means no limit.
    pub login_rate_limit: u64,
    /// `TRUSTED_PROXIES`, `CORS_ORIGINS`, `METRICS_ENABLED` and `METRICS_TOKEN`
    pub edge: Edge,
    /// `BACKUP_…`
    pub backup: BackupOptions,
    /// `STORE_BATCH_MAX`
    pub batch_max: usize,
    /// `STORE_QUEUE_MAX`
    pub queue_max: usize,
    /// `JWT_SECRET`; without it, in development, one is kept in the data folder.
    pub jwt_secret: Option<ServerSecret>,
    /// `JWT_SECRET_PREVIOUS`: tokens that were signed under it still count.
    pub jwt_secret_previous: Option<ServerSecret>,
    /// `AUDIT_KEY`; without it, in development, one is kept in the data folder.
    pub audit_key: Option<ServerSecret>,
    /// `JWT_EXPIRE_HOURS`
    pub jwt_expire_hours: i64,
    /// `DRAIN_SECONDS`
    pub drain_secs: u64,
    /// What the log says, and where it goes
    pub log: LogOptions,
    /// `SENTRY_DSN`
    pub sentry: Option<SentryOptions>,
    /// The settings of the business
    pub policy: Policy,
    /// What looks strange in the environment and is no mistake, a line each.
    pub warnings: Vec<String>,
}

/// What is wrong with a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The variable.
    pub variable: &'static str,
    /// Its value, unless it is a secret.
    pub value: String,
    /// What would be right.
    pub fix: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}={}: {}", self.variable, self.value, self.fix)
    }
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Settings are wrong; and what looks strange besides.
    #[error("the configuration is wrong:{}{}", list(.0), list(.1))]
    Mistakes(Vec<Mistake>, Vec<String>),
    /// A file could not be read or written.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// No secret could be made.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

fn list(lines: &[impl fmt::Display]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| format!("\n  {line}")).collect();
    lines.concat()
}

impl Config {
    /// The configuration of an environment.
    ///
    /// # Errors
    /// [`ConfigError::Mistakes`] with everything that is wrong.
    pub fn from_environment(environment: &Environment) -> Result<Self, ConfigError> {
        let mut read = Reader::new(environment);
        let mut config = Self::read(&mut read);
        let strange = typing::warnings(environment, &known(&read));
        config.warnings.extend(strange);
        if config.app_env == AppEnv::Production && environment.is_from_plain_file() {
            let warning = "there is a file .env, which counts in production too; put what is meant \
                           for production into .env.production and remove it";
            config.warnings.push(warning.to_owned());
        }
        let mistakes = read.into_mistakes();
        if mistakes.is_empty() {
            Ok(config)
        } else {
            Err(ConfigError::Mistakes(mistakes, config.warnings))
        }
    }

    /// Reads all settings, whatever else is in the environment.
    fn read(read: &mut Reader<'_>) -> Self {
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
        let policy = policy(read, app_env);
        if policy.sandbox && (app_env == AppEnv::Production || !host.is_loopback()) {
            read.mistake(
                "PAYMENT_SANDBOX",
                "make-believe money is never for production, nor for an API_HOST other than \
                 loopback; remove it",
            );
        }
        let jwt_secret = read.secret("JWT_SECRET");
        if jwt_secret.is_none() && app_env == AppEnv::Production {
            read.mistake(
                "JWT_SECRET",
                "production needs one: `mps-api gen-secret` makes it",
            );
        }
        let jwt_secret_previous = read.secret("JWT_SECRET_PREVIOUS");
        if let Some(previous) = &jwt_secret_previous {
            let fix = match &jwt_secret {
                None => Some("set JWT_SECRET too: this is what it was before"),
                Some(secret) if bool::from(secret.reveal().ct_eq(previous.reveal())) => {
                    Some("another secret than JWT_SECRET: the one from before the change")
                }
                Some(_) => None,
            };
            if let Some(fix) = fix {
                read.mistake_with("JWT_SECRET_PREVIOUS", "****", fix);
            }
        }
        let audit_key = read.secret("AUDIT_KEY");
        if audit_key.is_none() && app_env == AppEnv::Production {
            read.mistake(
                "AUDIT_KEY",
                "production needs one, the same on all servers and kept outside the database: \
                 mps-api gen-secret makes it",
            );
        }
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
            redis: redis::read(read),
            rate_limit: rate_limit::read(read, app_env),
            login_rate_limit: rate_limit::read_login(read, app_env),
            edge: edge::read(read, app_env),
            backup: backup::read(read, app_env),
            batch_max: read.between("STORE_BATCH_MAX", 256, 1, 4096),
            queue_max: read.between("STORE_QUEUE_MAX", 4096, 1, 1_000_000),
            jwt_secret,
            jwt_secret_previous,
            audit_key,
            jwt_expire_hours: read.between("JWT_EXPIRE_HOURS", 24, 1, 24 * 365),
            drain_secs: read.between("DRAIN_SECONDS", 5, 0, 10),
            log: log::read(read),
            sentry: sentry::read(read),
            policy,
            warnings,
        }
    }

    /// What is in force, a line a setting, secrets masked.
    #[must_use]
    pub fn describe(&self) -> Vec<(&'static str, String)> {
        let policy = &self.policy;
        let money = |money| policy.currency.format(money);
        let mut all = vec![
            ("APP_ENV", self.app_env.as_str().to_owned()),
            ("API_HOST", self.host.to_string()),
            ("API_PORT", self.port.to_string()),
            ("API_WORKERS", self.workers.to_string()),
            ("MPS_DATA_DIR", self.data_dir.display().to_string()),
            ("DATABASE_URL", database::describe(&self.database)),
            ("STORE_BATCH_MAX", self.batch_max.to_string()),
            ("STORE_QUEUE_MAX", self.queue_max.to_string()),
            (
                "JWT_SECRET",
                match &self.jwt_secret {
                    Some(_) => "****".to_owned(),
                    None => format!(
                        "(kept in {})",
                        secret::file(&self.data_dir, secret::JWT).display()
                    ),
                },
            ),
            (
                "JWT_SECRET_PREVIOUS",
                match &self.jwt_secret_previous {
                    Some(_) => "****".to_owned(),
                    None => "(none)".to_owned(),
                },
            ),
            (
                "AUDIT_KEY",
                match &self.audit_key {
                    Some(_) => "****".to_owned(),
                    None => format!(
                        "(kept in {})",
                        secret::file(&self.data_dir, secret::AUDIT).display()
                    ),
                },
            ),
            ("JWT_EXPIRE_HOURS", self.jwt_expire_hours.to_string()),
            ("DRAIN_SECONDS", self.drain_secs.to_string()),
            ("CURRENCY", policy.currency.to_string()),
            ("BUSINESS_TZ", policy.calendar.zone().to_owned()),
            ("POINTS_BASIS", policy.points_basis.to_string()),
            ("REFUND_POINTS", policy.refund_points.to_string()),
            ("QR_TTL_SECONDS", policy.code_ttl_secs.to_string()),
            ("PAYMENT_CODE_REUSE", policy.code_reuse.to_string()),
            ("PAYMENT_SANDBOX", policy.sandbox.to_string()),
            (
                "TOTP_REQUIRED_FOR_ADMINS",
                policy.totp_required_for_admins.to_string(),
            ),
            ("RECHARGE_MIN", money(policy.recharge_min)),
            ("RECHARGE_MAX", money(policy.recharge_max)),
            ("CARD_BALANCE_MAX", money(policy.card_balance_max)),
            (
                "CASH_RECHARGE_DAILY_LIMIT",
                money(policy.cash_recharge_daily_limit),
            ),
            (
                "VOUCHER_REFUND_GRACE",
                (policy.voucher_refund_grace_secs / (24 * 60 * 60)).to_string(),
            ),
        ];
        all.extend(database::describe_connections(&self.database));
        all.extend(redis::describe(self.redis.as_ref()));
        all.extend(edge::describe(&self.edge));
        all.extend(backup::describe(&self.backup));
        all.extend(rate_limit::describe(self.rate_limit, self.login_rate_limit));
        all.extend(log::describe(&self.log));
        all.extend(sentry::describe(self.sentry.as_ref()));
        all
    }

    /// The key of the audit's chain: the setting, or the one kept in the data folder, which the first
    /// start makes.
    ///
    /// # Errors
    /// [`ConfigError`] when the file can be neither read nor made.
    pub fn audit_key(&self) -> Result<AuditKey, ConfigError> {
        Ok(AuditKey::new(self.audit_secret()?.reveal()))
    }

    /// What [`Config::audit_key`] is made of, and the key of second factors.
    pub(crate) fn audit_secret(&self) -> Result<ServerSecret, ConfigError> {
        match &self.audit_key {
            Some(key) => Ok(key.clone()),
            None => secret::kept_in(&self.data_dir, secret::AUDIT),
        }
    }

    /// The secret under which tokens are signed: the setting, or the one kept in the data folder,
    /// which the first start makes.
    ///
    /// # Errors
    /// [`ConfigError`] when the file can be neither read nor made.
    pub fn jwt_secret(&self) -> Result<ServerSecret, ConfigError> {
        match &self.jwt_secret {
            Some(secret) => Ok(secret.clone()),
            None => secret::kept_in(&self.data_dir, secret::JWT),
        }
    }
}

/// All names that mean something: those that were read, files of secrets, and the terminal program's.
fn known(read: &Reader<'_>) -> BTreeSet<&'static str> {
    let files = FROM_FILES.iter().map(|(_, file)| *file);
    let others = files.chain(typing::OF_THE_TERMINAL);
    read.names().iter().copied().chain(others).collect()
}

fn policy(read: &mut Reader<'_>, app_env: AppEnv) -> Policy {
    let fallback_currency = Currency::CNY;
    let currency = read
        .text("CURRENCY")
        .map_or(Some(fallback_currency), |code| {
            let currency = Currency::from_code(&code);
            if currency.is_none() {
                read.mistake(
                    "CURRENCY",
                    "an ISO 4217 code of a currency with 0 or 2 decimals: CNY, TWD, JPY",
                );
            }
            currency
        });
    let currency = currency.unwrap_or(fallback_currency);
    let zone = read
        .text("BUSINESS_TZ")
        .unwrap_or_else(|| "Asia/Taipei".to_owned());
    let calendar = BusinessCalendar::from_zone(&zone).unwrap_or_else(|| {
        read.mistake("BUSINESS_TZ", "an IANA time zone such as Asia/Taipei");
        BusinessCalendar::utc()
    });
    let mut money = |variable, units: i64, minor: i64| {
        let per_unit = currency.minor_per_unit();
        let default = units
            .saturating_mul(per_unit)
            .saturating_add(minor.min(per_unit));
        read.money(variable, currency, Money::from_minor(default))
    };
    let recharge_min = money("RECHARGE_MIN", 0, 1);
    let recharge_max = money("RECHARGE_MAX", 5000, 0);
    let card_balance_max = money("CARD_BALANCE_MAX", 10_000, 0);
    let cash_recharge_daily_limit = money("CASH_RECHARGE_DAILY_LIMIT", 5000, 0);
    let grace_days: i64 = read.between("VOUCHER_REFUND_GRACE", 30, 0, 3650);
    let voucher_refund_grace_secs = grace_days.saturating_mul(24 * 60 * 60);
    if recharge_min > recharge_max {
        read.mistake("RECHARGE_MIN", "not more than RECHARGE_MAX");
    }
    Policy {
        currency,
        calendar,
        points_basis: read.choice(
            "POINTS_BASIS",
            ("raw", PointsBasis::Raw),
            &[("paid", PointsBasis::Paid)],
        ),
        refund_points: read.choice(
            "REFUND_POINTS",
            ("reverse", RefundPoints::Reverse),
            &[("keep", RefundPoints::Keep)],
        ),
        code_ttl_secs: read.between("QR_TTL_SECONDS", 900, 60, 86_400),
        code_reuse: read.flag("PAYMENT_CODE_REUSE"),
        recharge_min,
        recharge_max,
        card_balance_max,
        cash_recharge_daily_limit,
        voucher_refund_grace_secs,
        sandbox: read.flag("PAYMENT_SANDBOX"),
        totp_required_for_admins: read
            .flag_or("TOTP_REQUIRED_FOR_ADMINS", app_env == AppEnv::Production),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(settings: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_environment(&Environment::of(settings))
    }

    fn mistakes(settings: &[(&str, &str)]) -> Vec<&'static str> {
        match config(settings) {
            Ok(_) => Vec::new(),
            Err(ConfigError::Mistakes(mistakes, _)) => {
                mistakes.iter().map(|mistake| mistake.variable).collect()
            }
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn without_any_setting_it_is_development_on_loopback() {
        let config = config(&[]).unwrap();
        assert_eq!(config.app_env, AppEnv::Development);
        assert!(config.host.is_loopback());
        assert!(matches!(&config.database, Database::Sqlite(path) if path == "data/mps.db"));
        assert_eq!(config.policy.recharge_max, Money::from_minor(500_000));
        assert!(!config.policy.sandbox);
    }

    #[test]
    fn every_mistake_is_found_at_once() {
        let wrong = [
            ("API_PORT", "eighty"),
            ("CURRENCY", "KWD"),
            ("BUSINESS_TZ", "Mars/Base"),
            ("RECHARGE_MAX", "1.005"),
            ("QR_TTL_SECONDS", "5"),
            ("PAYMENT_CODE_REUSE", "maybe"),
            ("JWT_SECRET", "short"),
            ("DATABASE_URL", "mysql://user:hunter2@host/db"),
        ];
        let found = mistakes(&wrong);
        for (variable, _) in wrong {
            assert!(found.contains(&variable), "{variable} in {found:?}");
        }
        let text = config(&wrong).unwrap_err().to_string();
        assert!(!text.contains("hunter2"), "{text}");
        assert!(!text.contains("short"), "{text}");
    }

    #[test]
    fn production_refuses_what_is_weak() {
        let found = mistakes(&[("APP_ENV", "production"), ("PAYMENT_SANDBOX", "true")]);
        let strict = ["JWT_SECRET", "AUDIT_KEY", "METRICS_TOKEN"];
        assert_eq!(
            found,
            [&["DATABASE_URL", "PAYMENT_SANDBOX"], &strict[..]].concat()
        );
        let everybody = [
            ("CORS_ORIGINS", "[\"*\"]"),
            ("APP_ENV", "production"),
            ("METRICS_ENABLED", "false"),
            ("DATABASE_URL", "sqlite://x.db"),
        ];
        assert_eq!(
            mistakes(&everybody),
            ["JWT_SECRET", "AUDIT_KEY", "CORS_ORIGINS"]
        );
        for (variable, value) in [
            ("CORS_ORIGINS", "https://a.example"),
            ("CORS_ORIGINS", "[\"https://a.example/path\"]"),
            ("TRUSTED_PROXIES", "10.0.0.0/8, proxy"),
            ("METRICS_TOKEN", "short"),
        ] {
            assert_eq!(mistakes(&[(variable, value)]), [variable], "{value}");
        }
        assert_eq!(
            mistakes(&[("API_HOST", "0.0.0.0"), ("PAYMENT_SANDBOX", "true")]),
            ["PAYMENT_SANDBOX"]
        );
        assert_eq!(
            mistakes(&[("SUPABASE_URL", "https://x.example")]),
            ["SUPABASE_URL"]
        );
    }

    #[test]
    fn a_database_server_has_its_settings_and_keeps_its_password() {
        let url = "postgres://shop:hunter2@db.example:6543/mps?sslmode=require";
        let settings = [
            ("DATABASE_URL", url),
            ("DB_POOL_MAX", "7"),
            ("STORE_LANES", "3"),
        ];
        let config = config(&settings).unwrap();
        let Database::Postgres(server) = &config.database else {
            panic!("{:?}", config.database);
        };
        assert_eq!((server.pool_max, server.lanes), (7, 3));
        let shown = format!("{:?} {config:?}", config.describe());
        assert!(!shown.contains("hunter2"), "{shown}");
        assert!(shown.contains("db.example:6543/mps"), "{shown}");
        assert_eq!(
            mistakes(&[("DATABASE_URL", url), ("DB_PREPARED_STATEMENTS", "perhaps")]),
            ["DB_PREPARED_STATEMENTS"]
        );
        let too_many = [
            ("DATABASE_URL", url),
            ("DB_POOL_MIN", "9"),
            ("DB_POOL_MAX", "8"),
        ];
        assert_eq!(mistakes(&too_many), ["DB_POOL_MIN"]);
    }

    #[test]
    fn redis_is_one_server_or_a_cluster_and_keeps_its_password() {
        let one = [("REDIS_URL", "rediss://shop:hunter2@cache.example/3")];
        let shown = config(&one).unwrap();
        let shown = format!("{:?} {shown:?}", shown.describe());
        assert!(!shown.contains("hunter2"), "{shown}");
        assert!(shown.contains("cache.example"), "{shown}");
        let cluster = ("REDIS_URL", "redis://a:7000, redis://b:7000");
        let secret = ("REDIS_PASSWORD", "hunter2");
        let shown = config(&[cluster, secret]).unwrap();
        assert!(!format!("{:?} {shown:?}", shown.describe()).contains("hunter2"));
        assert_eq!(mistakes(&[cluster, ("REDIS_DB", "1")]), ["REDIS_DB"]);
        let wrong = config(&[("REDIS_URL", "http://x:hunter2@y")]).unwrap_err();
        assert!(wrong.to_string().contains("REDIS_URL"), "{wrong}");
        assert!(!wrong.to_string().contains("hunter2"), "{wrong}");
    }

    #[test]
    fn only_production_must_have_a_rate_limit() {
        let off = ("RATE_LIMIT_REQUESTS", "0");
        assert_eq!(config(&[off]).unwrap().rate_limit.requests, 0);
        assert!(mistakes(&[off, ("APP_ENV", "production")]).contains(&"RATE_LIMIT_REQUESTS"));
        assert_eq!(
            mistakes(&[("RATE_LIMIT_WINDOW", "0")]),
            ["RATE_LIMIT_WINDOW"]
        );
    }

    #[test]
    fn the_example_lists_every_setting_with_its_default() {
        let example = include_str!("../../../.env.example");
        let mut listed = BTreeSet::new();
        let mut settings = Vec::new();
        let mut explained = false;
        for line in example.lines() {
            // `# ` begins a comment and `#` alone a setting that is switched off.
            let Some((name, value)) = line.trim_start_matches('#').split_once('=') else {
                explained = line.starts_with("# ");
                continue;
            };
            assert!(explained, "{name} has no word about it");
            explained = false;
            assert!(listed.insert(name), "{name} stands there twice");
            if !value.is_empty() {
                settings.push((name, value));
            }
        }
        let empty = Environment::of(&[]);
        let mut read = Reader::new(&empty);
        Config::read(&mut read);
        assert_eq!(listed, known(&read));
        // What is set of connections to a server shows only with one.
        let server = ("DATABASE_URL", "postgres://host/mps");
        settings.push(server);
        let with_defaults = config(&settings).unwrap();
        let defaults = config(&[server]).unwrap();
        assert_eq!(with_defaults.describe(), defaults.describe());
        assert_eq!(with_defaults.warnings, [""; 0]);
    }

    #[test]
    fn strange_names_are_spoken_of_with_the_mistakes_and_without() {
        let warned = config(&[("JWT_SECERT", "hunter2")]).unwrap().warnings;
        assert_eq!(warned, ["JWT_SECERT is no setting; is JWT_SECRET meant?"]);
        let production = [("APP_ENV", "production"), ("DATABSE_URL", "hunter2")];
        let refused = config(&production).unwrap_err().to_string();
        assert!(refused.contains("is DATABASE_URL meant?"), "{refused}");
        assert!(!refused.contains("hunter2"), "{refused}");
    }

    #[test]
    fn debugging_logs_more_and_reloading_is_for_development() {
        let level = |settings: &[(&str, &str)]| config(settings).unwrap().log.level;
        let debug = ("API_DEBUG", "true");
        assert_eq!(level(&[debug]), tracing::Level::DEBUG);
        assert_eq!(
            level(&[debug, ("LOG_LEVEL", "TRACE")]),
            tracing::Level::TRACE
        );
        assert_eq!(level(&[("API_DEBUG", "false")]), tracing::Level::INFO);
        let reload = ("API_RELOAD", "true");
        let warned = config(&[reload]).unwrap().warnings;
        assert!(
            warned.len() == 1 && warned[0].contains("API_RELOAD"),
            "{warned:?}"
        );
        assert_eq!(mistakes(&[reload, ("APP_ENV", "testing")]), ["API_RELOAD"]);
    }

    #[test]
    fn secrets_are_masked() {
        let secret = "0123456789abcdef0123456789abcdef";
        let before = "fedcba9876543210fedcba9876543210";
        let settings = [("JWT_SECRET", secret), ("JWT_SECRET_PREVIOUS", before)];
        let config = config(&settings).unwrap();
        assert!(
            config
                .describe()
                .contains(&("JWT_SECRET_PREVIOUS", "****".to_owned()))
        );
        let shown = format!("{:?} {:?}", config.describe(), config);
        assert!(
            !shown.contains(secret) && !shown.contains(before),
            "{shown}"
        );
    }

    #[test]
    fn a_previous_secret_is_as_strong_as_the_one_that_follows_it_and_another() {
        let secret = ("JWT_SECRET", "0123456789abcdef0123456789abcdef");
        let wrong = |value| mistakes(&[secret, ("JWT_SECRET_PREVIOUS", value)]);
        assert_eq!(wrong("short"), ["JWT_SECRET_PREVIOUS"]);
        assert_eq!(wrong(secret.1), ["JWT_SECRET_PREVIOUS"]);
        assert!(wrong("fedcba9876543210fedcba9876543210").is_empty());
        let alone = [("JWT_SECRET_PREVIOUS", secret.1)];
        assert_eq!(mistakes(&alone), ["JWT_SECRET_PREVIOUS"]);
        let text = config(&alone).unwrap_err().to_string();
        assert!(!text.contains(secret.1), "{text}");
    }

    #[test]
    fn production_wants_a_second_factor_of_administrators_unless_told_otherwise() {
        let wanted = |settings: &[(&str, &str)]| {
            let secret = "0123456789abcdef0123456789abcdef";
            let all = [
                ("DATABASE_URL", "sqlite://x.db"),
                ("JWT_SECRET", secret),
                ("AUDIT_KEY", secret),
                ("METRICS_ENABLED", "false"),
            ];
            let all = [&all, settings].concat();
            config(&all).unwrap().policy.totp_required_for_admins
        };
        let production = ("APP_ENV", "production");
        assert!(!wanted(&[]));
        assert!(wanted(&[production]));
        assert!(!wanted(&[
            production,
            ("TOTP_REQUIRED_FOR_ADMINS", "false")
        ]));
        assert!(wanted(&[("TOTP_REQUIRED_FOR_ADMINS", "true")]));
    }
}
