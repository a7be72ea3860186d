//! The limits on a client's requests.

use std::time::Duration;

use crate::config::AppEnv;
use crate::config::read::Reader;

/// A number of requests in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// `RATE_LIMIT_REQUESTS`; 0 means no limit.
    pub requests: u64,
    /// `RATE_LIMIT_WINDOW`
    pub window: Duration,
}

pub(super) fn read(read: &mut Reader<'_>, app_env: AppEnv) -> RateLimit {
    let requests = read.between("RATE_LIMIT_REQUESTS", 1000, 0, 1_000_000_000);
    if requests == 0 && app_env == AppEnv::Production {
        let fix = "production needs a limit: 1 or more; without the variable it is 1000";
        read.mistake("RATE_LIMIT_REQUESTS", fix);
    }
    RateLimit {
        requests,
        window: Duration::from_secs(read.between("RATE_LIMIT_WINDOW", 60, 1, 86_400)),
    }
}

/// Reads how many sign-ins may fail in a minute from one network (`LOGIN_RATE_LIMIT`); 0 means no
/// limit.
pub(super) fn read_login(read: &mut Reader<'_>, app_env: AppEnv) -> u64 {
    let per_minute = read.between("LOGIN_RATE_LIMIT", 5, 0, 1_000_000);
    if per_minute == 0 && app_env == AppEnv::Production {
        let fix = "production needs a limit: 1 or more; without the variable it is 5";
        read.mistake("LOGIN_RATE_LIMIT", fix);
    }
    per_minute
}

/// Returns the settings in force.
pub(super) fn describe(limit: RateLimit, login: u64) -> [(&'static str, String); 3] {
    [
        ("LOGIN_RATE_LIMIT", login.to_string()),
        ("RATE_LIMIT_REQUESTS", limit.requests.to_string()),
        ("RATE_LIMIT_WINDOW", limit.window.as_secs().to_string()),
    ]
}
