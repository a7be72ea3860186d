//! The settings of how long sessions live.

use mps_domain::policy::{Policy, SessionLife, SessionLives};

use crate::config::read::Reader;

const MINUTE_SECS: i64 = 60;
const HOUR_SECS: i64 = 60 * MINUTE_SECS;
const DAY_SECS: i64 = 24 * HOUR_SECS;

pub(super) fn read(read: &mut Reader<'_>) -> SessionLives {
    let mut secs = |variable, unit: i64, default: i64, max: i64| {
        let count: i64 = read.between(variable, default, 1, max);
        count.saturating_mul(unit)
    };
    let year_hours = 24 * 365;
    let total_secs = secs("JWT_EXPIRE_HOURS", HOUR_SECS, 24, year_hours);
    SessionLives {
        member: SessionLife {
            total_secs: secs("MEMBER_SESSION_DAYS", DAY_SECS, 90, 365),
            idle_secs: secs("MEMBER_IDLE_DAYS", DAY_SECS, 30, 365),
        },
        merchant: SessionLife {
            total_secs,
            idle_secs: secs("MERCHANT_IDLE_HOURS", HOUR_SECS, 12, year_hours),
        },
        admin: SessionLife {
            total_secs,
            idle_secs: secs("ADMIN_IDLE_MINUTES", MINUTE_SECS, 30, year_hours * 60),
        },
    }
}

/// How long after a proof of identity an administrator may do what makes value or opens accounts, in seconds.
pub(super) fn read_reauthentication(read: &mut Reader<'_>) -> i64 {
    read.between("REAUTHENTICATE_AFTER_MINUTES", 30, 1, 24 * 60) * MINUTE_SECS
}

pub(super) fn describe(policy: &Policy) -> Vec<(&'static str, String)> {
    let count = |secs: i64, unit: i64| (secs / unit).to_string();
    let lives = &policy.sessions;
    vec![
        (
            "JWT_EXPIRE_HOURS",
            count(lives.merchant.total_secs, HOUR_SECS),
        ),
        (
            "MEMBER_SESSION_DAYS",
            count(lives.member.total_secs, DAY_SECS),
        ),
        ("MEMBER_IDLE_DAYS", count(lives.member.idle_secs, DAY_SECS)),
        (
            "MERCHANT_IDLE_HOURS",
            count(lives.merchant.idle_secs, HOUR_SECS),
        ),
        (
            "ADMIN_IDLE_MINUTES",
            count(lives.admin.idle_secs, MINUTE_SECS),
        ),
        (
            "REAUTHENTICATE_AFTER_MINUTES",
            count(policy.reauthenticate_after_secs, MINUTE_SECS),
        ),
    ]
}
