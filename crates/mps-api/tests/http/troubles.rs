//! Problems with cards: refunds to vouchers, lost cards, closed ones, wrong recharges, points
//! changed by hand.

use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{ADMIN, CASHIER, CHEN, LIN, MANAGER, RIVAL, Town, key};

/// Chen pays at the first merchant's with a card other than the standard one.
async fn pay_by(town: &Town, card_id: &Value, amount: &str) -> answers::ChargeTransaction {
    let body = json!({ "card_id": card_id });
    let code: answers::QrGenerated = town.post(CHEN, &e::QR_GENERATE, &body).await.read();
    let charged = town.charge(code.qr_plain.reveal(), amount, &key()).await;
    charged.read::<answers::Charged>().transaction
}

fn state(town: &Town, card_no: &str) -> String {
    let sql = format!("SELECT status, balance FROM mps.member_cards WHERE card_no = '{card_no}'");
    town.rows(&sql).remove(0)
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_voucher_pays_once_and_comes_back_as_far_as_it_is_refunded(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let body = json!({
        "member_id": town.chen.member.id.uuid(), "amount": 100, "expires_at": "2026-03-31",
    });
    let issued: answers::CardChanged = town
        .once(ADMIN, &e::CREATE_VOUCHER, &key(), &body)
        .await
        .read();
    let (id, number) = (json!(issued.card.id), issued.card.card_no);
    assert!(number.starts_with("VCH"));
    assert_eq!(
        issued.card.expires_at.as_deref(),
        Some("2026-03-31T16:00:00.000000Z")
    );

    // No discount, no points; the rest lapses.
    let first = pay_by(&town, &id, "60.00").await;
    assert_eq!(
        (first.final_amount.as_str(), first.points_earned),
        ("60.00", 0)
    );
    assert_eq!(state(&town, &number), "used|0");
    town.refund(&first.tx_no, "20.00", &key()).await;
    assert_eq!(state(&town, &number), "active|2000");
    town.refund(&first.tx_no, "40.00", &key()).await;
    assert_eq!(state(&town, &number), "active|10000", "whole again");

    // There was a charge since, so the lapsed part stays lapsed.
    let second = pay_by(&town, &id, "60.00").await;
    town.refund(&second.tx_no, "20.00", &key()).await;
    let third = pay_by(&town, &id, "15.00").await;
    assert_eq!(state(&town, &number), "used|0");
    town.refund(&second.tx_no, "40.00", &key()).await;
    assert_eq!(state(&town, &number), "active|4000");
    town.refund(&third.tx_no, "15.00", &key()).await;
    assert_eq!(state(&town, &number), "active|6000");
    town.assert_balanced().await;
    let lapsed = "SELECT sum(amount) FROM mps.ledger_entries WHERE account_kind = 'breakage'";
    assert_eq!(town.rows(lapsed), ["4000"]);

    // Closing it makes the rest lapse.
    town.once(ADMIN, &e::CLOSE_CARD, &key(), &json!({ "card_id": id }))
        .await;
    assert_eq!(state(&town, &number), "closed|0");
    town.refund(&first.tx_no, "1.00", &key())
        .await
        .refused(409, "ONLY_COMPLETED_PAYMENT_REFUNDABLE");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_voucher_that_is_refunded_after_its_end_lives_on_for_a_while(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("VOUCHER_REFUND_GRACE", "5")]).await;
    let body = json!({
        "member_id": town.chen.member.id.uuid(), "amount": 50,
        "expires_at": "2026-03-02T05:00:00Z",
    });
    let issued: answers::CardChanged = town
        .once(ADMIN, &e::CREATE_VOUCHER, &key(), &body)
        .await
        .read();
    let id = json!(issued.card.id);
    let paid = pay_by(&town, &id, "50.00").await;
    town.clock.advance_secs(2 * 60 * 60);
    town.refund(&paid.tx_no, "50.00", &key()).await;
    town.clock.advance_secs(4 * 24 * 60 * 60);
    pay_by(&town, &id, "50.00").await;
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_card_is_replaced_with_everything_on_it(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let payment = town.pay(CHEN, "100.00").await;
    let before = town.card(CHEN).await;
    let old = json!({ "card_id": town.card_id(CHEN), "reason": "掉了" });
    town.once(ADMIN, &e::REPLACE_CARD, &key(), &old)
        .await
        .refused(409, "INVALID_STATE_TRANSITION");
    let code = town.code(CHEN).await;
    town.post(ADMIN, &e::MARK_CARD_LOST, &old).await;
    town.charge(&code, "1.00", &key())
        .await
        .refused(409, "CARD_NOT_ACTIVE");
    town.post(ADMIN, &e::UNFREEZE_CARD, &old)
        .await
        .refused(409, "INVALID_STATE_TRANSITION");

    let replaced: answers::CardReplaced = town
        .once(ADMIN, &e::REPLACE_CARD, &key(), &old)
        .await
        .read();
    assert_eq!(replaced.card.balance.as_str(), "0.00");
    assert_eq!(replaced.new_card.balance.as_str(), before.balance.as_str());
    let cards: answers::Cards = town.get(CHEN, "/member/cards").await.read();
    assert_eq!(cards.cards.len(), 1, "the lost one is gone from the list");
    let now = &cards.cards[0];
    assert_eq!(now.card_no, replaced.new_card.card_no);
    assert_eq!((now.points, now.level), (before.points, before.level));
    town.once(ADMIN, &e::REPLACE_CARD, &key(), &old)
        .await
        .refused(409, "INVALID_STATE_TRANSITION");

    // Refunds of payments with the old card go to the new one, including points.
    town.refund(&payment.tx_no, "95.00", &key()).await;
    let now = town.card(CHEN).await;
    assert_eq!((now.balance.as_str(), now.points), ("4000.00", 1000));
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_card_is_closed_only_when_nothing_is_stranded_on_it(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let payment = town.pay(LIN, "10.00").await;
    let card = json!({ "card_id": town.card_id(LIN), "reason": "搬家" });
    town.once(ADMIN, &e::CLOSE_CARD, &key(), &card)
        .await
        .refused(409, "INVALID_STATE_TRANSITION");
    let paid: answers::CardPaidOut = town
        .once(ADMIN, &e::PAY_OUT_CARD, &key(), &card)
        .await
        .read();
    assert_eq!(paid.amount.as_str(), "990.00");
    town.once(ADMIN, &e::PAY_OUT_CARD, &key(), &card)
        .await
        .refused(400, "INSUFFICIENT_BALANCE");
    town.once(ADMIN, &e::CLOSE_CARD, &key(), &card).await;
    let books = town.books();
    town.refund(&payment.tx_no, "10.00", &key())
        .await
        .refused(409, "CARD_NOT_ACTIVE");
    town.assert_books(&books, "a refund to a closed card");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_recharge_is_taken_back_while_the_card_holds_it(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let cash = json!({
        "card_no": town.lin.card.card_no, "amount": 5000, "payment_method": "cash",
    });
    let recharged = town
        .once(MANAGER, &e::MERCHANT_RECHARGE, &key(), &cash)
        .await;
    let recharged: answers::Recharged = recharged.read();
    let cancel = json!({ "tx_no": recharged.transaction.tx_no, "reason": "打錯" });
    let cancel_by = async |who, key: &str| {
        town.once(who, &e::MERCHANT_RECHARGE_CANCEL, key, &cancel)
            .await
    };
    cancel_by(RIVAL, &key()).await.refused(404, "TX_NOT_FOUND");
    cancel_by(CASHIER, &key())
        .await
        .refused(403, "PERMISSION_DENIED");
    let first = cancel_by(MANAGER, "cancel-1").await;
    let cancelled: answers::Recharged = first.read();
    assert!(cancelled.transaction.tx_no.starts_with("RCR"));
    assert_eq!(town.balance(LIN).await, "1000.00");
    let again = cancel_by(MANAGER, "cancel-1").await;
    assert!(again.replayed());
    cancel_by(MANAGER, &key())
        .await
        .refused(409, "INVALID_STATE_TRANSITION");
    // A cancelled recharge frees room in the day's cash limit.
    town.once(MANAGER, &e::MERCHANT_RECHARGE, &key(), &cash)
        .await
        .read::<answers::Recharged>();

    let bank: answers::Recharged = town.top_up(CHEN, "500.00").await.read();
    town.pay(CHEN, "4500.00").await;
    let cancel = json!({ "tx_no": bank.transaction.tx_no, "reason": "打錯" });
    town.once(ADMIN, &e::ADMIN_RECHARGE_CANCEL, &key(), &cancel)
        .await
        .refused(400, "INSUFFICIENT_BALANCE");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn points_by_hand_and_new_levels_move_the_level_at_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let adjust = |delta: i64| json!({ "card_id": town.card_id(CHEN), "delta_points": delta, "reason": "活動" });
    let adjusted = town
        .once(ADMIN, &e::ADJUST_POINTS, &key(), &adjust(4000))
        .await;
    let adjusted: answers::PointsAdjusted = adjusted.read();
    let adjustment = adjusted.adjustment;
    assert_eq!((adjustment.points_after, adjustment.level_after), (5000, 2));
    let adjusted = town
        .once(ADMIN, &e::ADJUST_POINTS, &key(), &adjust(-9999))
        .await;
    let adjusted: answers::PointsAdjusted = adjusted.read();
    assert_eq!(adjusted.adjustment.delta_points, -5000, "not below zero");
    town.once(ADMIN, &e::ADJUST_POINTS, &key(), &adjust(500))
        .await;

    let level = |level: i16, from: i64, rate: &str| json!({ "level": level, "name": format!("L{level}"), "min_points": from, "discount_rate": rate });
    for wrong in [
        json!([]),
        json!([level(0, 1, "1")]),
        json!([level(0, 0, "1"), level(2, 10, "0.9")]),
        json!([level(0, 0, "1"), level(1, 0, "0.9")]),
    ] {
        town.send(ADMIN, &e::SET_LEVELS, &[], &json!({ "levels": wrong }))
            .await
            .refused(409, "LEVELS_INVALID");
    }
    let levels = json!({ "levels": [level(0, 0, "1"), level(1, 400, "0.7")] });
    let set = town.send(ADMIN, &e::SET_LEVELS, &[], &levels).await;
    assert_eq!(set.read::<answers::Levels>().levels.len(), 2);
    let card = town.card(CHEN).await;
    assert_eq!((card.level, card.level_name.as_str()), (1, "L1"));
    assert_eq!(town.pay(CHEN, "10.00").await.final_amount.as_str(), "7.00");
    town.assert_balanced().await;
}
