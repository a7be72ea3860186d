//! Charges, refunds and reversals.

use mps_protocol::answers;
use mps_protocol::endpoint;
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{ADMIN, CHEN, LIN, Town, key, sell};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_charge_takes_the_price_at_the_levels_rate_and_gives_points_for_the_whole_price(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
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
        "SELECT account_kind, amount FROM mps.ledger_entries e JOIN mps.transactions t \
         ON t.id = e.posting_id WHERE t.tx_no = '{}' ORDER BY account_kind",
        payment.tx_no
    );
    assert_eq!(town.rows(&entries), ["card|-28405", "merchant|28405"]);
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_level_follows_the_points_and_the_next_charge_has_its_rate(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
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

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_level_goes_down_again_with_the_points_that_a_refund_takes_back(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
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

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refunds_in_parts_give_back_money_and_points_as_if_the_sale_had_not_been(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
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

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_refunds_and_reverses_for_the_merchant_that_is_named(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
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

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn points_stay_with_refunds_and_come_from_what_was_paid_where_the_shop_says_so(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("REFUND_POINTS", "keep"), ("POINTS_BASIS", "paid")]).await;
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

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_currency_without_decimals_has_none_anywhere(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &[("CURRENCY", "JPY")]).await;
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
