//! Charging, giving back and reversing.

use mps_protocol::answers;
use mps_protocol::endpoint;
use serde_json::{Value, json};

use crate::support::{ADMIN, Answer, CASHIER, CHEN, LIN, MANAGER, RIVAL_CASHIER, SHOP, Town, key};

/// A payment code of somebody, charged under an order id.
async fn sell(town: &Town, code: &str, amount: &str, order: &str) -> Answer {
    let body = json!({ "qr_plain": code, "amount": amount, "external_order_id": order });
    town.post(CASHIER, &endpoint::CHARGE, &body).await
}

async fn reverse(town: &Town, order: &str) -> Answer {
    let body = json!({ "external_order_id": order });
    town.post(MANAGER, &endpoint::REVERSE, &body).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_charge_takes_the_price_at_the_levels_rate_and_gives_points_for_the_whole_price() {
    let town = Town::new().await;
    let code = town.code(CHEN).await;
    let charged: answers::Charged = town.charge(&code, "299.00", &key()).await.read();

    let payment = &charged.transaction;
    assert_eq!(payment.raw_amount.as_str(), "299.00");
    assert_eq!(payment.final_amount.as_str(), "284.05");
    assert_eq!(payment.discount.as_str(), "0.950");
    assert_eq!(payment.discount_amount.as_str(), "14.95");
    assert_eq!(
        (payment.points_earned, payment.status.as_str()),
        (299, "completed")
    );
    assert_eq!(payment.card_id, town.card_id(CHEN));
    assert_eq!(charged.customer_info.member_level, 1);
    assert_eq!(charged.customer_info.card_no, town.chen.card.card_no);
    let card = town.card(CHEN).await;
    assert_eq!(
        (card.balance.as_str(), card.points, card.level),
        ("3715.95", 1299, 1)
    );
    let entries = format!(
        "SELECT account_kind, amount FROM ledger_entries e JOIN transactions t \
         ON t.id = e.transaction_id WHERE t.tx_no = '{}' ORDER BY account_kind",
        payment.tx_no
    );
    assert_eq!(town.rows(&entries), ["card|-28405", "merchant|28405"]);
    town.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_level_follows_the_points_and_the_next_charge_has_its_rate() {
    let town = Town::new().await;
    town.top_up(LIN, "2000.00").await.read::<Value>();
    assert_eq!(town.pay(LIN, "999.99").await.points_earned, 999);
    let first = town.pay(LIN, "1.00").await;
    assert_eq!(first.discount.as_str(), "1.000", "the rate from before it");
    let card = town.card(LIN).await;
    assert_eq!(
        (card.points, card.level, card.discount_rate.as_str()),
        (1000, 1, "0.950")
    );
    assert_eq!(town.pay(LIN, "100.00").await.final_amount.as_str(), "95.00");

    town.refund(&first.tx_no, "1.00", &key())
        .await
        .read::<Value>();
    assert_eq!(town.card(LIN).await.points, 1099);
    assert_eq!(town.card(LIN).await.level, 1);
    let third = town.pay(LIN, "0.10").await;
    assert_eq!(
        (third.final_amount.as_str(), third.points_earned),
        ("0.10", 0),
        "0.095 rounds up"
    );
    town.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_level_goes_down_again_with_the_points_that_a_refund_takes_back() {
    let town = Town::new().await;
    let paid = town.pay(LIN, "1000.00").await;
    assert_eq!(town.card(LIN).await.level, 1);
    let refunded: answers::Refunded = town.refund(&paid.tx_no, "0.01", &key()).await.read();
    assert_eq!(
        refunded.refund.points_reversed, 0,
        "floor(1000 × 0.01 / 1000)"
    );
    let refunded: answers::Refunded = town.refund(&paid.tx_no, "0.99", &key()).await.read();
    assert_eq!(refunded.refund.points_reversed, 1);
    let card = town.card(LIN).await;
    assert_eq!(
        (card.points, card.level, card.discount_rate.as_str()),
        (999, 0, "1.000")
    );
    town.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_charge_that_comes_again_gets_its_first_answer_whatever_happened_since() {
    let town = Town::new().await;
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
    by_order["qr_plain"] = "a code that was never made".into();
    by_order["amount"] = "99.9".into();
    by_order["tag"] = json!({ "dishes": ["麵", "茶"], "table": 7 });
    assert_same(
        &town.post(CASHIER, &endpoint::CHARGE, &by_order).await,
        "by its order id",
    );
    town.assert_books(&books, "charges that came again");

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_charge_leaves_its_key_free_and_its_code_alive() {
    let town = Town::new().await;
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refunds_in_parts_give_back_money_and_points_as_if_the_sale_had_not_been() {
    let town = Town::new().await;
    let paid = town.pay(LIN, "200.00").await;
    let first = town.refund(&paid.tx_no, "50.01", "part-1").await;
    let refunded: answers::Refunded = first.read();
    assert_eq!(refunded.refund.refunded_amount.as_str(), "50.01");
    assert_eq!(refunded.refund.original_tx_no, paid.tx_no);
    assert_eq!(refunded.refund.points_reversed, 50);
    assert_eq!(refunded.remaining_refundable.as_str(), "149.99");
    let books = town.books();
    let too_much = town.refund(&paid.tx_no, "150.00", &key()).await;
    let error = too_much.refused(409, "REFUND_EXCEEDS_REMAINING");
    assert_eq!(error.details.field.as_deref(), Some("refund_amount"));
    let of_refund = town
        .refund(&refunded.refund.refund_tx_no, "1.00", &key())
        .await;
    of_refund.refused(409, "ONLY_COMPLETED_PAYMENT_REFUNDABLE");
    let of_recharge = town.refund("RCG0000000001", "1.00", &key()).await;
    of_recharge.refused(404, "ORIGINAL_TX_NOT_FOUND");
    let unknown = town.refund("PAY9999999999", "1.00", &key()).await;
    unknown.refused(404, "ORIGINAL_TX_NOT_FOUND");
    let replay = town.refund(&paid.tx_no, "50.01", "part-1").await;
    assert_eq!((replay.text(), replay.replayed()), (first.text(), true));
    let other = town.refund(&paid.tx_no, "50.02", "part-1").await;
    other.refused(422, "IDEMPOTENCY_KEY_REUSED");
    town.assert_books(&books, "refunds that were refused or came again");

    // A frozen card gets its money back.
    let freeze = json!({ "card_id": town.card_id(LIN) });
    town.post(LIN, &endpoint::MEMBER_FREEZE, &freeze)
        .await
        .read::<Value>();
    let last: answers::Refunded = town.refund(&paid.tx_no, "149.99", &key()).await.read();
    assert_eq!(
        (
            last.refund.points_reversed,
            last.remaining_refundable.as_str()
        ),
        (150, "0.00")
    );
    let card = town.card(LIN).await;
    assert_eq!(
        (card.balance.as_str(), card.points, card.level),
        ("1000.00", 0, 0)
    );
    let path = endpoint::TRANSACTION.path_with(&paid.tx_no);
    let payment: answers::OneTransaction = town.get(LIN, &path).await.read();
    assert_eq!(payment.transaction.status, "refunded");
    assert_eq!(payment.transaction.refunded_amount.as_str(), "200.00");
    let again = town.refund(&paid.tx_no, "0.01", &key()).await;
    again.refused(409, "ONLY_COMPLETED_PAYMENT_REFUNDABLE");
    let first_again = town.refund(&paid.tx_no, "50.01", "part-1").await;
    assert_eq!(
        first_again.text(),
        first.text(),
        "also once all is refunded"
    );
    town.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_refunds_and_reverses_for_the_merchant_that_is_named() {
    let town = Town::new().await;
    let paid = town.pay(LIN, "20.00").await;
    let refund = |merchant_id| {
        json!({
            "merchant_id": merchant_id, "original_tx_no": paid.tx_no, "refund_amount": 5,
            "reason": "complaint",
        })
    };
    let books = town.books();
    let rival = refund(town.rival.uuid());
    let answer = town
        .once(ADMIN, &endpoint::ADMIN_REFUND, &key(), &rival)
        .await;
    answer.refused(404, "ORIGINAL_TX_NOT_FOUND");
    let nobody = refund(town.card_id(LIN));
    let answer = town
        .once(ADMIN, &endpoint::ADMIN_REFUND, &key(), &nobody)
        .await;
    answer.refused(404, "MERCHANT_NOT_FOUND");
    town.assert_books(&books, "refunds for others");
    let body = refund(town.shop.uuid());
    let answer = town
        .once(ADMIN, &endpoint::ADMIN_REFUND, &key(), &body)
        .await;
    let refunded: answers::Refunded = answer.read();
    assert_eq!(refunded.remaining_refundable.as_str(), "15.00");

    let code = town.code(LIN).await;
    sell(&town, &code, "10.00", "o-1").await.read::<Value>();
    let body = json!({
        "merchant_id": town.shop.uuid(), "external_order_id": "o-1", "reason": "complaint",
    });
    let reversed: answers::Reversed = town
        .post(ADMIN, &endpoint::ADMIN_REVERSE, &body)
        .await
        .read();
    assert_eq!(reversed.outcome, "reversed");
    assert_eq!(town.balance(LIN).await, "985.00");
    town.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_that_was_reversed_before_it_came_is_refused_when_it_comes() {
    let town = Town::new().await;
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
    // The code is still good, for another order and for another merchant's of the same name.
    let body = json!({ "qr_plain": code, "amount": "10.00", "external_order_id": "o-1" });
    town.post(RIVAL_CASHIER, &endpoint::CHARGE, &body)
        .await
        .read::<Value>();
    town.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reversal_gives_back_what_is_left_of_an_order_and_repeats_its_first_answer() {
    let town = Town::with(&[("PAYMENT_CODE_REUSE", "true")]).await;
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
        let books = town.books();
        town.clock.advance_secs(25 * 3600);
        let again = reverse(&town, order).await;
        assert_eq!(
            (again.text(), again.replayed()),
            (first.text(), true),
            "{order}"
        );
        town.assert_books(&books, "a reversal that came again");
        town.clock.advance_secs(-25 * 3600);
    }
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn points_stay_with_refunds_and_come_from_what_was_paid_where_the_shop_says_so() {
    let town = Town::with(&[("REFUND_POINTS", "keep"), ("POINTS_BASIS", "paid")]).await;
    let paid = town.pay(CHEN, "299.00").await;
    assert_eq!(
        (paid.final_amount.as_str(), paid.points_earned),
        ("284.05", 284)
    );
    let refunded: answers::Refunded = town.refund(&paid.tx_no, "284.05", &key()).await.read();
    assert_eq!(refunded.refund.points_reversed, 0);
    let card = town.card(CHEN).await;
    assert_eq!((card.balance.as_str(), card.points), ("4000.00", 1284));
    town.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_currency_without_decimals_has_none_anywhere() {
    let town = Town::with(&[("CURRENCY", "JPY")]).await;
    let code = town.code(CHEN).await;
    let books = town.books();
    for amount in ["299.5", "299.0", "0.5"] {
        town.charge(&code, amount, &key())
            .await
            .refused(400, "INVALID_PRICE");
    }
    town.assert_books(&books, "amounts with decimals");
    let charged: answers::Charged = town.charge(&code, "299", &key()).await.read();
    assert_eq!(
        charged.transaction.final_amount.as_str(),
        "284",
        "284.05 is rounded"
    );
    assert_eq!(charged.transaction.discount_amount.as_str(), "15");
    assert_eq!(charged.transaction.points_earned, 299);
    assert_eq!(town.balance(CHEN).await, "3716");
    let refunded: answers::Refunded = town
        .refund(&charged.transaction.tx_no, "84", &key())
        .await
        .read();
    assert_eq!(refunded.remaining_refundable.as_str(), "200");
    town.assert_balanced().await;
}
