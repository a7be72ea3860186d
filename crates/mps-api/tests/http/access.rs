//! Access to every endpoint with every role, and to other accounts' objects.

use mps_domain::Role;
use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Access, Endpoint, Method};
use mps_testbed::On;
use reqwest::RequestBuilder;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{
    ADMIN, CASHIER, CHEN, COLLEAGUE, LIN, MANAGER, RIVAL, RIVAL_CASHIER, SHOP, Town, Who, key,
};

const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

/// Returns a well-formed request to each endpoint. If the guard lets it through, it changes
/// nothing. `None` for an endpoint that is missing in this table.
#[expect(
    clippy::too_many_lines,
    reason = "a table: a line or two for each endpoint"
)]
fn sample(endpoint: &Endpoint) -> Option<Value> {
    // A read has no body and changes nothing.
    if endpoint.method == Method::Get {
        return Some(Value::Null);
    }
    let short = "short";
    let card = json!({ "card_id": NOBODY });
    let member = json!({ "member_id": NOBODY });
    let samples = [
        (
            &e::LOGIN,
            json!({ "role": "admin", "identifier": "x", "password": "x" }),
        ),
        (&e::ACTIVATE, json!({ "token": "x", "password": short })),
        (&e::LOGOUT, Value::Null),
        (&e::LOGOUT_ALL, Value::Null),
        (
            &e::PASSWORD,
            json!({ "current_password": "wrong", "new_password": short }),
        ),
        (&e::TOTP, json!({ "password": "wrong" })),
        (&e::TOTP_CONFIRM, json!({ "totp": "000000" })),
        (
            &e::TOTP_REMOVE,
            json!({ "password": "wrong", "totp": "000000" }),
        ),
        (&e::QR_GENERATE, card.clone()),
        (&e::QR_REVOKE, card.clone()),
        (
            &e::MEMBER_RECHARGE,
            json!({ "card_id": NOBODY, "amount": 1, "payment_method": "sandbox" }),
        ),
        (&e::MEMBER_FREEZE, card.clone()),
        (&e::CHARGE, json!({ "qr_plain": "x", "amount": 1 })),
        (
            &e::REFUND,
            json!({ "original_tx_no": "x", "refund_amount": 1 }),
        ),
        (&e::REVERSE, json!({ "external_order_id": "" })),
        (
            &e::MERCHANT_RECHARGE,
            json!({ "card_no": "x", "amount": 1, "payment_method": "cash" }),
        ),
        (
            &e::CREATE_STAFF,
            json!({ "operator": "x", "name": "x", "role": "cashier", "password": short }),
        ),
        (&e::STAFF_ACTIVATION, Value::Null),
        (&e::ENROL_MEMBER, json!({ "name": "", "phone": "x" })),
        (&e::CREATE_ACTIVATION, json!({ "admin_id": NOBODY })),
        (&e::CREATE_MEMBER, json!({ "name": "x", "password": short })),
        // Not in the media type that the endpoint accepts.
        (&e::CREATE_MEMBERS, json!({})),
        (&e::SUSPEND_MEMBER, member.clone()),
        (&e::ACTIVATE_MEMBER, member),
        (
            &e::MEMBER_PASSWORD,
            json!({ "member_id": NOBODY, "password": short }),
        ),
        (
            &e::CREATE_MERCHANT,
            json!({ "code": "x", "name": "x", "password": short }),
        ),
        (
            &e::MERCHANT_PASSWORD,
            json!({ "merchant_id": NOBODY, "password": short }),
        ),
        (&e::CREATE_ADMIN, json!({ "name": "x", "password": short })),
        (&e::REAUTHENTICATE, json!({ "password": "" })),
        (&e::END_SESSION, Value::Null),
        (&e::END_OWN_SESSION, Value::Null),
        (&e::FREEZE_CARD, card.clone()),
        (&e::UNFREEZE_CARD, card),
        (
            &e::ADMIN_RECHARGE,
            json!({ "card_id": NOBODY, "amount": 1, "payment_method": "bank", "reason": "x" }),
        ),
        (
            &e::ADMIN_REFUND,
            json!({
                "merchant_id": NOBODY, "original_tx_no": "x", "refund_amount": 1, "reason": "x",
            }),
        ),
        (
            &e::ADMIN_REVERSE,
            json!({ "merchant_id": NOBODY, "external_order_id": "x", "reason": "x" }),
        ),
        (
            &e::BIND_CARD,
            json!({ "card_id": NOBODY, "binding_password": "x" }),
        ),
        (&e::UNBIND_CARD, json!({ "card_id": NOBODY })),
        (
            &e::SHARE_CARD,
            json!({ "member_no": "x", "role": "member" }),
        ),
        (&e::UNSHARE_CARD, Value::Null),
        (&e::BINDING_PASSWORD, json!({ "binding_password": null })),
        (&e::UPDATE_PROFILE, json!({})),
        (
            &e::MERCHANT_RECHARGE_CANCEL,
            json!({ "tx_no": "x", "reason": "x" }),
        ),
        (&e::UPDATE_STAFF, json!({})),
        (&e::ISSUE_STANDARD_CARD, json!({ "member_id": NOBODY })),
        (
            &e::CREATE_CORPORATE_CARD,
            json!({ "discount_rate": 0.8, "owner_member_id": NOBODY }),
        ),
        (
            &e::CREATE_VOUCHER,
            json!({ "member_id": NOBODY, "amount": 1, "expires_at": "2099-12-31" }),
        ),
        (
            &e::REQUEST_APPROVAL,
            json!({ "kind": "payout", "card_id": NOBODY, "reason": "x" }),
        ),
        (&e::APPROVE, json!({})),
        (&e::REFUSE_APPROVAL, json!({})),
        (&e::MARK_CARD_LOST, json!({ "card_id": NOBODY })),
        (&e::REPLACE_CARD, json!({ "card_id": NOBODY })),
        (&e::CLOSE_CARD, json!({ "card_id": NOBODY })),
        (
            &e::PAY_OUT_CARD,
            json!({ "card_id": NOBODY, "reason": "x" }),
        ),
        (&e::ADMIN_BINDING_PASSWORD, json!({ "card_id": NOBODY })),
        (
            &e::ADMIN_BIND,
            json!({ "card_id": NOBODY, "member_id": NOBODY, "role": "viewer" }),
        ),
        (&e::ADMIN_UNBIND, Value::Null),
        (
            &e::ADJUST_POINTS,
            json!({ "card_id": NOBODY, "delta_points": 1, "reason": "x" }),
        ),
        (
            &e::GENERATE_SETTLEMENT,
            json!({ "period_end": "2026-01-01" }),
        ),
        (&e::SETTLEMENT_STATUS, json!({ "status": "settled" })),
        (&e::SET_LIMITS, json!({ "limits": [] })),
        (&e::SET_MERCHANT_LIMITS, json!({ "limits": [] })),
        (&e::SET_LEVELS, json!({ "levels": [] })),
        (&e::UPDATE_MEMBER, json!({})),
        (
            &e::BIND_IDENTITY,
            json!({ "member_id": NOBODY, "provider": "line", "external_id": "x" }),
        ),
        (&e::UPDATE_MERCHANT, json!({})),
        (&e::SUSPEND_MERCHANT, json!({ "merchant_id": NOBODY })),
        (&e::ACTIVATE_MERCHANT, json!({ "merchant_id": NOBODY })),
        (&e::UPDATE_ADMIN, json!({})),
        (&e::BATCH_ROTATE, json!({ "card_type": "corporate" })),
        (
            &e::ADMIN_RECHARGE_CANCEL,
            json!({ "tx_no": "x", "reason": "x" }),
        ),
        (&e::QR_VALIDATE, json!({ "qr_plain": "x" })),
    ];
    let mut samples = samples.into_iter();
    samples
        .find(|(known, _)| *known == endpoint)
        .map(|(_, body)| body)
}

/// The sample request to an endpoint, without a token.
fn request(town: &Town, endpoint: &Endpoint) -> RequestBuilder {
    let request = town.request(endpoint.method, &endpoint.path_with(NOBODY));
    let body = sample(endpoint);
    let body = body.unwrap_or_else(|| panic!("no sample request for {}", endpoint.path));
    let request = request.header("Idempotency-Key", key());
    if body.is_null() {
        request
    } else {
        request.json(&body)
    }
}

pub(crate) async fn send(town: &Town, endpoint: &Endpoint, token: &str) -> Answer {
    Way::Header.send(town, endpoint, token).await
}

/// How a token is sent.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// In the `Authorization` header.
    Header,
    /// In the cookie of a page of ours.
    Cookie,
}

impl Way {
    async fn send(self, town: &Town, endpoint: &Endpoint, token: &str) -> Answer {
        let request = request(town, endpoint);
        Answer::to(match self {
            Self::Header => request.bearer_auth(token),
            Self::Cookie => request
                .header("X-MPS-App", "pos")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Cookie", format!("mps-pos={token}")),
        })
        .await
    }
}

/// All endpoints; those that end their caller's sessions come last.
pub(crate) fn all() -> Vec<&'static Endpoint> {
    let ending = [&e::LOGOUT, &e::LOGOUT_ALL];
    let (last, first): (Vec<_>, Vec<_>) = e::ALL
        .iter()
        .copied()
        .partition(|endpoint| ending.contains(endpoint));
    [first, last].concat()
}

/// Asserts that the guard let a request through, regardless of the result.
#[track_caller]
fn assert_let_in(answer: &Answer, what: &str) {
    let guard = [
        "TOKEN_MISSING",
        "TOKEN_INVALID",
        "TOKEN_EXPIRED",
        "SESSION_REVOKED",
        "PERMISSION_DENIED",
        "PASSWORD_CHANGE_REQUIRED",
    ];
    assert!(
        !guard.contains(&answer.code().as_str()),
        "{what}: {}",
        answer.text()
    );
    assert!(
        ![403, 405, 500, 503].contains(&answer.status),
        "{what}: {}",
        answer.text()
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_endpoint_that_is_not_public_wants_a_good_token(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(Way::Header, Way::Cookie)] way: Way,
) {
    let town = Town::on(on).await;
    let ended = town.sign_in(LIN).await;
    assert_eq!(send(&town, &e::LOGOUT, &ended).await.status, 200);
    let books = town.books();
    for endpoint in all() {
        let what = format!("{} {}", endpoint.method, endpoint.path);
        let answers = [
            (Answer::to(request(&town, endpoint)).await, "TOKEN_MISSING"),
            (
                way.send(&town, endpoint, "no.token.atall").await,
                "TOKEN_INVALID",
            ),
            (way.send(&town, endpoint, &ended).await, "SESSION_REVOKED"),
        ];
        for (answer, code) in answers {
            if endpoint.access == Access::Public {
                assert_let_in(&answer, &what);
            } else {
                assert_eq!(answer.code(), code, "{what}: {}", answer.text());
                answer.refused(401, code);
            }
        }
    }
    town.assert_books(&books, "requests without a good token");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_endpoint_lets_in_exactly_the_roles_that_have_its_permission(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(Way::Header, Way::Cookie)] way: Way,
) {
    let town = Town::on(on).await;
    let roles = [
        (LIN, Role::Member),
        (CASHIER, Role::Cashier),
        (MANAGER, Role::Manager),
        (SHOP, Role::Manager),
        (ADMIN, Role::Admin),
    ];
    for (who, role) in roles {
        let mut token = town.sign_in(who).await;
        let books = town.books();
        for endpoint in all() {
            let what = format!("{who:?}: {} {}", endpoint.method, endpoint.path);
            if *endpoint == e::LOGOUT_ALL {
                town.assert_books(&books, "all that a role may ask");
                token = town.sign_in(who).await;
            }
            let answer = way.send(&town, endpoint, &token).await;
            match endpoint.access {
                Access::SecondFactor if matches!(role, Role::Member | Role::Cashier) => {
                    answer.refused(403, "PERMISSION_DENIED");
                }
                Access::Permission(permission) if !role.may(permission) => {
                    assert_eq!(
                        answer.code(),
                        "PERMISSION_DENIED",
                        "{what}: {}",
                        answer.text()
                    );
                    answer.refused(403, "PERMISSION_DENIED");
                }
                _ => assert_let_in(&answer, &what),
            }
        }
    }
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_temporary_password_opens_only_what_is_needed_to_change_it(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let temporary = "a temporary one";
    let body = json!({ "member_id": town.lin.member.id.uuid(), "password": temporary });
    town.post(ADMIN, &e::MEMBER_PASSWORD, &body)
        .await
        .read::<Value>();
    let sign_in = async || {
        let signed_in: answers::SignedIn = town.login(&LIN.login(temporary)).await.read();
        signed_in.token().to_owned()
    };
    let mut token = sign_in().await;
    for endpoint in all() {
        let what = format!("{} {}", endpoint.method, endpoint.path);
        if *endpoint == e::LOGOUT_ALL {
            token = sign_in().await;
        }
        let answer = send(&town, endpoint, &token).await;
        if matches!(endpoint.access, Access::Public | Access::SignedIn) {
            assert_let_in(&answer, &what);
        } else {
            assert_eq!(
                answer.code(),
                "PASSWORD_CHANGE_REQUIRED",
                "{what}: {}",
                answer.text()
            );
            answer.refused(403, "PASSWORD_CHANGE_REQUIRED");
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anothers_card_is_as_unknown_as_one_that_there_is_not(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("PAYMENT_SANDBOX", "true")]).await;
    let code = town.code(CHEN).await;
    let books = town.books();
    for endpoint in [
        e::QR_GENERATE,
        e::QR_REVOKE,
        e::MEMBER_RECHARGE,
        e::MEMBER_FREEZE,
    ] {
        let body = |card_id: Value| {
            let mut body = sample(&endpoint).unwrap();
            body["card_id"] = card_id;
            body
        };
        let anothers = body(town.card_id(CHEN).to_string().into());
        let answer = town.post(LIN, &endpoint, &anothers).await;
        answer.refused(404, "CARD_NOT_FOUND");
        let unknown = town.post(LIN, &endpoint, &body(NOBODY.into())).await;
        assert_eq!(answer.anonymous(), unknown.anonymous(), "{}", endpoint.path);
    }
    town.assert_books(&books, "requests for another's card");
    town.charge(&code, "1.00", &key()).await.read::<Value>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anothers_transaction_is_as_unknown_as_one_that_there_is_not(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let body = json!({ "qr_plain": code, "amount": "10.00", "external_order_id": "o-1" });
    let paid: answers::Charged = town.post(CASHIER, &e::CHARGE, &body).await.read();
    let tx_no = paid.transaction.tx_no;
    let detail = e::TRANSACTION.path_with(&tx_no);
    for who in [LIN, CASHIER, COLLEAGUE, MANAGER, SHOP, ADMIN] {
        let seen: answers::OneTransaction = town.get(who, &detail).await.read();
        assert_eq!(seen.transaction.tx_no, tx_no);
        assert_eq!(seen.transaction.merchant_id, Some(town.shop.uuid()));
    }
    let nothing = e::TRANSACTION.path_with("PAY9999999999");
    for who in [CHEN, RIVAL, RIVAL_CASHIER] {
        let answer = town.get(who, &detail).await;
        answer.refused(404, "TX_NOT_FOUND");
        assert_eq!(
            answer.anonymous(),
            town.get(who, &nothing).await.anonymous()
        );
    }
    town.get(ADMIN, &nothing).await.refused(404, "TX_NOT_FOUND");
    // A recharge outside any shop is visible only to its member.
    let recharge = e::TRANSACTION.path_with("RCG0000000001");
    town.get(LIN, &recharge).await.read::<Value>();
    town.get(MANAGER, &recharge)
        .await
        .refused(404, "TX_NOT_FOUND");

    town.get(COLLEAGUE, "/merchant/orders/o-1")
        .await
        .read::<Value>();
    town.get(RIVAL, "/merchant/orders/o-1")
        .await
        .refused(404, "ORDER_NOT_FOUND");
    let books = town.books();
    let refund = json!({ "original_tx_no": tx_no, "refund_amount": "1.00" });
    let answer = town.once(RIVAL, &e::REFUND, &key(), &refund).await;
    answer.refused(404, "ORIGINAL_TX_NOT_FOUND");
    town.assert_books(&books, "a refund by another merchant");
}

/// Reverses an order.
async fn reverse(town: &Town, who: Who, order: &str) -> Answer {
    town.post(who, &e::REVERSE, &json!({ "external_order_id": order }))
        .await
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cashiers_reverse_their_own_orders_of_15_minutes_and_managers_all_of_24_hours(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("PAYMENT_CODE_REUSE", "true")]).await;
    let code = town.code(LIN).await;
    for order in ["o-1", "o-2", "o-3", "o-4"] {
        let body = json!({ "qr_plain": code, "amount": "10.00", "external_order_id": order });
        town.post(CASHIER, &e::CHARGE, &body).await.read::<Value>();
    }
    let books = town.books();
    reverse(&town, COLLEAGUE, "o-1")
        .await
        .refused(403, "PERMISSION_DENIED");
    town.assert_books(&books, "a colleague's order");
    town.clock.advance_secs(15 * 60);
    assert_eq!(reverse(&town, CASHIER, "o-1").await.status, 200);
    town.clock.advance_secs(1);
    let books = town.books();
    reverse(&town, CASHIER, "o-2")
        .await
        .refused(409, "REVERSE_TOO_LATE");
    town.assert_books(&books, "an order of 15 minutes and a second ago");
    assert_eq!(reverse(&town, CASHIER, "never-came").await.status, 200);
    town.clock.advance_secs(24 * 3600 - 15 * 60 - 1);
    assert_eq!(reverse(&town, MANAGER, "o-2").await.status, 200);
    town.clock.advance_secs(1);
    let books = town.books();
    reverse(&town, MANAGER, "o-3")
        .await
        .refused(409, "REVERSE_TOO_LATE");
    reverse(&town, SHOP, "o-3")
        .await
        .refused(409, "REVERSE_TOO_LATE");
    town.assert_books(&books, "an order of 24 hours and a second ago");
    // For another merchant's staff it is an order that never arrived.
    let reversed: answers::Reversed = reverse(&town, RIVAL, "o-4").await.read();
    assert_eq!(reversed.outcome, "blocked");
    assert_eq!(town.balance(LIN).await, "980.00");
    town.assert_balanced().await;
}
