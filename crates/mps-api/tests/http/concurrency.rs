//! Many requests at the same time.

use mps_testbed::On;
use rstest::rstest;
use std::collections::HashSet;

use futures::future::join_all;
use mps_protocol::answers;
use mps_protocol::endpoint;
use serde_json::json;

use crate::answer::with_status;
use crate::support::{CASHIER, LIN, MANAGER, Town, key};

const REUSE: (&str, &str) = ("PAYMENT_CODE_REUSE", "true");

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_200_charges_at_once_a_card_pays_exactly_those_that_it_holds_money_for(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[REUSE]).await;
    let code = town.code(LIN).await;
    town.token(CASHIER).await;
    let keys: Vec<String> = (0..200).map(|_| key()).collect();
    let answers = join_all(keys.iter().map(|key| town.charge(&code, "10.00", key))).await;

    let paid: HashSet<String> = with_status(&answers, 200)
        .iter()
        .map(|answer| answer.read::<answers::Charged>().transaction.tx_no)
        .collect();
    assert_eq!(paid.len(), 100);
    for answer in with_status(&answers, 400) {
        answer.refused(400, "INSUFFICIENT_BALANCE");
    }
    assert_eq!(with_status(&answers, 400).len(), 100);
    let card = town.card(LIN).await;
    assert_eq!((card.balance.as_str(), card.points), ("0.00", 1000));
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_that_many_tills_charge_at_once_pays_one_of_them(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    town.token(CASHIER).await;
    let keys: Vec<String> = (0..20).map(|_| key()).collect();
    let answers = join_all(keys.iter().map(|key| town.charge(&code, "1.00", key))).await;

    assert_eq!(with_status(&answers, 200).len(), 1);
    for answer in with_status(&answers, 400) {
        answer.refused(400, "QR_EXPIRED_OR_INVALID");
    }
    assert_eq!(town.balance(LIN).await, "999.00");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_50_refunds_at_once_a_payment_gives_back_no_more_than_was_paid(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let paid = town.pay(LIN, "100.00").await;
    town.token(MANAGER).await;
    let keys: Vec<String> = (0..50).map(|_| key()).collect();
    let refunds = keys.iter().map(|key| town.refund(&paid.tx_no, "3.00", key));
    let answers = join_all(refunds).await;

    assert_eq!(with_status(&answers, 200).len(), 33);
    for answer in with_status(&answers, 409) {
        answer.refused(409, "REFUND_EXCEEDS_REMAINING");
    }
    assert_eq!(with_status(&answers, 409).len(), 17);
    let card = town.card(LIN).await;
    assert_eq!((card.balance.as_str(), card.points), ("999.00", 1));
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_key_sent_50_times_at_once_makes_one_transaction_and_50_equal_answers(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[REUSE]).await;
    let code = town.code(LIN).await;
    town.token(CASHIER).await;
    let key = key();
    let answers = join_all((0..50).map(|_| town.charge(&code, "10.00", &key))).await;

    let bodies: HashSet<&[u8]> = with_status(&answers, 200)
        .iter()
        .map(|answer| answer.body.as_slice())
        .collect();
    assert_eq!((with_status(&answers, 200).len(), bodies.len()), (50, 1));
    let replayed = answers.iter().filter(|answer| answer.replayed()).count();
    assert_eq!(replayed, 49);
    assert_eq!(town.balance(LIN).await, "990.00");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn charges_and_reversals_that_meet_leave_no_order_paid(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[REUSE]).await;
    let code = town.code(LIN).await;
    town.token(CASHIER).await;
    town.token(MANAGER).await;
    let both = (0..25).map(|number| {
        let order = json!({ "external_order_id": format!("RACE-{number}") });
        let mut sale = order.clone();
        sale["qr_plain"] = code.as_str().into();
        sale["amount"] = "10.00".into();
        let town = &town;
        async move {
            tokio::join!(
                town.post(CASHIER, &endpoint::CHARGE, &sale),
                town.post(MANAGER, &endpoint::REVERSE, &order),
            )
        }
    });
    for (charged, reversed) in join_all(both).await {
        let reversed: answers::Reversed = reversed.read();
        if reversed.outcome == "blocked" {
            charged.refused(409, "ORDER_REVERSED");
        } else {
            assert_eq!(reversed.outcome, "reversed");
            charged.read::<answers::Charged>();
        }
    }
    let card = town.card(LIN).await;
    assert_eq!((card.balance.as_str(), card.points), ("1000.00", 0));
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_with_a_full_queue_says_so_and_its_answers_agree_with_the_books(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[REUSE, ("STORE_QUEUE_MAX", "1")]).await;
    let code = town.code(LIN).await;
    town.token(CASHIER).await;
    let orders: Vec<String> = (0..200).map(|number| format!("BURST-{number}")).collect();
    let charge = |order: &str| {
        let body = json!({ "qr_plain": code, "amount": "1.00", "external_order_id": order });
        let town = &town;
        async move { town.post(CASHIER, &endpoint::CHARGE, &body).await }
    };
    let answers = join_all(orders.iter().map(|order| charge(order))).await;

    let (mut done, mut refused) = (0_u32, 0_u32);
    for (order, answer) in orders.iter().zip(&answers) {
        let path = endpoint::ORDER.path_with(order);
        let found = town.get(CASHIER, &path).await;
        if answer.status == 200 {
            let charged: answers::Charged = answer.read();
            let found: answers::OneTransaction = found.read();
            assert_eq!(found.transaction.tx_no, charged.transaction.tx_no);
            done += 1;
        } else {
            answer.refused(503, "SERVICE_UNAVAILABLE");
            assert_eq!(answer.header("retry-after"), "1");
            found.refused(404, "ORDER_NOT_FOUND");
            refused += 1;
        }
    }
    assert!(done > 0 && refused > 0, "{done} done, {refused} refused");
    assert_eq!(town.balance(LIN).await, format!("{}.00", 1000 - done));

    // Refused requests may be retried, and completed ones are not done a second time.
    for order in &orders {
        charge(order).await.read::<answers::Charged>();
    }
    assert_eq!(town.balance(LIN).await, "800.00");
    town.assert_balanced().await;
}
