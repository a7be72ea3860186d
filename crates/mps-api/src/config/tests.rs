//! Tests of the settings together: defaults, mistakes, what production refuses, what is shown.

use mps_domain::Money;
use mps_domain::policy::SessionLife;

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
fn an_address_that_leads_to_no_database_is_refused_without_its_password() {
    let wrong = [
        "mps:hunter2@db:5432/mps",
        "postgres://",
        "postgres:///mps",
        "postgres://mps:hunter2@db:54x2/mps",
        "postgres://mps:hunter2@db:99999/mps",
        "postgres://mps:hunter2@db/mps?sslmod=require",
        "postgres://mps:hunter2@db/mps?sslmode=maybe",
        "postgres://mps:hunter2@db/mps?sslmode=verify-full&sslrootcert=/nowhere.pem",
    ];
    for address in wrong {
        let settings = [("DATABASE_URL", address)];
        assert_eq!(mistakes(&settings), ["DATABASE_URL"], "{address}");
        let text = config(&settings).unwrap_err().to_string();
        assert!(!text.contains("hunter2"), "{text}");
    }
    let right =
        "postgresql://mps:hunter2@db:5432/mps?sslmode=require&target_session_attrs=read-write";
    assert!(mistakes(&[("DATABASE_URL", right)]).is_empty());
}

#[test]
fn production_refuses_what_is_weak() {
    let found = mistakes(&[("APP_ENV", "production"), ("PAYMENT_SANDBOX", "true")]);
    let strict = ["JWT_SECRET", "AUDIT_KEY", "METRICS_TOKEN"];
    assert_eq!(
        found,
        [&["DATABASE_URL", "PAYMENT_SANDBOX"], &strict[..]].concat()
    );
    let open = [
        ("CORS_ORIGINS", "[\"*\"]"),
        ("PUBLIC_ORIGIN", "http://shop.example"),
        ("APP_ENV", "production"),
        ("METRICS_ENABLED", "false"),
        ("DATABASE_URL", "sqlite://x.db"),
    ];
    assert_eq!(
        mistakes(&open),
        ["JWT_SECRET", "AUDIT_KEY", "CORS_ORIGINS", "PUBLIC_ORIGIN"]
    );
    for (variable, value) in [
        ("CORS_ORIGINS", "https://a.example"),
        ("CORS_ORIGINS", "[\"https://a.example/path\"]"),
        ("TRUSTED_PROXIES", "10.0.0.0/8, proxy"),
        ("TRUSTED_PROXIES", "0.0.0.0/0"),
        ("TRUSTED_PROXIES", "10.0.0.7, ::/0"),
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
fn production_wants_a_secret_that_is_random_and_no_other_key() {
    let in_production = |jwt: &str, audit: &str| {
        mistakes(&[
            ("APP_ENV", "production"),
            ("METRICS_ENABLED", "false"),
            ("DATABASE_URL", "sqlite://x.db"),
            ("JWT_SECRET", jwt),
            ("AUDIT_KEY", audit),
        ])
    };
    let (one, other) = (
        "0123456789abcdef0123456789abcdef",
        "fedcba9876543210fedcba9876543210",
    );
    assert_eq!(in_production(one, other), [""; 0]);
    assert_eq!(in_production(one, one), ["JWT_SECRET"]);
    for monotonous in ["a".repeat(32), "abcdefg".repeat(5)] {
        assert_eq!(in_production(&monotonous, other), ["JWT_SECRET"]);
    }
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
    let example = include_str!("../../../../.env.example");
    let mut listed = BTreeSet::new();
    let mut settings = Vec::new();
    let mut explained = false;
    for line in example.lines() {
        // `# ` begins a comment, and `#` alone begins a setting that is switched off.
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
    Config::read(&mut read, Purpose::Serve);
    assert_eq!(listed, known(&read));
    // The settings of connections to a server are shown only with a server.
    let server = ("DATABASE_URL", "postgres://host/mps");
    settings.push(server);
    let with_defaults = config(&settings).unwrap();
    let defaults = config(&[server]).unwrap();
    assert_eq!(with_defaults.describe(), defaults.describe());
    assert_eq!(with_defaults.warnings, [""; 0]);
}

/// On the way to another machine anybody could answer in its place.
#[test]
fn production_talks_to_other_machines_only_when_they_prove_who_they_are() {
    let all = [
        ("APP_ENV", "production"),
        ("METRICS_ENABLED", "false"),
        ("DATABASE_URL", "sqlite://x.db"),
        ("JWT_SECRET", "0123456789abcdef0123456789abcdef"),
        ("AUDIT_KEY", "fedcba9876543210fedcba9876543210"),
    ];
    let database = ["DATABASE_URL", "DATABASE_INSECURE"];
    let redis = ["REDIS_URL", "REDIS_INSECURE"];
    let backups = ["BACKUP_S3_ENDPOINT", "BACKUP_S3_INSECURE"];
    for (variables, values, is_refused) in [
        (
            database,
            &[
                "postgres://m:p@db/m",
                "postgres://m:p@db/m?sslmode=require",
                "postgres://m:p@db/m?sslmode=verify-ca",
                "postgres://m:p@127.0.0.1,10.0.0.7/m",
                "postgres://m:p@localhost/m?hostaddr=10.0.0.7",
            ][..],
            true,
        ),
        (
            database,
            &[
                "postgres://m:p@db/m?sslmode=verify-full",
                "postgres://m:p@127.0.0.1,[::1],localhost/m",
                "postgres:///m?host=/run/postgresql",
            ],
            false,
        ),
        (
            redis,
            &[
                "redis://cache",
                "redis://:secret@cache",
                "rediss://cache",
                "rediss://:secret@cache/#insecure",
            ],
            true,
        ),
        (
            redis,
            &["rediss://:secret@cache", "redis://127.0.0.1"],
            false,
        ),
        (
            backups,
            &["http://store:9000", "http://127.0.0.1.example"],
            true,
        ),
        (backups, &["https://store", "http://[::1]:9000"], false),
    ] {
        let [variable, insecure] = variables;
        for value in values {
            let others = all.iter().copied().filter(|(name, _)| *name != variable);
            let mut settings: Vec<_> = others.chain([(variable, *value)]).collect();
            let expected: &[&str] = if is_refused { &[variable] } else { &[] };
            assert_eq!(mistakes(&settings), expected, "{value}");
            settings.push((insecure, "true"));
            assert_eq!(mistakes(&settings), [""; 0], "{value}");
            // Elsewhere there is no real money.
            let settings = [("APP_ENV", "testing"), (variable, *value)];
            assert!(!mistakes(&settings).contains(&variable), "{value}");
        }
    }
}

#[test]
fn commands_need_no_secret_of_the_servers() {
    let settings = [
        ("APP_ENV", "production"),
        ("DATABASE_URL", "sqlite://x.db"),
        ("AUDIT_KEY", "fedcba9876543210fedcba9876543210"),
    ];
    assert_eq!(mistakes(&settings), ["JWT_SECRET", "METRICS_TOKEN"]);
    assert!(Config::of_command(&Environment::of(&settings)).is_ok());
    assert!(Config::of_command(&Environment::of(&settings[..2])).is_err());
}

#[test]
fn strange_names_are_spoken_of_with_the_mistakes_and_without() {
    let warned = config(&[("JWT_SECERT", "hunter2")]).unwrap().warnings;
    assert_eq!(
        warned,
        ["JWT_SECERT is not a setting; did you mean JWT_SECRET?"]
    );
    let production = [("APP_ENV", "production"), ("DATABSE_URL", "hunter2")];
    let refused = config(&production).unwrap_err().to_string();
    assert!(refused.contains("did you mean DATABASE_URL?"), "{refused}");
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

    let key = ("AUDIT_KEY", secret.1);
    let previous = |value| mistakes(&[key, ("AUDIT_KEY_PREVIOUS", value)]);
    assert_eq!(previous("short"), ["AUDIT_KEY_PREVIOUS"]);
    assert_eq!(previous(key.1), ["AUDIT_KEY_PREVIOUS"]);
    let alone = [("AUDIT_KEY_PREVIOUS", key.1)];
    assert_eq!(mistakes(&alone), ["AUDIT_KEY_PREVIOUS"]);
    let before = "a key from before that is long enough";
    let two = format!("{before},\n{before} and older\n");
    assert!(previous(&two).is_empty());
    let text = config(&alone).unwrap_err().to_string();
    assert!(!text.contains(secret.1), "{text}");
}

#[test]
fn sessions_live_as_long_as_the_settings_say() {
    let lives = |settings: &[(&str, &str)]| config(settings).unwrap().policy.sessions;
    let life = |total_secs, idle_secs| SessionLife {
        total_secs,
        idle_secs,
    };
    let day = 24 * 60 * 60;
    let usual = lives(&[]);
    assert_eq!(usual.member, life(90 * day, 30 * day));
    assert_eq!(usual.merchant, life(day, day / 2));
    assert_eq!(usual.admin, life(day, 30 * 60));
    let other = lives(&[
        ("JWT_EXPIRE_HOURS", "10"),
        ("MEMBER_SESSION_DAYS", "7"),
        ("MEMBER_IDLE_DAYS", "3"),
        ("MERCHANT_IDLE_HOURS", "2"),
        ("ADMIN_IDLE_MINUTES", "5"),
    ]);
    assert_eq!(other.member, life(7 * day, 3 * day));
    assert_eq!(other.merchant, life(10 * 3600, 2 * 3600));
    assert_eq!(other.admin, life(10 * 3600, 5 * 60));
    for variable in [
        "MEMBER_IDLE_DAYS",
        "MERCHANT_IDLE_HOURS",
        "ADMIN_IDLE_MINUTES",
    ] {
        assert_eq!(mistakes(&[(variable, "0")]), [variable]);
    }
}

#[test]
fn production_wants_a_second_factor_of_administrators_unless_told_otherwise() {
    let wanted = |settings: &[(&str, &str)]| {
        let secret = "0123456789abcdef0123456789abcdef";
        let all = [
            ("DATABASE_URL", "sqlite://x.db"),
            ("JWT_SECRET", secret),
            ("AUDIT_KEY", "fedcba9876543210fedcba9876543210"),
            ("METRICS_ENABLED", "false"),
        ];
        let all = [&all, settings].concat();
        config(&all).unwrap().policy.totp_required.admins
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
