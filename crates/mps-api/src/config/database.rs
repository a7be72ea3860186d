//! The database of the books.

use std::path::{Path, PathBuf};
use std::time::Duration;

use mps_store::{Database, PostgresOptions, PreparedStatements, proves_identity};

use crate::config::AppEnv;
use crate::config::read::Reader;

/// The variables with which users of Supabase's libraries name their project.
const SUPABASE: [&str; 2] = ["SUPABASE_URL", "SUPABASE_SERVICE_ROLE_KEY"];

/// Returns the database of `DATABASE_URL`, or a file in the data folder.
pub(super) fn read(read: &mut Reader<'_>, app_env: AppEnv, data_dir: &Path) -> Database {
    let postgres = connections(read);
    let may_be_anybody = read.flag("DATABASE_INSECURE");
    let default = Database::Sqlite(data_dir.join("mps.db"));
    let mut supabase = SUPABASE.to_vec();
    supabase.retain(|variable| read.text(variable).is_some());
    let Some(url) = read.text("DATABASE_URL") else {
        for variable in supabase {
            read.mistake_with(
                variable,
                "(set)",
                "MPS speaks to the database itself and needs no key: in the Supabase dashboard \
                 press Connect, copy the connection string of the transaction pooler, put the \
                 database's password into it, and set it as DATABASE_URL; then remove this \
                 variable",
            );
        }
        if app_env == AppEnv::Production {
            read.mistake(
                "DATABASE_URL",
                "production needs one: postgres://user:password@host:5432/database, or \
                 sqlite:///var/lib/mps/mps.db",
            );
        }
        return default;
    };
    let is_file = |path: &&str| !path.is_empty() && !path.starts_with(':') && !path.contains('?');
    if let Some(path) = url.strip_prefix("sqlite://").filter(is_file) {
        return Database::Sqlite(PathBuf::from(path));
    }
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        let options = PostgresOptions { url, ..postgres };
        match proves_identity(&options) {
            Ok(false) if app_env == AppEnv::Production && !may_be_anybody => read.mistake_with(
                "DATABASE_URL",
                "postgres://…",
                "anybody on the way could answer as the database: add ?sslmode=verify-full and, for an \
                 authority of your own, &sslrootcert=FILE; or say with DATABASE_INSECURE=true that the \
                 network between is yours alone",
            ),
            Ok(_) => {}
            Err(wrong) => read.mistake_with("DATABASE_URL", "postgres://…", wrong),
        }
        return Database::Postgres(options);
    }
    // The address may contain a password, so only its scheme is repeated.
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    let scheme = scheme.filter(|scheme| scheme.bytes().all(|byte| byte.is_ascii_lowercase()));
    let scheme = scheme.map_or("…".to_owned(), |scheme| format!("{scheme}://…"));
    let fix = "postgres://user:password@host:5432/database, or sqlite://FILE without parameters";
    read.mistake_with("DATABASE_URL", &scheme, fix);
    default
}

/// The settings of the connections to a server.
fn connections(read: &mut Reader<'_>) -> PostgresOptions {
    let pool_max = read.between("DB_POOL_MAX", 20, 1, 1000);
    let pool_min = read.between("DB_POOL_MIN", 5.min(pool_max), 0, 1000);
    if pool_min > pool_max {
        read.mistake("DB_POOL_MIN", "not more than DB_POOL_MAX");
    }
    PostgresOptions {
        url: String::new(),
        pool_min,
        pool_max,
        command_timeout: Duration::from_secs(read.between("DB_COMMAND_TIMEOUT", 60, 1, 3600)),
        prepared: read.choice(
            "DB_PREPARED_STATEMENTS",
            ("auto", PreparedStatements::Auto),
            &[
                ("on", PreparedStatements::On),
                ("off", PreparedStatements::Off),
            ],
        ),
        lanes: read.between("STORE_LANES", 2, 1, 64),
    }
}

/// Describes the database for people, without user and password.
pub(crate) fn describe(database: &Database) -> String {
    match database {
        Database::Sqlite(path) => format!("sqlite://{}", path.display()),
        Database::Postgres(server) => {
            let (_, rest) = server.url.split_once("://").unwrap_or_default();
            let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
            format!(
                "postgres://****@{}",
                place.split('?').next().unwrap_or_default()
            )
        }
    }
}

/// Returns the settings in force for the connections to a server.
pub(super) fn describe_connections(database: &Database) -> Vec<(&'static str, String)> {
    let Database::Postgres(server) = database else {
        return Vec::new();
    };
    vec![
        ("DB_POOL_MIN", server.pool_min.to_string()),
        ("DB_POOL_MAX", server.pool_max.to_string()),
        (
            "DB_COMMAND_TIMEOUT",
            server.command_timeout.as_secs().to_string(),
        ),
        (
            "DB_PREPARED_STATEMENTS",
            format!("{:?}", server.prepared).to_lowercase(),
        ),
        ("STORE_LANES", server.lanes.to_string()),
    ]
}
