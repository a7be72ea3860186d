//! Payment codes that pay more than once: for a quarter of an hour, and not after they were ended.

use mps_protocol::{Method, answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, CASHIER, LIN, Town, key};

const REUSE: (&str, &str) = ("PAYMENT_CODE_REUSE", "true");

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_from_before_they_were_reusable_pays_again_for_a_quarter_of_an_hour(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(false, true)] late: bool,
) {
    let town = Town::with(on, &[REUSE]).await;
    let code = town.code(LIN).await;
    // It was made to be used once, and to live for a day.
    let day = match on {
        On::Sqlite => "expires_at + 85500000000",
        On::Postgres => "expires_at + interval '85500 seconds'",
    };
    let one = "ended IS NULL";
    town.change_books(&format!(
        "UPDATE mps.payment_codes SET expires_at = {day} WHERE {one}"
    ));
    let pay = async || town.charge(&code, "1.00", &key()).await;
    let refuse = async || pay().await.refused(400, "QR_EXPIRED_OR_INVALID");
    if late {
        // It pays once at any time of its life. After that, it is too late for a second time.
        town.clock.advance_secs(901);
        pay().await.read::<answers::Charged>();
        refuse().await;
        return;
    }
    for _ in 0..2 {
        pay().await.read::<answers::Charged>();
    }
    town.clock.advance_secs(890);
    pay().await.read::<answers::Charged>();
    town.clock.advance_secs(20);
    refuse().await;
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_that_was_ended_pays_no_second_time(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &[REUSE]).await;
    let code = town.code(LIN).await;
    town.charge(&code, "1.00", &key())
        .await
        .read::<answers::Charged>();
    let all = json!({ "card_type": "standard" });
    town.post(ADMIN, &e::BATCH_ROTATE, &all)
        .await
        .read::<Value>();
    town.charge(&code, "1.00", &key())
        .await
        .refused(400, "QR_EXPIRED_OR_INVALID");
}

/// The charge has reached its card, or its commit, and waits there. Meanwhile the code is ended,
/// and the actor who ended it gets a success.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_that_is_ended_while_its_second_charge_waits_does_not_pay_it(
    #[values("member_cards", "lanes")] waits_for: &str,
) {
    let settings = [REUSE, ("STORE_LANES", "1")];
    let town = Town::with(On::Postgres, &settings).await;
    let row = match waits_for {
        "lanes" => "id IS NOT NULL".to_owned(),
        _ => format!("id = '{}'", town.card_id(LIN)),
    };
    let code = town.code(LIN).await;
    town.charge(&code, "1.00", &key())
        .await
        .read::<answers::Charged>();
    let admin = town.token(ADMIN).await;
    town.token(CASHIER).await;
    let held = format!("SELECT 1 FROM mps.{waits_for} WHERE {row} FOR UPDATE");
    let held = town.scratch().hold_rows(&held);
    // Its lane is not among the blocked ones.
    let other = town.neighbour(&settings).await;
    let sale = json!({ "qr_plain": code, "amount": "1.00" });
    let charge = town
        .request_by(CASHIER, Method::Post, e::CHARGE.path)
        .await
        .header("Idempotency-Key", key())
        .json(&sale);
    let charge = tokio::spawn(Answer::to(charge));
    town.until_held_up(1).await;
    let end = format!("{}{}", other.base, e::BATCH_ROTATE.path);
    let end = town.http.post(end).bearer_auth(admin);
    let ended = Answer::to(end.json(&json!({ "card_type": "standard" }))).await;
    let ended: answers::BatchRotated = ended.read();
    // The code of Chen's first purchase is reusable too.
    assert_eq!(ended.result.affected_cards, 2);
    held.release();
    charge.await.unwrap().refused(400, "QR_EXPIRED_OR_INVALID");
    assert_eq!(town.balance(LIN).await, "999.00");
    town.assert_balanced().await;
}
