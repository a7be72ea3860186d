//! Repeated requests, and orders that must not happen.

use mps_protocol::answers;
use mps_protocol::endpoint;
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{CASHIER, CHEN, LIN, MANAGER, RIVAL_CASHIER, SHOP, Town, key, sell};

async fn reverse(town: &Town, order: &str) -> Answer {
    let body = json!({ "external_order_id": order });
    town.post(MANAGER, &endpoint::REVERSE, &body).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_charge_that_comes_again_gets_its_first_answer_whatever_happened_since(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let body = json!({
        "qr_plain": code, "amount": 99.90, "external_order_id": "order 1/7",
        "tag": { "table": 7, "dishes": ["麵", "茶"] },
    });
    let send =
        async |who, key: &str, body: &Value| town.once(who, &endpoint::CHARGE, key, body).await;
    let first = send(CASHIER, "key-1", &body).await;
    assert!(!first.replayed());
    let paid: answers::Charged = first.read();
    let assert_same = |again: &Answer, what: &str| {
        assert_eq!((again.status, again.text()), (200, first.text()), "{what}");
        assert!(again.replayed(), "{what}");
    };
    assert_same(&send(CASHIER, "key-1", &body).await, "at once");
    town.clock.advance_secs(3600);
    let books = town.books();
    assert_same(
        &send(CASHIER, "key-1", &body).await,
        "after the code expired",
    );
    assert_same(
        &send(SHOP, "key-1", &body).await,
        "by another of the merchant's",
    );
    let mut by_order = body.clone();
    by_order["amount"] = "99.9".into();
    by_order["tag"] = json!({ "dishes": ["麵", "茶"], "table": 7 });
    assert_same(
        &town.post(CASHIER, &endpoint::CHARGE, &by_order).await,
        "by its order id",
    );
    // The next customer's code with the last customer's order number pays nothing and reveals no
    // sale.
    let mut of_another = by_order.clone();
    town.assert_books(&books, "charges that came again");
    of_another["qr_plain"] = town.code(CHEN).await.into();
    let books = town.books();
    town.post(CASHIER, &endpoint::CHARGE, &of_another)
        .await
        .refused(422, "IDEMPOTENCY_KEY_REUSED");
    town.assert_books(&books, "an order number of another card's sale");

    let path = endpoint::ORDER.path_with("order 1/7");
    let order: answers::OneTransaction = town.get(CASHIER, &path).await.read();
    assert_eq!(order.transaction.tx_no, paid.transaction.tx_no);
    assert_eq!(Value::from(order.transaction.tag.unwrap()), body["tag"]);
    town.refund(&paid.transaction.tx_no, "99.90", &key())
        .await
        .read::<Value>();
    assert_same(
        &send(CASHIER, "key-1", &body).await,
        "after it was refunded",
    );

    // The same key of another merchant is another key.
    let code = town.code(LIN).await;
    let body = json!({ "qr_plain": code, "amount": "1.00", "external_order_id": "order 1/7" });
    assert!(!send(RIVAL_CASHIER, "key-1", &body).await.replayed());
    assert_eq!(town.balance(LIN).await, "999.00");
    town.assert_balanced().await;
}

/// The numbers in a tag belong to somebody else: serial numbers, weights, prices.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_in_a_tag_keep_their_digits(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let tag = |digits: &str| -> Value { serde_json::from_str(digits).unwrap() };
    let sale = |digits: &str| json!({ "qr_plain": code, "amount": "1.00", "tag": tag(digits) });
    let digits = r#"{"rate":1.10,"serial":12345678901234567890123}"#;
    let key = key();
    let paid = town
        .once(CASHIER, &endpoint::CHARGE, &key, &sale(digits))
        .await;
    paid.read::<Value>();
    let listed = town.get(CASHIER, "/merchant/transactions").await.text();
    assert!(listed.contains(digits), "{listed}");
    let again = town
        .once(CASHIER, &endpoint::CHARGE, &key, &sale(digits))
        .await;
    assert!(again.replayed(), "{}", again.text());
    let other = r#"{"rate":1.1,"serial":12345678901234567890123}"#;
    town.once(CASHIER, &endpoint::CHARGE, &key, &sale(other))
        .await
        .refused(422, "IDEMPOTENCY_KEY_REUSED");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_or_an_order_id_belongs_to_one_request(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &[("PAYMENT_CODE_REUSE", "true")]).await;
    let code = town.code(LIN).await;
    let sale = |amount: &str, order: Option<&str>, tag: Option<&str>| {
        let mut body = json!({ "qr_plain": code, "amount": amount });
        if let Some(order) = order {
            body["external_order_id"] = order.into();
        }
        if let Some(tag) = tag {
            body["tag"] = json!({ "table": tag });
        }
        body
    };
    let send =
        async |key: &str, body: &Value| town.once(CASHIER, &endpoint::CHARGE, key, body).await;
    send("key-1", &sale("10.00", Some("order-1"), Some("7")))
        .await
        .read::<Value>();
    send("key-2", &sale("10.00", Some("order-2"), Some("7")))
        .await
        .read::<Value>();
    let books = town.books();
    let different = [
        ("key-1", sale("10.01", Some("order-1"), Some("7"))),
        ("key-1", sale("10.00", Some("order-1"), Some("8"))),
        ("key-1", sale("10.00", Some("order-1"), None)),
        ("key-1", sale("10.00", Some("order-2"), Some("7"))),
        ("key-2", sale("10.00", Some("order-1"), Some("7"))),
        ("key-1", sale("10.00", Some("order-3"), Some("7"))),
        ("key-3", sale("10.01", Some("order-1"), Some("7"))),
        ("key-1", sale("10.01", None, Some("7"))),
    ];
    for (key, body) in &different {
        let answer = send(key, body).await;
        assert_eq!(
            answer.code(),
            "IDEMPOTENCY_KEY_REUSED",
            "{key} {body}: {}",
            answer.text()
        );
        answer.refused(422, "IDEMPOTENCY_KEY_REUSED");
    }
    town.assert_books(&books, "keys and orders of other requests");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_charge_leaves_its_key_free_and_its_code_alive(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let books = town.books();
    town.charge(&code, "1000.01", "k")
        .await
        .refused(400, "INSUFFICIENT_BALANCE");
    town.assert_books(&books, "a charge of too much");
    let answer = town.charge(&code, "1000.00", "k").await;
    assert!(
        answer.status == 200 && !answer.replayed(),
        "{}",
        answer.text()
    );
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_that_was_reversed_before_it_came_is_refused_when_it_comes(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let blocked = reverse(&town, "o-1").await;
    let reversed: answers::Reversed = blocked.read();
    assert_eq!(
        (reversed.outcome.as_str(), reversed.refund),
        ("blocked", None)
    );
    let books = town.books();
    sell(&town, &code, "10.00", "o-1")
        .await
        .refused(409, "ORDER_REVERSED");
    let with_key = json!({ "qr_plain": code, "amount": "10.00", "external_order_id": "o-1" });
    let answer = town
        .once(CASHIER, &endpoint::CHARGE, &key(), &with_key)
        .await;
    answer.refused(409, "ORDER_REVERSED");
    town.get(CASHIER, "/merchant/orders/o-1")
        .await
        .refused(404, "ORDER_NOT_FOUND");
    let again = reverse(&town, "o-1").await;
    assert_eq!((again.text(), again.replayed()), (blocked.text(), true));
    town.assert_books(&books, "a blocked order");
    // The code is still valid, for another order and for another merchant's order of the same name.
    let body = json!({ "qr_plain": code, "amount": "10.00", "external_order_id": "o-1" });
    town.post(RIVAL_CASHIER, &endpoint::CHARGE, &body)
        .await
        .read::<Value>();
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reversal_gives_back_what_is_left_of_an_order_and_repeats_its_first_answer(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("PAYMENT_CODE_REUSE", "true")]).await;
    let code = town.code(LIN).await;
    let body = json!({ "qr_plain": code, "amount": "100.00", "external_order_id": "whole" });
    town.once(CASHIER, &endpoint::CHARGE, "key-1", &body)
        .await
        .read::<Value>();
    let part: answers::Charged = sell(&town, &code, "100.00", "part").await.read();
    let gone: answers::Charged = sell(&town, &code, "100.00", "gone").await.read();
    town.refund(&part.transaction.tx_no, "30.00", &key())
        .await
        .read::<Value>();
    town.refund(&gone.transaction.tx_no, "100.00", &key())
        .await
        .read::<Value>();
    assert_eq!(town.balance(LIN).await, "830.00");

    let mut firsts = Vec::new();
    for (order, given_back) in [
        ("whole", Some("100.00")),
        ("part", Some("70.00")),
        ("gone", None),
    ] {
        let first = reverse(&town, order).await;
        let reversed: answers::Reversed = first.read();
        assert_eq!(reversed.outcome, "reversed");
        let refund = reversed.refund.as_ref();
        assert_eq!(
            refund.map(|refund| refund.refunded_amount.as_str()),
            given_back,
            "{order}"
        );
        assert!(!first.replayed());
        firsts.push((order, first));
    }
    let books = town.books();
    town.clock.advance_secs(25 * 3600);
    for (order, first) in &firsts {
        let again = reverse(&town, order).await;
        assert_eq!(
            (again.text(), again.replayed()),
            (first.text(), true),
            "{order}"
        );
    }
    town.assert_books(
        &books,
        "reversals that came again, also when it would be too late",
    );
    let card = town.card(LIN).await;
    assert_eq!((card.balance.as_str(), card.points), ("1000.00", 0));
    sell(&town, &code, "100.00", "whole")
        .await
        .refused(409, "ORDER_REVERSED");
    town.charge(&code, "100.00", "key-1")
        .await
        .refused(409, "ORDER_REVERSED");
    let refund = town.refund(&part.transaction.tx_no, "0.01", &key()).await;
    refund.refused(409, "ONLY_COMPLETED_PAYMENT_REFUNDABLE");
    town.assert_balanced().await;
}
