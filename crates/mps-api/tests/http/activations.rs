//! People set their passwords themselves, with a link that somebody else makes.

use mps_protocol::answers;
use mps_protocol::endpoint;
use mps_testbed::On;
use reqwest::RequestBuilder;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, CASHIER, CHEN, LIN, MANAGER, PASSWORD, RIVAL, Town, Who, key};

const NEW: &str = "a password of one's own";

async fn enrol(town: &Town, who: Who, phone: &str, key: &str) -> Answer {
    let body = json!({ "name": "王小明", "phone": phone });
    town.once(who, &endpoint::ENROL_MEMBER, key, &body).await
}

fn activate(town: &Town, token: &str, password: &str) -> RequestBuilder {
    let request = town.request(endpoint::ACTIVATE.method, endpoint::ACTIVATE.path);
    request.json(&json!({ "token": token, "password": password }))
}

async fn create(town: &Town, who: Who, body: &Value) -> Answer {
    town.post(who, &endpoint::CREATE_ACTIVATION, body).await
}

fn token(answer: &Answer) -> String {
    let created: answers::ActivationCreated = answer.read();
    created.activation.token.reveal().to_owned()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_till_enrols_a_member_who_sets_the_password_and_pays(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let enrolled: answers::MemberEnrolled =
        enrol(&town, CASHIER, "0912 345 678", &key()).await.read();
    assert_eq!(enrolled.member.status, "active");
    assert!(enrolled.default_card.card_no.starts_with("STD"));
    let end = &enrolled.activation.expires_at;
    assert!(end.starts_with("2026-03-03T04:00:00."), "{end}");
    let link = enrolled.activation.token.reveal();
    let stored = town.rows("SELECT count(*) FROM mps.activations");
    assert_eq!(stored, ["1"]);
    assert!(!town.books().contains(link), "only its hash is stored");

    let signed_in: answers::SignedIn = Answer::to(activate(&town, link, NEW)).await.read();
    assert_eq!(signed_in.user_info.role, "member");
    assert!(!signed_in.user_info.must_change_password);
    let body = json!({ "role": "member", "identifier": "0912345678", "password": NEW });
    town.login(&body).await.read::<answers::SignedIn>();
    // Once is enough.
    let again = Answer::to(activate(&town, link, "yet another one")).await;
    again.refused(404, "ACTIVATION_INVALID");
    town.login(&body).await.read::<answers::SignedIn>();
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unknown_used_and_old_links_have_one_answer(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let of_lin = json!({ "member_id": town.lin.member.id.uuid() });
    let old = token(&create(&town, ADMIN, &of_lin).await);
    town.clock.advance_secs(24 * 3600);
    town.prove(ADMIN).await;
    let first = token(&create(&town, ADMIN, &of_lin).await);
    let second = token(&create(&town, ADMIN, &of_lin).await);
    Answer::to(activate(&town, &first, NEW))
        .await
        .read::<answers::SignedIn>();
    let books = town.books();
    let unknown = Answer::to(activate(&town, "AAAAAAAAAAAAAAAAAAAAAA", NEW)).await;
    unknown.refused(404, "ACTIVATION_INVALID");
    // The second one was for the password before.
    for link in [&old, &first, &second, &String::new()] {
        let answer = Answer::to(activate(&town, link, NEW)).await;
        assert_eq!(answer.anonymous(), unknown.anonymous());
    }
    town.assert_books(&books, "links that count no more");
    let short = token(&create(&town, ADMIN, &of_lin).await);
    let answer = Answer::to(activate(&town, &short, "short")).await;
    answer.refused(400, "PASSWORD_TOO_SHORT");
    Answer::to(activate(&town, &short, NEW))
        .await
        .read::<answers::SignedIn>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_password_ends_sessions_and_codes_and_a_suspended_member_gets_none(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let (session, code) = (town.sign_in(LIN).await, town.code(LIN).await);
    let of_lin = json!({ "member_id": town.lin.member.id.uuid(), "reason": "fraud" });
    let link = token(&create(&town, ADMIN, &json!({ "member_id": of_lin["member_id"] })).await);
    town.login(&LIN.login(PASSWORD))
        .await
        .read::<answers::SignedIn>();
    Answer::to(activate(&town, &link, NEW))
        .await
        .read::<answers::SignedIn>();
    let me = town
        .request(endpoint::ME.method, endpoint::ME.path)
        .bearer_auth(session);
    Answer::to(me).await.refused(401, "SESSION_REVOKED");
    town.charge(&code, "1.00", &key())
        .await
        .refused(400, "QR_EXPIRED_OR_INVALID");
    town.login(&LIN.login(PASSWORD))
        .await
        .refused(401, "INVALID_CREDENTIALS");

    let link = token(&create(&town, ADMIN, &json!({ "member_id": of_lin["member_id"] })).await);
    town.post(ADMIN, &endpoint::SUSPEND_MEMBER, &of_lin)
        .await
        .read::<Value>();
    let answer = Answer::to(activate(&town, &link, NEW)).await;
    assert!(["ACTIVATION_INVALID", "MEMBER_NOT_ACTIVE"].contains(&answer.code().as_str()));
    create(&town, ADMIN, &json!({ "member_id": of_lin["member_id"] }))
        .await
        .refused(409, "MEMBER_NOT_ACTIVE");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_repeated_enrolment_gives_another_link_and_no_other_member(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let key = key();
    let first = enrol(&town, CASHIER, "0912345678", &key).await;
    let second = enrol(&town, CASHIER, "0912345678", &key).await;
    assert!(second.replayed() && !first.replayed());
    let (first, second): (answers::MemberEnrolled, answers::MemberEnrolled) =
        (first.read(), second.read());
    assert_eq!(first.member, second.member);
    let links = [&first, &second].map(|enrolled| enrolled.activation.token.reveal());
    assert_ne!(links[0], links[1]);
    Answer::to(activate(&town, links[1], NEW))
        .await
        .read::<answers::SignedIn>();
    Answer::to(activate(&town, links[0], NEW))
        .await
        .refused(404, "ACTIVATION_INVALID");
    let late = enrol(&town, CASHIER, "0912345678", &key).await;
    late.refused(409, "PHONE_ALREADY_USED");
    let other = enrol(&town, CASHIER, "0912345679", &key).await;
    other.refused(422, "IDEMPOTENCY_KEY_REUSED");
    let taken = enrol(&town, MANAGER, "0912 345 678", &crate::support::key()).await;
    taken.refused(409, "PHONE_ALREADY_USED");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_are_made_for_whom_one_is_responsible(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let body = json!({ "operator": "night", "name": "夜班", "role": "cashier" });
    let created = town.post(MANAGER, &endpoint::CREATE_STAFF, &body).await;
    let staff: answers::StaffCreated = created.read();
    let id = staff.staff.id.to_string();
    let login = json!({
        "role": "merchant", "identifier": "SHOP-A", "operator": "night", "password": NEW,
    });
    town.login(&login).await.refused(401, "INVALID_CREDENTIALS");
    let path = endpoint::STAFF_ACTIVATION;
    town.send(RIVAL, &path, &[&id], &Value::Null)
        .await
        .refused(404, "STAFF_NOT_FOUND");
    town.send(CASHIER, &path, &[&id], &Value::Null)
        .await
        .refused(403, "PERMISSION_DENIED");
    let link = token(&town.send(MANAGER, &path, &[&id], &Value::Null).await);
    let signed_in: answers::SignedIn = Answer::to(activate(&town, &link, NEW)).await.read();
    assert_eq!(signed_in.user_info.operator.as_deref(), Some("night"));
    town.login(&login).await.read::<answers::SignedIn>();

    // Nobody gets round their own password, and a repeat needs its key.
    let me: answers::Me = town.get(MANAGER, endpoint::ME.path).await.read();
    let own = me.user_info.id.to_string();
    town.send(MANAGER, &path, &[&own], &Value::Null)
        .await
        .refused(403, "PERMISSION_DENIED");
    let me: answers::Me = town.get(ADMIN, endpoint::ME.path).await.read();
    let body = json!({ "admin_id": me.user_info.id });
    create(&town, ADMIN, &body)
        .await
        .refused(403, "PERMISSION_DENIED");
    let body = json!({ "name": "x", "phone": "0912000999" });
    let answer = town.post(CASHIER, &endpoint::ENROL_MEMBER, &body).await;
    answer.refused(422, "IDEMPOTENCY_KEY_REQUIRED");

    for (body, code) in [
        (
            json!({ "member_id": "00000000-0000-7000-8000-000000000000" }),
            "MEMBER_NOT_FOUND",
        ),
        (
            json!({ "merchant_id": "00000000-0000-7000-8000-000000000000" }),
            "MERCHANT_NOT_FOUND",
        ),
        (
            json!({ "staff_id": "00000000-0000-7000-8000-000000000000" }),
            "STAFF_NOT_FOUND",
        ),
        (
            json!({ "admin_id": "00000000-0000-7000-8000-000000000000" }),
            "NOT_FOUND",
        ),
    ] {
        create(&town, ADMIN, &body).await.refused(404, code);
    }
    for body in [
        json!({}),
        json!({ "member_id": town.chen.member.id.uuid(), "staff_id": id }),
    ] {
        create(&town, ADMIN, &body)
            .await
            .refused(400, "VALIDATION_FAILED");
    }
    for who in [CHEN, CASHIER, MANAGER] {
        let body = json!({ "member_id": town.chen.member.id.uuid() });
        create(&town, who, &body)
            .await
            .refused(403, "PERMISSION_DENIED");
    }
}
