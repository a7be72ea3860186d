//! Signing in and out, and passwords.

use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Endpoint, Method};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::answer::Answer;
use crate::support::{ADMIN, CASHIER, CHEN, LIN, MANAGER, PASSWORD, RIVAL, SHOP, Town, Who, key};

const NEW: &str = "another long password";

async fn get(town: &Town, token: &str, path: &str) -> Answer {
    Answer::to(town.request(Method::Get, path).bearer_auth(token)).await
}

async fn post(town: &Town, token: &str, endpoint: &Endpoint, body: &Value) -> Answer {
    let request = town.request(Method::Post, endpoint.path).bearer_auth(token);
    Answer::to(request.json(body)).await
}

async fn sessions(town: &Town, token: &str) -> Vec<answers::SessionInfo> {
    let sessions: answers::Sessions = get(town, token, "/auth/sessions").await.read();
    sessions.sessions
}

/// Asserts that a token neither reads nor writes any more.
async fn assert_ended(town: &Town, token: &str) {
    get(town, token, "/auth/me")
        .await
        .refused(401, "SESSION_REVOKED");
    let body = json!({ "card_id": town.card_id(LIN) });
    let write = post(town, token, &e::QR_REVOKE, &body).await;
    write.refused(401, "SESSION_REVOKED");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_in_tells_who_one_is_and_what_one_may(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let answer = town.login(&CASHIER.login(PASSWORD)).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    let signed_in: answers::SignedIn = answer.read();
    let me: answers::Me = get(&town, signed_in.token(), "/auth/me").await.read();
    assert_eq!(me.user_info, signed_in.user_info);
    let user = me.user_info;
    assert_eq!(
        (user.role.as_str(), user.operator.as_deref()),
        ("merchant", Some("cashier"))
    );
    assert_eq!(user.merchant_id, Some(town.shop.uuid()));
    assert!(!user.must_change_password);
    let rights = "merchant:charge merchant:reverse merchant:read_transactions \
                  merchant:read_summary merchant:enrol_member";
    assert_eq!(user.permissions.join(" "), rights);
    let session = me.session_info;
    assert!(session.issued_at.starts_with("2026-03-02T04:00:00."));
    assert!(session.expires_at.starts_with("2026-03-12T04:00:00."));
    assert_eq!(signed_in.expires_at, session.expires_at);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_sign_in_by_number_phone_email_in_any_case_and_id(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let id = town.lin.member.id.to_string();
    let number = town.lin.member.member_no.as_str();
    for identifier in [
        number,
        "0912000001",
        "lin@example.com",
        "Lin@Example.COM",
        &id,
    ] {
        let body = json!({ "role": "member", "identifier": identifier, "password": PASSWORD });
        let signed_in: answers::SignedIn = town.login(&body).await.read();
        assert_eq!(signed_in.user_info.id.to_string(), id, "{identifier}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_account_and_a_wrong_password_get_equal_answers(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let books = town.books();
    let wrong = town.login(&LIN.login("not the password")).await;
    wrong.refused(401, "INVALID_CREDENTIALS");
    let sign_in = |role: &str, identifier: &str, operator: Option<&str>| {
        let mut body = json!({ "role": role, "identifier": identifier, "password": PASSWORD });
        if let Some(operator) = operator {
            body["operator"] = operator.into();
        }
        body
    };
    let long = "x".repeat(2000);
    let unknown = [
        sign_in("member", "M99999999", None),
        sign_in("member", "", None),
        sign_in("member", "root", None),
        sign_in("member", "' OR 1=1 --", None),
        sign_in("member", &long[..254], None),
        sign_in("admin", "0912000001", None),
        sign_in("admin", "ROOT2", None),
        sign_in("merchant", "SHOP-C", None),
        sign_in("merchant", "SHOP-A", Some("nobody")),
        sign_in("merchant", "SHOP-B", Some("colleague")),
        sign_in("merchant", "SHOP-C", Some("cashier")),
        SHOP.login(""),
        ADMIN.login(&long),
        RIVAL.login(&PASSWORD.to_uppercase()),
    ];
    for body in unknown {
        let answer = town.login(&body).await;
        assert_eq!(answer.status, 401, "{body}: {}", answer.text());
        assert_eq!(answer.anonymous(), wrong.anonymous(), "{body}");
    }
    for body in [
        sign_in("root", "root", None),
        sign_in("member", "0912000001", Some("x")),
    ] {
        town.login(&body).await.refused(400, "VALIDATION_FAILED");
    }
    town.assert_books(&books, "failed sign-ins");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_without_a_password_signs_in_by_nothing(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let body = json!({ "name": "Wang", "phone": "0912000003" });
    let created: answers::MemberCreated = town.post(ADMIN, &e::CREATE_MEMBER, &body).await.read();
    assert_eq!(created.member.member_no, "M00000003");
    for password in ["", PASSWORD, "nobody's password"] {
        let body = json!({
            "role": "member", "identifier": "0912000003", "password": password,
        });
        town.login(&body).await.refused(401, "INVALID_CREDENTIALS");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_ends_the_own_session_and_no_other(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let (first, second) = (town.sign_in(LIN).await, town.sign_in(LIN).await);
    get(&town, &first, "/member/cards").await.read::<Value>();
    post(&town, &first, &e::LOGOUT, &json!({}))
        .await
        .read::<answers::Success>();
    assert_ended(&town, &first).await;
    assert_eq!(sessions(&town, &second).await.len(), 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_everywhere_ends_all_own_sessions_and_codes_and_nobody_elses(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let (code, chens) = (town.code(LIN).await, town.code(CHEN).await);
    let (first, second) = (town.token(LIN).await, town.sign_in(LIN).await);
    get(&town, &second, "/member/cards").await.read::<Value>();
    post(&town, &first, &e::LOGOUT_ALL, &json!({}))
        .await
        .read::<answers::Success>();
    assert_ended(&town, &first).await;
    assert_ended(&town, &second).await;
    town.charge(&code, "1.00", &key())
        .await
        .refused(400, "QR_EXPIRED_OR_INVALID");
    town.charge(&chens, "1.00", &key()).await.read::<Value>();
    let third = town.sign_in(LIN).await;
    assert_eq!(sessions(&town, &third).await.len(), 1);
    town.charge(&code, "1.00", &key())
        .await
        .refused(400, "QR_EXPIRED_OR_INVALID");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_ends_the_merchants_own_sessions_ends_none_of_its_staffs(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let (own, cashier) = (town.sign_in(SHOP).await, town.sign_in(CASHIER).await);
    post(&town, &own, &e::LOGOUT_ALL, &json!({}))
        .await
        .read::<Value>();
    get(&town, &own, "/auth/me")
        .await
        .refused(401, "SESSION_REVOKED");
    get(&town, &cashier, "/auth/me").await.read::<answers::Me>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changing_the_password_ends_all_else_and_gives_a_token_that_works(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let (first, second) = (town.token(LIN).await, town.sign_in(LIN).await);
    let books = town.books();
    let change =
        |current: &str, new: &str| json!({ "current_password": current, "new_password": new });
    let wrong = post(
        &town,
        &first,
        &e::PASSWORD,
        &change("not the password", NEW),
    )
    .await;
    let error = wrong.refused(401, "INVALID_CREDENTIALS");
    assert_eq!(error.details.field.as_deref(), Some("current_password"));
    let short = post(&town, &first, &e::PASSWORD, &change(PASSWORD, "7 chars")).await;
    short.refused(400, "PASSWORD_TOO_SHORT");
    let same = post(&town, &first, &e::PASSWORD, &change(PASSWORD, PASSWORD)).await;
    same.refused(400, "VALIDATION_FAILED");
    town.assert_books(&books, "password changes that were refused");
    get(&town, &first, "/auth/me").await.read::<Value>();

    let answer = post(&town, &first, &e::PASSWORD, &change(PASSWORD, NEW)).await;
    let changed: answers::SignedIn = answer.read();
    assert_ended(&town, &first).await;
    assert_ended(&town, &second).await;
    town.charge(&code, "1.00", &key())
        .await
        .refused(400, "QR_EXPIRED_OR_INVALID");
    let token = changed.token();
    assert_eq!(sessions(&town, token).await.len(), 1);
    let body = json!({ "card_id": town.card_id(LIN) });
    post(&town, token, &e::QR_GENERATE, &body)
        .await
        .read::<Value>();
    town.login(&LIN.login(PASSWORD))
        .await
        .refused(401, "INVALID_CREDENTIALS");
    town.login(&LIN.login(NEW)).await.read::<Value>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_that_somebody_else_sets_is_temporary_and_ends_everything(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let (token, code) = (town.token(LIN).await, town.code(LIN).await);
    let body = json!({ "member_id": town.lin.member.id.uuid(), "password": NEW });
    town.post(ADMIN, &e::MEMBER_PASSWORD, &body)
        .await
        .read::<answers::Success>();
    assert_ended(&town, &token).await;
    town.charge(&code, "1.00", &key())
        .await
        .refused(400, "QR_EXPIRED_OR_INVALID");
    town.login(&LIN.login(PASSWORD))
        .await
        .refused(401, "INVALID_CREDENTIALS");

    let signed_in: answers::SignedIn = town.login(&LIN.login(NEW)).await.read();
    assert!(signed_in.user_info.must_change_password);
    let temporary = signed_in.token();
    let cards = get(&town, temporary, "/member/cards").await;
    cards.refused(403, "PASSWORD_CHANGE_REQUIRED");
    let body = json!({ "current_password": NEW, "new_password": "my very own one" });
    let changed: answers::SignedIn = post(&town, temporary, &e::PASSWORD, &body).await.read();
    assert!(!changed.user_info.must_change_password);
    get(&town, changed.token(), "/member/cards")
        .await
        .read::<Value>();
    assert_ended(&town, temporary).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accounts_that_others_create_begin_with_a_temporary_password(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let create = async |who: Who, endpoint: &Endpoint, body: Value, login: Value| {
        town.post(who, endpoint, &body).await.read::<Value>();
        let signed_in: answers::SignedIn = town.login(&login).await.read();
        assert!(
            signed_in.user_info.must_change_password,
            "{}",
            endpoint.path
        );
        let token = signed_in.token();
        let sessions = get(&town, token, "/auth/sessions").await;
        sessions.refused(403, "PASSWORD_CHANGE_REQUIRED");
    };
    let login = |role: &str, identifier: &str| json!({ "role": role, "identifier": identifier, "password": NEW });
    let body = json!({ "name": "Wang", "email": "Wang@Example.com", "password": NEW });
    create(
        ADMIN,
        &e::CREATE_MEMBER,
        body,
        login("member", "wang@example.com"),
    )
    .await;
    let body = json!({ "code": "SHOP-C", "name": "New", "password": NEW });
    create(
        ADMIN,
        &e::CREATE_MERCHANT,
        body,
        login("merchant", "SHOP-C"),
    )
    .await;
    let body = json!({ "name": "second", "password": NEW });
    create(ADMIN, &e::CREATE_ADMIN, body, login("admin", "second")).await;
    let body = json!({ "operator": "new", "name": "New", "role": "cashier", "password": NEW });
    let mut staff = login("merchant", "SHOP-A");
    staff["operator"] = "new".into();
    create(MANAGER, &e::CREATE_STAFF, body, staff).await;

    let body = json!({ "merchant_id": town.rival.uuid(), "password": NEW });
    let login = login("merchant", "SHOP-B");
    create(ADMIN, &e::MERCHANT_PASSWORD, body, login).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_ends_a_session_by_its_id(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let (ending, staying) = (town.sign_in(LIN).await, town.sign_in(LIN).await);
    let id = sessions(&town, &ending).await;
    let id = id.iter().find(|session| session.current).unwrap().id;
    let end = async |id: Uuid| {
        let path = e::END_SESSION.path_with(&id.to_string());
        Answer::to(town.request_by(ADMIN, Method::Delete, &path).await).await
    };
    end(id).await.read::<answers::Success>();
    assert_ended(&town, &ending).await;
    assert_eq!(sessions(&town, &staying).await.len(), 1);
    end(id).await.read::<answers::Success>();
    end(Uuid::from_u128(7)).await.refused(404, "NOT_FOUND");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_of_sessions_has_the_live_ones_newest_first(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("MEMBER_SESSION_DAYS", "1")]).await;
    let first = town.sign_in(LIN).await;
    town.sign_in(CHEN).await;
    town.clock.advance_secs(57_600);
    let second = town.sign_in(LIN).await;
    town.clock.advance_secs(1);
    let third = town.sign_in(LIN).await;
    let listed = sessions(&town, &second).await;
    let current: Vec<bool> = listed.iter().map(|session| session.current).collect();
    assert_eq!(current, [false, true, false]);
    let issued: Vec<&str> = listed
        .iter()
        .map(|session| session.issued_at.as_str())
        .collect();
    assert!(
        issued.is_sorted_by(|newer, legacy| newer > legacy),
        "{issued:?}"
    );

    post(&town, &third, &e::LOGOUT, &json!({}))
        .await
        .read::<Value>();
    assert_eq!(sessions(&town, &second).await.len(), 2);
    town.clock.advance_secs(28_800);
    get(&town, &first, "/auth/me")
        .await
        .refused(401, "TOKEN_EXPIRED");
    assert_eq!(sessions(&town, &second).await.len(), 1);
}
