//! Limits on a charge, a card, a merchant or a staff member.

use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, CHEN, LIN, MANAGER, RIVAL, SHOP, Town, key};

async fn set(town: &Town, kind: &str, object: Value, amount: Value) -> Answer {
    let limit = json!({ "kind": kind, "object_id": object, "amount": amount });
    let body = json!({ "limits": [limit] });
    town.send(ADMIN, &e::SET_LIMITS, &[], &body).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_charge_keeps_to_the_limits_of_charge_card_and_merchant(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let all: answers::Limits = town.get(ADMIN, "/admin/limits").await.read();
    assert_eq!(all.limits.len(), 7);
    let zeros = json!(uuid::Uuid::nil());
    set(&town, "charge", zeros, json!(1))
        .await
        .refused(400, "VALIDATION_FAILED");
    let try_charge = async |who, amount: &str| {
        let code = town.code(who).await;
        town.charge(&code, amount, &key()).await
    };
    let exceeded = |answer: &Answer, which: &str| {
        let error = answer.refused(409, "LIMIT_EXCEEDED");
        let suggestion = error.details.suggestion.unwrap();
        assert!(suggestion.starts_with(which), "{suggestion}");
    };

    set(&town, "charge", Value::Null, json!("100.00")).await;
    exceeded(&try_charge(LIN, "100.01").await, "charge");
    town.pay(LIN, "100.00").await;
    set(&town, "card_day", Value::Null, json!(150)).await;
    exceeded(&try_charge(LIN, "50.01").await, "card_day: at most 150.00");
    town.pay(LIN, "50.00").await;
    // The next business day begins at midnight in Taipei, in twelve hours.
    town.clock.advance_secs(12 * 60 * 60);
    town.prove(ADMIN).await;
    town.pay(LIN, "1.00").await;
    let shop = json!(town.shop.uuid());
    set(&town, "merchant_day", shop.clone(), json!(40)).await;
    town.pay(LIN, "30.00").await;
    exceeded(
        &try_charge(LIN, "20.00").await,
        "merchant_day: at most 40.00",
    );
    set(&town, "merchant_day", shop, Value::Null).await;
    town.pay(LIN, "20.00").await;
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refunds_keep_to_the_limits_of_who_gives_them(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let payment = town.pay(CHEN, "100.00").await;
    let me: answers::Me = town.get(MANAGER, "/auth/me").await.read();
    let manager = json!(me.user_info.id);
    let of = |object: &Value| {
        json!({ "limits": [
            { "kind": "staff_refund_day", "object_id": object, "amount": "30.00" },
        ] })
    };
    // Nobody can raise their own limit, or set another merchant's.
    for who in [MANAGER, RIVAL] {
        town.send(who, &e::SET_MERCHANT_LIMITS, &[], &of(&manager))
            .await
            .refused(404, "STAFF_NOT_FOUND");
    }
    let set = town
        .send(SHOP, &e::SET_MERCHANT_LIMITS, &[], &of(&manager))
        .await;
    assert_eq!(set.read::<answers::Limits>().limits.len(), 1);
    town.refund(&payment.tx_no, "20.00", &key()).await;
    let over = town.refund(&payment.tx_no, "10.01", &key()).await;
    let error = over.refused(409, "LIMIT_EXCEEDED");
    let suggestion = error.details.suggestion.unwrap();
    assert!(suggestion.contains("10.00 of 30.00"), "{suggestion}");
    town.refund(&payment.tx_no, "10.00", &key())
        .await
        .read::<answers::Refunded>();
    town.assert_balanced().await;
}
