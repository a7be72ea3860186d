//! Limits over a business day count everything that happened on it, even before they were set,
//! except for reversed charges.

use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, CASHIER, CHEN, LIN, MANAGER, Town, key, sell};

async fn set(town: &Town, kind: &str, object: Value, amount: Value) {
    town.clock.advance_secs(1);
    let limit = json!({ "kind": kind, "object_id": object, "amount": amount });
    let body = json!({ "limits": [limit] });
    let set = town.send(ADMIN, &e::SET_LIMITS, &[], &body).await;
    set.read::<answers::Limits>();
}

async fn charge(town: &Town, amount: &str, order: &str) -> Answer {
    sell(town, &town.code(LIN).await, amount, order).await
}

async fn reverse(town: &Town, order: &str) -> Answer {
    let body = json!({ "external_order_id": order });
    town.post(CASHIER, &e::REVERSE, &body).await
}

#[track_caller]
fn assert_exceeded(answer: &Answer, which: &str) {
    let error = answer.refused(409, "LIMIT_EXCEEDED");
    let suggestion = error.details.suggestion.unwrap_or_default();
    assert!(suggestion.starts_with(which), "{suggestion}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_charge_that_was_reversed_leaves_its_room_to_another(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values("card_day", "merchant_day")] kind: &str,
) {
    let town = Town::on(on).await;
    // Chen's 1 000.00 were paid to the merchant that day.
    let (object, amount) = match kind {
        "card_day" => (Value::Null, "1000.00"),
        _ => (json!(town.shop.uuid()), "2000.00"),
    };
    set(&town, kind, object, json!(amount)).await;
    for order in ["lost-1", "lost-2"] {
        charge(&town, "900.00", order)
            .await
            .read::<answers::Charged>();
        assert_exceeded(&charge(&town, "100.01", "over").await, kind);
        let reversed: answers::Reversed = reverse(&town, order).await.read();
        assert_eq!(reversed.outcome, "reversed");
        // A retry of the reversal gives nothing back twice.
        assert!(reverse(&town, order).await.replayed());
    }
    charge(&town, "900.00", "at-last")
        .await
        .read::<answers::Charged>();
    assert_exceeded(&charge(&town, "100.01", "over").await, kind);
    charge(&town, "100.00", "rest")
        .await
        .read::<answers::Charged>();
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reversal_of_yesterday_makes_no_room_today(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    set(&town, "card_day", Value::Null, json!("500.00")).await;
    town.clock.advance_secs(12 * 3600 - 60);
    charge(&town, "400.00", "late")
        .await
        .read::<answers::Charged>();
    town.clock.advance_secs(120);
    charge(&town, "300.00", "early")
        .await
        .read::<answers::Charged>();
    reverse(&town, "late").await.read::<answers::Reversed>();
    assert_exceeded(&charge(&town, "200.01", "over").await, "card_day");
    charge(&town, "200.00", "rest")
        .await
        .read::<answers::Charged>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_know_whether_a_charge_happened_can_always_undo_it(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    for amount in ["5000.00", "4000.00"] {
        town.top_up(LIN, amount).await.read::<Value>();
    }
    // A staff member gives back 10 000.00 a day at most.
    for (order, amount) in [
        ("first", "9000.00"),
        ("second", "2000.00"),
        ("third", "9000.00"),
    ] {
        charge(&town, amount, order)
            .await
            .read::<answers::Charged>();
        let reversed: answers::Reversed = reverse(&town, order).await.read();
        let given = reversed.refund.unwrap().refunded_amount;
        assert_eq!(given.as_str(), amount, "{order}");
    }
    let card = town.card(LIN).await;
    assert_eq!((card.balance.as_str(), card.points), ("10000.00", 0));

    // The same when the merchant's refunds of the day are used up, or none are allowed at all.
    let shop = json!(town.shop.uuid());
    set(&town, "merchant_refund_day", shop, json!("0.01")).await;
    set(&town, "staff_refund_day", Value::Null, json!("0.01")).await;
    charge(&town, "100.00", "fourth")
        .await
        .read::<answers::Charged>();
    reverse(&town, "fourth").await.read::<answers::Reversed>();
    let counted = "SELECT sum(amount) FROM mps.day_totals WHERE kind = 'staff_reversal'";
    assert_eq!(town.rows(counted), ["2010000"]);

    // After a quarter of an hour it counts like a refund.
    charge(&town, "100.00", "fifth")
        .await
        .read::<answers::Charged>();
    town.clock.advance_secs(15 * 60 + 1);
    let body = json!({ "external_order_id": "fifth" });
    let late = town.post(MANAGER, &e::REVERSE, &body).await;
    assert_exceeded(&late, "staff_refund_day");
    town.assert_balanced().await;
}

/// A late reversal is a refund, also in the day's total from before a limit was set.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_late_reversal_is_among_the_refunds_of_the_day(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let paid = town.pay(LIN, "100.00").await;
    charge(&town, "20.00", "early")
        .await
        .read::<answers::Charged>();
    reverse(&town, "early").await.read::<answers::Reversed>();
    charge(&town, "60.00", "late")
        .await
        .read::<answers::Charged>();
    town.clock.advance_secs(15 * 60 + 1);
    let body = json!({ "external_order_id": "late" });
    town.post(MANAGER, &e::REVERSE, &body)
        .await
        .read::<answers::Reversed>();
    let shop = json!(town.shop.uuid());
    set(&town, "merchant_refund_day", shop, json!("100.00")).await;
    let refund = async |amount: &str| town.refund(&paid.tx_no, amount, &key()).await;
    assert_exceeded(&refund("40.01").await, "merchant_refund_day");
    refund("40.00").await.read::<Value>();
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_limit_counts_what_the_day_came_to_before_it_was_set(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let shop = json!(town.shop.uuid());
    let paid = town.pay(LIN, "386.00").await;
    // 1 386.00 were paid by now, Chen's among them.
    set(&town, "merchant_day", shop.clone(), json!("1000.00")).await;
    assert_exceeded(&charge(&town, "0.01", "a").await, "merchant_day");
    set(&town, "merchant_day", shop.clone(), json!("1400.00")).await;
    assert_exceeded(&charge(&town, "14.01", "b").await, "merchant_day");
    charge(&town, "4.00", "c").await.read::<answers::Charged>();
    // A limit that is removed and set again forgets nothing.
    set(&town, "merchant_day", shop.clone(), Value::Null).await;
    charge(&town, "5.00", "d").await.read::<answers::Charged>();
    set(&town, "merchant_day", shop.clone(), json!("1400.00")).await;
    assert_exceeded(&charge(&town, "5.01", "e").await, "merchant_day");
    charge(&town, "5.00", "f").await.read::<answers::Charged>();
    assert_exceeded(&charge(&town, "0.01", "g").await, "merchant_day");

    let refund = async |amount: &str| town.refund(&paid.tx_no, amount, &key()).await;
    refund("30.00").await.read::<Value>();
    set(&town, "merchant_refund_day", shop.clone(), json!("40.00")).await;
    assert_exceeded(&refund("10.01").await, "merchant_refund_day");
    set(&town, "merchant_refund_day", shop.clone(), Value::Null).await;
    refund("5.00").await.read::<Value>();
    set(&town, "merchant_refund_day", shop, json!("40.00")).await;
    assert_exceeded(&refund("5.01").await, "merchant_refund_day");
    refund("5.00").await.read::<Value>();
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn limits_of_staff_and_of_cash_forget_nothing_while_they_are_off(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let paid = town.pay(LIN, "100.00").await;
    let refund = async |amount: &str| town.refund(&paid.tx_no, amount, &key()).await;
    set(&town, "staff_refund_day", Value::Null, json!("30.00")).await;
    refund("20.00").await.read::<Value>();
    set(&town, "staff_refund_day", Value::Null, Value::Null).await;
    refund("5.00").await.read::<Value>();
    set(&town, "staff_refund_day", Value::Null, json!("30.00")).await;
    assert_exceeded(&refund("5.01").await, "staff_refund_day");
    refund("5.00").await.read::<Value>();

    let cash = async |amount: &str| {
        let body = json!({
            "card_no": town.chen.card.card_no, "amount": amount, "payment_method": "cash",
        });
        town.once(MANAGER, &e::MERCHANT_RECHARGE, &key(), &body)
            .await
    };
    let shop = json!(town.shop.uuid());
    set(&town, "merchant_cash_day", shop.clone(), Value::Null).await;
    cash("100.00").await.read::<Value>();
    set(&town, "merchant_cash_day", shop, json!("150.00")).await;
    assert_exceeded(&cash("50.01").await, "merchant_cash_day");
    cash("50.00").await.read::<Value>();
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_limit_of_a_charge_is_on_what_is_paid(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    set(&town, "charge", Value::Null, json!("500.00")).await;
    // Chen pays 95 %: 499.70, and 500.65.
    assert_eq!(
        town.pay(CHEN, "526.00").await.final_amount.as_str(),
        "499.70"
    );
    let code = town.code(CHEN).await;
    assert_exceeded(&town.charge(&code, "527.00", &key()).await, "charge");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn limits_that_nobody_set_are_of_the_size_of_the_currency(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(("VND", 35_000_000), ("KRW", 2_000_000), ("JPY", 200_000))] currency: (&str, i64),
) {
    let (code, most) = currency;
    let settings = [
        ("CURRENCY", code),
        ("RECHARGE_MAX", "99000000"),
        ("CARD_BALANCE_MAX", "99000000"),
    ];
    let town = Town::with(on, &settings).await;
    let limits: answers::Limits = town.get(ADMIN, "/admin/limits").await.read();
    let charge_limit = limits.limits.iter().find(|limit| limit.kind == "charge");
    let amount = charge_limit.unwrap().amount.as_ref().unwrap();
    assert_eq!(amount.as_str(), most.to_string());
    town.top_up(LIN, "90000000").await.read::<Value>();
    // The usual price of a meal there.
    charge(&town, "150000", "lunch")
        .await
        .read::<answers::Charged>();
    let over = (most * 2).to_string();
    assert_exceeded(&charge(&town, &over, "over").await, "charge");
    town.assert_balanced().await;
}

/// The clocks of two servers do not show whether a limit or a sum came first.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_limit_forgets_nothing_while_the_clock_goes_back() {
    let town = Town::on(On::Postgres).await;
    let other = town.neighbour(&[]).await;
    let shop = json!(town.shop.uuid());
    let admin = town.token(ADMIN).await;
    let set_there = async |amount: Value| {
        let limit = json!({ "kind": "merchant_day", "object_id": shop, "amount": amount });
        let url = format!("{}{}", other.base, e::SET_LIMITS.path);
        let request = town.http.put(url).bearer_auth(&admin);
        let body = json!({ "limits": [limit] });
        let set = Answer::to(request.json(&body)).await;
        set.read::<answers::Limits>();
    };
    set_there(json!("2000.00")).await;
    town.top_up(LIN, "1000.00").await.read::<Value>();
    // The clock is minutes ahead for one charge. Chen's 1 000.00 were paid that day too.
    town.clock.advance_secs(200);
    charge(&town, "500.00", "a")
        .await
        .read::<answers::Charged>();
    town.clock.advance_secs(-190);
    set_there(Value::Null).await;
    charge(&town, "400.00", "b")
        .await
        .read::<answers::Charged>();
    set_there(json!("2000.00")).await;
    assert_exceeded(&charge(&town, "100.01", "c").await, "merchant_day");
    charge(&town, "100.00", "d")
        .await
        .read::<answers::Charged>();
    town.assert_balanced().await;
}
