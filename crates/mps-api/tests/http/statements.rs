//! Statements of cards: the lists contain each movement of value, and they add up to the balance.

use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{ADMIN, CHEN, LIN, Town, Who, key};

/// Returns the rows of a card, oldest first, from a list: type, change and the balance after it.
async fn rows(town: &Town, who: Who, card: &str) -> Vec<(String, String, String)> {
    let path = match who {
        ADMIN => e::ADMIN_TRANSACTIONS.path,
        _ => e::MEMBER_TRANSACTIONS.path,
    };
    let path = format!("{path}?limit=100&card_id={card}");
    let list: Value = town.get(who, &path).await.read();
    let rows = list["transactions"].as_array().unwrap().iter().rev();
    let text = |value: &Value| value.to_string().trim_matches('"').to_owned();
    rows.map(|row| {
        (
            text(&row["type"]),
            text(&row["change"]),
            text(&row["balance_after"]),
        )
    })
    .collect()
}

fn cents(amount: &str) -> i64 {
    let (whole, part) = amount.split_once('.').unwrap_or((amount, "0"));
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let part: i64 = format!("{part:0<2}").parse().unwrap();
    whole.parse::<i64>().unwrap() * 100 + sign * part
}

/// Asserts that the rows of a card add up to its balance, and that each contains the right balance.
async fn assert_adds_up(town: &Town, who: Who, card: &str, expected: &[(&str, i64)]) {
    let mut balance = 0;
    let mut reported = Vec::new();
    let rows = rows(town, who, card).await;
    let kinds = rows.iter().map(|(kind, ..)| kind.as_str());
    let expected_kinds = expected.iter().map(|(kind, _)| *kind);
    assert!(kinds.eq(expected_kinds), "{rows:?}");
    for (kind, change, after) in &rows {
        balance += cents(change);
        assert_eq!(balance, cents(after), "{rows:?}");
        reported.push((kind.as_str(), cents(change)));
    }
    assert_eq!(reported, expected);
    let detail = town.get(ADMIN, &format!("/admin/cards/{card}")).await;
    let detail: answers::AdminCardDetail = detail.read();
    assert_eq!(balance, cents(detail.card.balance.as_str()));
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_payout_is_a_row_of_the_card_and_of_the_day(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    town.pay(LIN, "920.00").await;
    let card = town.card_id(LIN).to_string();
    let body = json!({ "card_id": card, "reason": "搬家" });
    let paid = town.once(ADMIN, &e::PAY_OUT_CARD, &key(), &body).await;
    let paid: Value = paid.read();
    let expected = [
        ("recharge", 100_000),
        ("payment", -92_000),
        ("payout", -8_000),
    ];
    for who in [LIN, ADMIN] {
        assert_adds_up(&town, who, &card, &expected).await;
    }
    let path = format!("/common/transactions/{}", paid["tx_no"].as_str().unwrap());
    let one: Value = town.get(LIN, &path).await.read();
    assert_eq!(one["transaction"]["type"], "payout");
    let only = town.get(ADMIN, "/admin/transactions?type=payout").await;
    let only: answers::Transactions = only.read();
    assert_eq!(only.transactions.len(), 1);
    let day: Value = town.get(ADMIN, "/admin/statistics").await.read();
    let day = &day["today_stats"]["transactions"];
    assert_eq!(day["payout_count"], 1);
    assert_eq!(
        cents(day["payout_amount"].to_string().trim_matches('"')),
        8_000
    );
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_voucher_is_told_from_its_issue_to_what_lapsed(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let voucher = async || {
        let body = json!({
            "member_id": town.chen.member.id.uuid(), "amount": 50, "expires_at": "2026-12-31",
        });
        let issued = town.once(ADMIN, &e::CREATE_VOUCHER, &key(), &body).await;
        issued.read::<answers::CardChanged>().card.id.to_string()
    };
    let (paying, closed) = (voucher().await, voucher().await);
    let code = town
        .post(CHEN, &e::QR_GENERATE, &json!({ "card_id": paying }))
        .await;
    let code: answers::QrGenerated = code.read();
    town.charge(code.qr_plain.reveal(), "30.00", &key())
        .await
        .read::<Value>();
    let close = json!({ "card_id": closed });
    town.once(ADMIN, &e::CLOSE_CARD, &key(), &close)
        .await
        .read::<Value>();
    for who in [CHEN, ADMIN] {
        // What the voucher paid, and what of it lapsed, reduces it at once.
        let expected = [("voucher_issue", 5_000), ("payment", -5_000)];
        assert_adds_up(&town, who, &paying, &expected).await;
        let expected = [("voucher_issue", 5_000), ("lapse", -5_000)];
        assert_adds_up(&town, who, &closed, &expected).await;
    }
    let day: Value = town.get(ADMIN, "/admin/statistics").await.read();
    let day = &day["today_stats"]["transactions"];
    assert_eq!(
        (&day["voucher_issue_count"], &day["lapse_count"]),
        (&json!(2), &json!(1))
    );
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_moves_to_a_card_in_the_place_of_another_is_told_on_both(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let old = town.card_id(LIN).to_string();
    let body = json!({ "card_id": old, "reason": "掉了" });
    town.post(ADMIN, &e::MARK_CARD_LOST, &body)
        .await
        .read::<Value>();
    let replaced = town.once(ADMIN, &e::REPLACE_CARD, &key(), &body).await;
    let replaced: answers::CardReplaced = replaced.read();
    let new = replaced.new_card.id.to_string();
    for who in [LIN, ADMIN] {
        let expected = [("recharge", 100_000), ("transfer", -100_000)];
        assert_adds_up(&town, who, &old, &expected).await;
        assert_adds_up(&town, who, &new, &[("transfer", 100_000)]).await;
    }
    // All of a member's rows, across cards, add up to what the member has.
    let all: Value = town.get(LIN, "/member/transactions").await.read();
    let all = all["transactions"].as_array().unwrap().iter();
    let changes = all.map(|row| cents(row["change"].to_string().trim_matches('"')));
    assert_eq!(changes.sum::<i64>(), 100_000);
    town.assert_balanced().await;
}
