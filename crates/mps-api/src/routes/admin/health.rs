//! `GET /admin/health`

use axum::Json;
use axum::extract::State;
use mps_domain::{Money, Timestamp};
use mps_protocol::answers;
use mps_store::Query;
use mps_store::queries::{health, statistics};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::redis::State as Redis;

/// A card counts as nearly empty below this many units of the currency.
const LOW_UNITS: i64 = 10;
/// From this many expired sessions on, the clean-up seems not to run: it removes a thousand at a
/// time.
const MANY_SESSIONS: i64 = health::LOOKED_AT;
/// From this many increments on, the roll-up seems not to run: a step takes thousands.
const INCREMENTS_MANY: i64 = 100_000;

/// This count has no index, because every charge would have to update it.
const LOW_BALANCES: &str = "low_balances";

/// The urgency of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Urgency {
    Info,
    Warning,
}

/// A check: it is reported from a count of `from` on.
struct Look {
    name: &'static str,
    query: Query<i64>,
    from: i64,
    urgency: Urgency,
    recommendation: &'static str,
}

fn looks(app: &App, now: Timestamp) -> Vec<Look> {
    let day = 24 * 60 * 60;
    let per_unit = app.policy().currency.minor_per_unit();
    let low = Money::from_minor(per_unit.saturating_mul(LOW_UNITS));
    let look = |name, query, from, urgency, recommendation| Look {
        name,
        query,
        from,
        urgency,
        recommendation,
    };
    vec![
        look(
            "expired_sessions",
            health::expired_sessions(now),
            MANY_SESSIONS,
            Urgency::Warning,
            "Sessions that are over are removed a week later, by one server at a time; if this does \
             not fall, look for \"clean-up failed\" in the log.",
        ),
        look(
            "sessions_ending_within_an_hour",
            health::sessions_ending(now, now.plus_secs(60 * 60)),
            1,
            Urgency::Info,
            "Those who are signed in with them will have to sign in again.",
        ),
        look(
            "codes_ending_within_a_minute",
            health::codes_ending(now, now.plus_secs(60)),
            1,
            Urgency::Info,
            "Members may have to show a new payment code.",
        ),
        look(
            LOW_BALANCES,
            health::low_balances(low, now),
            1,
            Urgency::Info,
            "Remind the members of these cards to recharge.",
        ),
        look(
            "cards_ending_within_a_week",
            health::cards_ending(now, now.plus_secs(7 * day)),
            1,
            Urgency::Info,
            "Tell those who hold these vouchers and shared cards, or give them a later end.",
        ),
        look(
            "suspended_members",
            health::members_suspended(),
            1,
            Urgency::Info,
            "Check whether they should still be suspended.",
        ),
        look(
            "inactive_merchants",
            health::merchants_inactive(),
            1,
            Urgency::Info,
            "Check whether anything of theirs is still to be settled.",
        ),
        look(
            "approvals_waiting",
            health::approvals_waiting(now),
            1,
            Urgency::Info,
            "Approve or refuse what another administrator asks for.",
        ),
        if app.policy().approval_above.is_some() {
            look(
                "approvals_without_approver",
                health::lacks_second_admin(),
                1,
                Urgency::Warning,
                "APPROVAL_ABOVE is set, but there is only one active administrator: nobody can approve.",
            )
        } else {
            look(
                "administrators_alone",
                health::admins_active(),
                1,
                Urgency::Info,
                "Each administrator may recharge and pay out any sum alone; APPROVAL_ABOVE makes two \
                 decide about large ones.",
            )
        },
    ]
}

/// Returns the count of a check.
async fn count(app: &App, name: &str, query: Query<i64>) -> Result<i64, ApiError> {
    let cache = &app.reports().low_balances;
    let is_cached = name == LOW_BALANCES;
    if is_cached && let Some(count) = cache.get(&()) {
        return Ok(count);
    }
    let count = app.fetch_one(query).await?.unwrap_or_default();
    if is_cached {
        cache.put((), count);
    }
    Ok(count)
}

pub(super) async fn handle(
    State(app): State<App>,
) -> Result<Json<answers::SystemHealth>, ApiError> {
    let now = app.now();
    let mut checks = Vec::new();
    let (mut urgent, mut others) = (Vec::new(), Vec::new());
    for look in looks(&app, now) {
        let count = count(&app, look.name, look.query).await?;
        let advice = (count >= look.from).then(|| look.recommendation.to_owned());
        let status = match (&advice, look.urgency) {
            (None, _) => "ok",
            (Some(_), Urgency::Info) => "info",
            (Some(_), Urgency::Warning) => "warning",
        };
        match look.urgency {
            Urgency::Info => others.extend(advice.clone()),
            Urgency::Warning => urgent.extend(advice.clone()),
        }
        checks.push(answers::HealthCheck {
            name: look.name.to_owned(),
            status: status.to_owned(),
            count,
            recommendation: advice,
        });
    }
    let behind = sums_behind(&app).await?;
    urgent.extend(behind.recommendation.clone());
    checks.push(behind);
    let connected = app.store().ping().await.is_ok();
    if app.redis() == Redis::Disconnected {
        urgent.push(
            "Redis does not answer: check that it runs and that REDIS_URL is right.".to_owned(),
        );
    }
    let status = if urgent.is_empty() && connected {
        "healthy"
    } else {
        "attention"
    };
    urgent.extend(others);
    Ok(Json(answers::SystemHealth {
        status: status.to_owned(),
        services: render::services(connected, app.redis()),
        checks,
        recommendations: urgent,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        generated_at: now.to_string(),
    }))
}

/// Checks how many increments wait to be rolled up.
async fn sums_behind(app: &App) -> Result<answers::HealthCheck, ApiError> {
    let query = statistics::increments(INCREMENTS_MANY);
    let count = app.fetch_one(query).await?.unwrap_or_default();
    let is_behind = count >= INCREMENTS_MANY;
    let recommendation = "Statistics are slow because their sums have not been updated for long: \
                          look for \"summing up failed\" in the log.";
    Ok(answers::HealthCheck {
        name: "increments_of_sums".to_owned(),
        status: if is_behind { "warning" } else { "ok" }.to_owned(),
        count,
        recommendation: is_behind.then(|| recommendation.to_owned()),
    })
}
