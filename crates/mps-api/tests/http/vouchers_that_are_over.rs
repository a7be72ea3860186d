//! Expired vouchers: a refund restores what it gives back, and nothing that lapsed.

use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{ADMIN, CHEN, Town, key};

const DAY: i64 = 24 * 60 * 60;

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refund_of_a_cent_brings_a_cent_back(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &[("JWT_EXPIRE_HOURS", "8000")]).await;
    let body = json!({
        "member_id": town.chen.member.id.uuid(), "amount": "100.00", "expires_at": "2026-03-31",
    });
    let issued = town.once(ADMIN, &e::CREATE_VOUCHER, &key(), &body).await;
    let voucher = issued.read::<answers::CardChanged>().card;
    let held = || {
        let number = &voucher.card_no;
        let sql = format!("SELECT balance FROM mps.member_cards WHERE card_no = '{number}'");
        town.rows(&sql).remove(0)
    };
    let card = json!({ "card_id": voucher.id });
    let code = async || town.post(CHEN, &e::QR_GENERATE, &card).await;
    let pay = async |amount: &str| {
        let code: answers::QrGenerated = code().await.read();
        town.charge(code.qr_plain.reveal(), amount, &key()).await
    };
    let paid: answers::Charged = pay("60.00").await.read();
    let refund = async |amount: &str| {
        let refunded = town.refund(&paid.transaction.tx_no, amount, &key()).await;
        refunded.read::<Value>();
    };
    refund("50.00").await;
    assert_eq!(held(), "5000");

    // She does not spend it before its end. Then a refunded cent lives on its own, again and again.
    town.clock.advance_secs(30 * DAY);
    code().await.refused(409, "CARD_EXPIRED");
    for _ in 0..3 {
        refund("0.01").await;
        assert_eq!(held(), "1");
        pay("0.02").await.refused(400, "INSUFFICIENT_BALANCE");
        town.clock.advance_secs(31 * DAY);
        code().await.refused(409, "CARD_EXPIRED");
    }
    let lapsed = "SELECT sum(amount) FROM mps.ledger_entries WHERE account_kind = 'breakage'";
    // 40.00 of the charge, then 50.00, and a cent each time but the last.
    assert_eq!(town.rows(lapsed), ["9002"]);
    town.assert_balanced().await;
}
