//! Sums that take two administrators.

use mps_domain::RefusalCode;
use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Endpoint, Method};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::authenticator::post;
use crate::support::{ADMIN, CHEN, LIN, MANAGER, Town, key};

const ABOVE: [(&str, &str); 1] = [("APPROVAL_ABOVE", "2000")];
const DAY: i64 = 24 * 60 * 60;

/// Creates another administrator. Returns a token.
async fn another(town: &Town, name: &str) -> String {
    let (first, own) = ("a password to begin with", "a password of one's own");
    let admin = json!({ "name": name, "password": first });
    town.post(ADMIN, &e::CREATE_ADMIN, &admin)
        .await
        .read::<Value>();
    let login = json!({ "role": "admin", "identifier": name, "password": first });
    let signed_in: answers::SignedIn = town.login(&login).await.read();
    let change = json!({ "current_password": first, "new_password": own });
    let changed = post(town, signed_in.token(), &e::PASSWORD, &change).await;
    changed.read::<answers::SignedIn>().token().to_owned()
}

async fn request(town: &Town, key: &str, body: &Value) -> Answer {
    town.once(ADMIN, &e::REQUEST_APPROVAL, key, body).await
}

/// Decides with the token of another administrator.
async fn decide(town: &Town, token: &str, endpoint: &Endpoint, id: &str) -> Answer {
    let path = endpoint.path_with_all(&[id]);
    let request = town.request(Method::Post, &path).bearer_auth(token);
    Answer::to(request.json(&json!({}))).await
}

fn recharge(town: &Town, amount: &str) -> Value {
    json!({
        "kind": "recharge", "card_id": town.card_id(LIN), "amount": amount,
        "payment_method": "bank", "reason": "a transfer",
    })
}

async fn pending(town: &Town, body: &Value) -> String {
    let asked: answers::OneApproval = request(town, &key(), body).await.read();
    assert_eq!(asked.approval.status, "pending");
    asked.approval.id.to_string()
}

async fn balance(town: &Town) -> String {
    let cards: answers::Cards = town.get(LIN, e::MEMBER_CARDS.path).await.read();
    cards.cards[0].balance.to_string()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_large_recharge_takes_another_administrator(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &ABOVE).await;
    let second = another(&town, "second").await;
    town.top_up(LIN, "2000.00").await.read::<Value>();
    let books = town.books();
    let alone = town.top_up(LIN, "2000.01").await;
    let error = alone.refused(403, "APPROVAL_REQUIRED");
    let way_out = error.details.suggestion.unwrap_or_default();
    assert!(way_out.contains("POST /admin/approvals"), "{way_out}");
    // What one may do alone needs nobody, and what nobody may do is refused when it is asked for.
    let small = request(&town, &key(), &recharge(&town, "2000.00")).await;
    small.refused(409, "INVALID_STATE_TRANSITION");
    let large = request(&town, &key(), &recharge(&town, "5000.01")).await;
    large.refused(400, "INVALID_RECHARGE_AMOUNT");
    town.assert_books(&books, "requests that were refused");

    let (key, body) = (key(), recharge(&town, "2000.01"));
    let asked: answers::OneApproval = request(&town, &key, &body).await.read();
    let id = asked.approval.id.to_string();
    assert_eq!(asked.approval.status, "pending");
    let again = request(&town, &key, &body).await;
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!(again.read::<answers::OneApproval>(), asked);
    let other = request(&town, &key, &recharge(&town, "3000")).await;
    other.refused(422, "IDEMPOTENCY_KEY_REUSED");
    assert_eq!(balance(&town).await, "3000.00");

    let own = town.send(ADMIN, &e::APPROVE, &[&id], &json!({})).await;
    own.refused(403, "PERMISSION_DENIED");
    let manager = town.send(MANAGER, &e::APPROVE, &[&id], &json!({})).await;
    manager.refused(403, "PERMISSION_DENIED");
    let approved: answers::OneApproval = decide(&town, &second, &e::APPROVE, &id).await.read();
    assert_eq!(approved.approval.status, "approved");
    assert_eq!(approved.approval.decided_by.as_deref(), Some("second"));
    assert_eq!(balance(&town).await, "5000.01");
    let books = town.books();
    let again: answers::OneApproval = decide(&town, &second, &e::APPROVE, &id).await.read();
    assert_eq!(again, approved);
    let refused = decide(&town, &second, &e::REFUSE_APPROVAL, &id).await;
    refused.refused(409, "INVALID_STATE_TRANSITION");
    town.assert_books(&books, "decisions that were made");

    let tx_no = approved.approval.tx_no.unwrap();
    let path = e::TRANSACTION.path_with_all(&[&tx_no]);
    let made: answers::OneTransaction = town.get(ADMIN, &path).await.read();
    assert_eq!(made.transaction.reason.as_deref(), Some("a transfer"));
    // Both administrators are in the audit.
    for operation in ["request_approval", "decide_approval"] {
        let path = format!("{}?operation={operation}", e::AUDIT.path);
        let found: answers::Audit = town.get(ADMIN, &path).await.read();
        assert!(!found.events.is_empty(), "{operation}");
    }
    let path = format!("{}?status=approved", e::APPROVALS.path);
    let listed: answers::Approvals = town.get(ADMIN, &path).await.read();
    assert_eq!(listed.approvals.len(), 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn payouts_and_points_take_two_as_well(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &ABOVE).await;
    let second = another(&town, "second").await;
    let card = town.card_id(LIN);
    let points = json!({ "card_id": card, "delta_points": 2001, "reason": "a gift" });
    let alone = town.once(ADMIN, &e::ADJUST_POINTS, &key(), &points).await;
    alone.refused(403, "APPROVAL_REQUIRED");
    let body = json!({
        "kind": "points", "card_id": card, "delta_points": 2001, "reason": "a gift",
    });
    let id = pending(&town, &body).await;
    let approved: answers::OneApproval = decide(&town, &second, &e::APPROVE, &id).await.read();
    assert_eq!(approved.approval.delta_points, Some(2001));

    town.top_up(LIN, "1500.00").await.read::<Value>();
    let pay_out = json!({ "card_id": card, "reason": "moves away" });
    let alone = town.once(ADMIN, &e::PAY_OUT_CARD, &key(), &pay_out).await;
    alone.refused(403, "APPROVAL_REQUIRED");
    let body = json!({ "kind": "payout", "card_id": card, "reason": "moves away" });
    let id = pending(&town, &body).await;
    // Not more than what was asked for.
    town.top_up(LIN, "1.00").await.read::<Value>();
    let books = town.books();
    let more = decide(&town, &second, &e::APPROVE, &id).await;
    more.refused(409, "INVALID_STATE_TRANSITION");
    town.assert_books(&books, "a payout of more than was asked for");
    town.pay(LIN, "501.00").await;
    let paid: answers::OneApproval = decide(&town, &second, &e::APPROVE, &id).await.read();
    assert_eq!(paid.approval.status, "approved");
    assert_eq!(balance(&town).await, "0.00");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_is_refused_withdrawn_or_lapses(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &ABOVE).await;
    let second = another(&town, "second").await;
    let body = recharge(&town, "3000");
    let refused = pending(&town, &body).await;
    decide(&town, &second, &e::REFUSE_APPROVAL, &refused)
        .await
        .read::<Value>();
    let withdrawn = pending(&town, &body).await;
    let withdraw = town
        .send(ADMIN, &e::REFUSE_APPROVAL, &[&withdrawn], &json!({}))
        .await;
    withdraw.read::<Value>();
    let lapsed = pending(&town, &body).await;
    // The check follows the card: what is refused to one is refused to two.
    let frozen = json!({ "card_id": town.card_id(LIN) });
    town.post(ADMIN, &e::FREEZE_CARD, &frozen)
        .await
        .read::<Value>();
    let answer = decide(&town, &second, &e::APPROVE, &lapsed).await;
    answer.refused(409, RefusalCode::CardNotActive.as_str());
    town.post(ADMIN, &e::UNFREEZE_CARD, &frozen)
        .await
        .read::<Value>();
    town.clock.advance_secs(3 * DAY + 60);
    let (office, second) = (town.sign_in(ADMIN).await, {
        let login = json!({
            "role": "admin", "identifier": "second", "password": "a password of one's own",
        });
        town.login(&login)
            .await
            .read::<answers::SignedIn>()
            .token()
            .to_owned()
    });
    for id in [&refused, &withdrawn, &lapsed] {
        let answer = decide(&town, &second, &e::APPROVE, id).await;
        answer.refused(409, "INVALID_STATE_TRANSITION");
    }
    for (status, count) in [
        ("refused", 2),
        ("lapsed", 1),
        ("pending", 0),
        ("approved", 0),
    ] {
        let path = format!("{}?status={status}", e::APPROVALS.path);
        let request = town.request(Method::Get, &path).bearer_auth(&office);
        let listed: answers::Approvals = Answer::to(request).await.read();
        assert_eq!(listed.approvals.len(), count, "{status}");
    }
    assert_eq!(
        town.rows("SELECT count(*) FROM mps.transactions WHERE reason = 'a transfer'"),
        ["0"]
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_approve_at_once_carry_it_out_once(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &ABOVE).await;
    let (second, third) = (
        another(&town, "second").await,
        another(&town, "third").await,
    );
    for round in 1..=4 {
        let body = json!({
            "kind": "points", "card_id": town.card_id(CHEN), "delta_points": 2001, "reason": "gift",
        });
        let id = pending(&town, &body).await;
        let (one, other) = tokio::join!(
            decide(&town, &second, &e::APPROVE, &id),
            decide(&town, &third, &e::APPROVE, &id),
        );
        let won = [one.status, other.status];
        assert!(won == [200, 409] || won == [409, 200], "{round}: {won:?}");
        let given = "SELECT count(*) FROM mps.transactions WHERE reason = 'gift'";
        assert_eq!(town.rows(given), [round.to_string()]);
    }
}
