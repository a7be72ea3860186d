//! The health report: what an administrator has to look after.

use mps_protocol::{answers, endpoint};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, LIN, Town, sell};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_system_says_what_to_look_after(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    assert_eq!(sell(&town, &code, "995.00", "o-1").await.status, 200);
    town.code(LIN).await;
    let body = json!({ "member_id": town.chen.member.id.uuid() });
    town.post(ADMIN, &endpoint::SUSPEND_MEMBER, &body)
        .await
        .read::<Value>();
    town.clock.advance_secs(860);
    let health = async || -> answers::SystemHealth {
        let answer: Answer = town.get(ADMIN, "/admin/health").await;
        answer.read()
    };
    let found = health().await;
    let count = |health: &answers::SystemHealth, name: &str| {
        let check = health
            .checks
            .iter()
            .find(|check| check.name == name)
            .unwrap();
        (check.count, check.status.clone())
    };
    assert_eq!(found.status, "healthy");
    assert_eq!(found.services.database, "connected");
    assert_eq!(count(&found, "low_balances"), (1, "info".to_owned()));
    assert_eq!(
        count(&found, "codes_ending_within_a_minute"),
        (1, "info".to_owned())
    );
    assert_eq!(count(&found, "suspended_members"), (1, "info".to_owned()));
    assert_eq!(count(&found, "inactive_merchants"), (0, "ok".to_owned()));
    assert_eq!(
        count(&found, "administrators_alone"),
        (1, "info".to_owned())
    );
    assert_eq!(
        found.recommendations.len(),
        4,
        "{:?}",
        found.recommendations
    );
}
