//! Sessions that nobody uses.

use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Method};
use mps_testbed::On;
use rstest::rstest;
use serde_json::json;

use crate::answer::Answer;
use crate::batches::soon;
use crate::support::{ADMIN, CASHIER, LIN, MANAGER, RIVAL, Town, Who};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// The usual settings, and each kind of account with the seconds after which its unused session ends.
const SETTINGS: [(&str, &str); 4] = [
    ("JWT_EXPIRE_HOURS", "8000"),
    ("MEMBER_IDLE_DAYS", "30"),
    ("MERCHANT_IDLE_HOURS", "12"),
    ("ADMIN_IDLE_MINUTES", "30"),
];
const KINDS: [(Who, i64); 5] = [
    (LIN, 30 * DAY),
    (CASHIER, 12 * HOUR),
    (MANAGER, 12 * HOUR),
    (RIVAL, 12 * HOUR),
    (ADMIN, HOUR / 2),
];

async fn me(town: &Town, token: &str) -> Answer {
    Answer::to(town.request(Method::Get, "/auth/me").bearer_auth(token)).await
}

/// Returns the times at which the sessions were used last, as they are stored.
fn stored(town: &Town) -> Vec<String> {
    town.rows("SELECT seen_at FROM mps.sessions ORDER BY created_at, id")
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_lives_while_it_is_used_and_ends_when_it_is_not(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &SETTINGS).await;
    for (who, idle_secs) in KINDS {
        let token = town.sign_in(who).await;
        for round in 0..3 {
            let before = stored(&town);
            town.clock.advance_secs(idle_secs - 1);
            assert_eq!(me(&town, &token).await.status, 200, "{who:?} {round}");
            soon("its use is stored", || stored(&town) != before).await;
        }
        town.clock.advance_secs(idle_secs + 1);
        let books = town.books();
        me(&town, &token).await.refused(401, "TOKEN_EXPIRED");
        let write = town.request(Method::Post, e::LOGOUT_ALL.path);
        let write = Answer::to(write.bearer_auth(&token).json(&json!({}))).await;
        write.refused(401, "TOKEN_EXPIRED");
        town.assert_books(&books, "a session that nobody used");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_every_use_of_a_session_writes(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &SETTINGS).await;
    let token = town.sign_in(ADMIN).await;
    let (_, idle_secs) = KINDS[4];
    let first = stored(&town);
    for _ in 0..9 {
        town.clock.advance_secs(idle_secs / 100);
        assert_eq!(me(&town, &token).await.status, 200);
    }
    assert_eq!(stored(&town), first);
    town.clock.advance_secs(idle_secs / 100 + 1);
    me(&town, &token).await.read::<answers::Me>();
    soon("the tenth use is stored", || stored(&town) != first).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_and_the_metrics_leave_out_sessions_that_nobody_uses(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let metrics_token = "a token for metrics";
    let settings = [SETTINGS.as_slice(), &[("METRICS_TOKEN", metrics_token)]].concat();
    let town = Town::with(on, &settings).await;
    let kinds = [
        ("member", KINDS[0]),
        ("staff", KINDS[1]),
        ("admin", KINDS[4]),
    ];
    for (kind, (who, idle_secs)) in kinds {
        town.sign_in(who).await;
        // The time of the books may be some microseconds ahead of the clock.
        town.clock.advance_secs(idle_secs + 1);
        let token = town.sign_in(who).await;
        let list = town.request(Method::Get, "/auth/sessions");
        let list: answers::Sessions = Answer::to(list.bearer_auth(&token)).await.read();
        let [own] = list.sessions.as_slice() else {
            panic!("{who:?}: {list:?}");
        };
        assert!(own.current && own.last_used_at == own.issued_at, "{own:?}");
        let metrics = town.request(Method::Get, "/metrics");
        let metrics = Answer::to(metrics.bearer_auth(metrics_token)).await;
        let line = format!(r#"mps_active_sessions{{role="{kind}"}} 1"#);
        assert!(metrics.text().contains(&line), "{line}");
    }
}
