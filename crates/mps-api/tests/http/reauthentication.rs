//! Operations that make value or open accounts: an open session alone is not enough for them.

use std::collections::BTreeSet;

use mps_protocol::endpoint::{self as e, Endpoint};
use mps_protocol::error::ErrorCode;
use mps_protocol::openapi;
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::authenticator::{App, with_app};
use crate::support::{ADMIN, LIN, MANAGER, PASSWORD, Town, key};

const MINUTE: i64 = 60;
/// Sessions live on, so that only the age of the proof counts.
const SETTINGS: [(&str, &str); 2] = [
    ("ADMIN_IDLE_MINUTES", "600"),
    ("REAUTHENTICATE_AFTER_MINUTES", "30"),
];
const NOBODY: &str = "00000000-0000-4000-8000-000000000000";
const LONG: &str = "a password to begin with";

/// Each endpoint that wants a recent proof, with a body that gets as far as the rules.
fn sensitive(town: &Town) -> Vec<(&'static Endpoint, Value)> {
    let card = town.card_id(LIN);
    vec![
        (
            &e::ADMIN_RECHARGE,
            json!({ "card_id": card, "amount": "1", "payment_method": "bank", "reason": "x" }),
        ),
        (&e::PAY_OUT_CARD, json!({ "card_id": card, "reason": "x" })),
        (
            &e::ADJUST_POINTS,
            json!({ "card_id": card, "delta_points": 1, "reason": "x" }),
        ),
        (
            &e::CREATE_VOUCHER,
            json!({
                "amount": "1", "expires_at": "2126-12-31",
                "member_id": town.holder(LIN).member.id.uuid(),
            }),
        ),
        (&e::CREATE_CORPORATE_CARD, json!({ "discount_rate": "0.9" })),
        (
            &e::ADMIN_REFUND,
            json!({
                "merchant_id": NOBODY, "original_tx_no": "x", "refund_amount": "1", "reason": "x",
            }),
        ),
        (
            &e::ADMIN_REVERSE,
            json!({ "merchant_id": NOBODY, "external_order_id": "x", "reason": "x" }),
        ),
        (
            &e::BIND_IDENTITY,
            json!({ "member_id": NOBODY, "provider": "line", "external_id": "x" }),
        ),
        (&e::APPROVE, json!({})),
        (&e::REFUSE_APPROVAL, json!({})),
        (&e::CREATE_MERCHANT, {
            json!({ "code": "NEW", "name": "New", "password": LONG })
        }),
        (&e::MERCHANT_PASSWORD, {
            json!({ "merchant_id": NOBODY, "password": LONG })
        }),
        (&e::MEMBER_PASSWORD, {
            json!({ "member_id": NOBODY, "password": LONG })
        }),
        (&e::CREATE_ACTIVATION, {
            json!({ "member_id": town.holder(LIN).member.id.uuid() })
        }),
        (&e::CREATE_ADMIN, json!({ "name": "new", "password": LONG })),
        (&e::UPDATE_ADMIN, json!({ "status": "inactive" })),
        (&e::SET_LIMITS, json!({ "limits": [] })),
        (
            &e::SET_LEVELS,
            json!({ "levels": [
                { "level": 0, "name": "x", "min_points": 0, "discount_rate": "0.1" },
            ] }),
        ),
    ]
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_makes_value_or_opens_accounts_takes_a_recent_proof(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &SETTINGS).await;
    let table = sensitive(&town);
    let names = table.iter().map(|(endpoint, _)| endpoint.name);
    let documented = e::ALL.iter().filter(|endpoint| {
        let contract = openapi::of(endpoint).unwrap();
        let code = ErrorCode::ReauthenticationRequired.as_str();
        contract.errors().values().flatten().any(|one| *one == code)
    });
    assert_eq!(
        names.collect::<BTreeSet<_>>(),
        documented.map(|endpoint| endpoint.name).collect()
    );
    town.token(ADMIN).await;
    town.token(MANAGER).await;
    town.clock.advance_secs(30 * MINUTE + 1);
    let books = town.books();
    for (endpoint, body) in &table {
        let path = endpoint.path_with_all(&[NOBODY]);
        let request = town.request_by(ADMIN, endpoint.method, &path).await;
        let request = request.header("idempotency-key", key()).json(body);
        let answer = crate::answer::Answer::to(request).await;
        let error = answer.refused(403, "REAUTHENTICATION_REQUIRED");
        let way_out = error.details.suggestion.unwrap_or_default();
        assert!(way_out.contains("POST /auth/reauthenticate"), "{way_out}");
    }
    town.assert_books(&books, "what a session without a recent proof asked for");
    // What a till does all day takes no other proof.
    let cash = json!({
        "card_no": town.card(LIN).await.card_no, "amount": "1", "payment_method": "cash",
    });
    town.once(MANAGER, &e::MERCHANT_RECHARGE, &key(), &cash)
        .await
        .read::<Value>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_or_a_code_of_the_second_factor_proves_it(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &SETTINGS).await;
    town.token(ADMIN).await;
    let prove = async |body: Value| town.post(ADMIN, &e::REAUTHENTICATE, &body).await;
    let later = || town.clock.advance_secs(31 * MINUTE);
    later();
    let nothing = prove(json!({})).await;
    let error = nothing.refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("password"));
    let wrong = prove(json!({ "password": "another password" })).await;
    wrong.refused(401, "INVALID_CREDENTIALS");
    let code = prove(json!({ "totp": "123456" })).await;
    code.refused(400, "VALIDATION_FAILED");
    let refused = town.top_up(LIN, "1.00").await;
    refused.refused(403, "REAUTHENTICATION_REQUIRED");
    prove(json!({ "password": PASSWORD })).await.read::<Value>();
    town.top_up(LIN, "1.00").await.read::<Value>();

    let (app, recovery): (App, _) = with_app(&town, ADMIN).await;
    later();
    let password = prove(json!({ "password": PASSWORD })).await;
    password.refused(401, "TOTP_REQUIRED");
    let wrong = prove(json!({ "totp": app.wrong(&town) })).await;
    wrong.refused(401, "INVALID_CREDENTIALS");
    let refused = town.top_up(LIN, "1.00").await;
    refused.refused(403, "REAUTHENTICATION_REQUIRED");
    let code = app.code(&town);
    prove(json!({ "totp": code })).await.read::<Value>();
    town.top_up(LIN, "1.00").await.read::<Value>();
    // A code counts once.
    prove(json!({ "totp": code }))
        .await
        .refused(401, "INVALID_CREDENTIALS");
    later();
    prove(json!({ "totp": recovery[0] })).await.read::<Value>();
    town.top_up(LIN, "1.00").await.read::<Value>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_request_after_the_proof_is_carried_out_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &SETTINGS).await;
    town.token(ADMIN).await;
    town.clock.advance_secs(31 * MINUTE);
    let key = key();
    let body = json!({
        "card_id": town.card_id(LIN), "amount": "5", "payment_method": "bank", "reason": "x",
    });
    let send = async || town.once(ADMIN, &e::ADMIN_RECHARGE, &key, &body).await;
    send().await.refused(403, "REAUTHENTICATION_REQUIRED");
    town.prove(ADMIN).await;
    let first = send().await;
    first.read::<Value>();
    assert!(send().await.replayed());
    assert_eq!(town.balance(LIN).await, "1005.00");
    town.assert_balanced().await;
}
