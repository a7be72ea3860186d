//! The audit, as administrators search it.

use mps_protocol::endpoint;
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::rows::{NOBODY, all, cells};
use crate::support::{ADMIN, LIN, Town, sell};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_audit_is_searched_by_operation_actor_object_and_time(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    town.clock.advance_secs(60);
    let code = town.code(LIN).await;
    assert_eq!(sell(&town, &code, "10.00", "o-1").await.status, 200);
    let card = town.card_id(LIN);
    let body = json!({ "card_id": card, "reason": "lost" });
    town.post(ADMIN, &endpoint::FREEZE_CARD, &body)
        .await
        .read::<Value>();
    let events =
        async |query: &str| all(&town, ADMIN, &format!("/admin/audit?{query}"), "events").await;
    let frozen = events("operation=freeze_card").await;
    assert_eq!(frozen.len(), 1);
    assert_eq!(frozen[0]["object_id"], card.to_string());
    assert_eq!(frozen[0]["object_kind"], "card");
    assert_eq!(
        (&frozen[0]["actor_kind"], &frozen[0]["role"]),
        (&json!("admin"), &json!("admin"))
    );
    assert_eq!(frozen[0]["address"], "127.0.0.1");
    let of_card = events(&format!("object_id={card}")).await;
    assert!(cells(&of_card, "operation").contains(&"freeze_card".to_owned()));
    let actor = frozen[0]["actor_id"].as_str().unwrap();
    let by_admin = events(&format!("actor_id={actor}")).await;
    assert!(by_admin.iter().all(|event| event["actor_id"] == actor));
    assert!(cells(&by_admin, "operation").contains(&"freeze_card".to_owned()));
    let charges = events("operation=merchant_charge_by_qr").await;
    assert_eq!(
        (charges.len(), charges[0]["operator"].as_str()),
        (2, Some("cashier"))
    );
    let late = events("operation=merchant_charge_by_qr&start_date=2026-03-02T04:01:00Z").await;
    assert_eq!(late, charges[..1]);
    assert_eq!(events("operation=nothing").await.len(), 0);
    assert_eq!(events(&format!("object_id={NOBODY}")).await.len(), 0);
    assert!(events("").await.len() > 5);
    let text = town.get(ADMIN, "/admin/audit?limit=100").await.text();
    assert!(
        !text.contains("argon2") && !text.contains("MPS1."),
        "{text}"
    );
}
