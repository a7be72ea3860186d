//! Changes to existing accounts.

use mps_protocol::{Method, answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::json;

use crate::answer::Answer;
use crate::support::{ADMIN, CASHIER, CHEN, LIN, MANAGER, PASSWORD, RIVAL, SHOP, Town, key};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_profile_changes_where_it_is_named_and_null_clears(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let id = town.chen.member.id.to_string();
    let taken = json!({ "phone": "0912000001" });
    town.send(ADMIN, &e::UPDATE_MEMBER, &[&id], &taken)
        .await
        .refused(409, "PHONE_ALREADY_USED");
    let body = json!({ "name": "陳小文", "email": "Chen@Example.com" });
    let updated = town.send(ADMIN, &e::UPDATE_MEMBER, &[&id], &body).await;
    let member = updated.read::<answers::MemberUpdated>().member;
    assert_eq!(member.email.as_deref(), Some("chen@example.com"));
    assert_eq!(member.phone.as_deref(), Some("0912000002"));
    let body = json!({ "email": null });
    let updated = town.send(CHEN, &e::UPDATE_PROFILE, &[], &body).await;
    let member = updated.read::<answers::MemberUpdated>().member;
    assert_eq!((member.email, member.name.as_str()), (None, "陳小文"));
    // A name that one changes oneself is one's own at once.
    town.get(CHEN, e::ME.path).await.read::<answers::Me>();
    let renamed = json!({ "name": "陳小明" });
    let renamed = town.send(CHEN, &e::UPDATE_PROFILE, &[], &renamed).await;
    renamed.read::<answers::MemberUpdated>();
    let me: answers::Me = town.get(CHEN, e::ME.path).await.read();
    assert_eq!(me.user_info.name, "陳小明");

    let identity = |member: &answers::Member, id: &str| json!({ "member_id": member.member_id, "provider": "line", "external_id": id });
    let chen = answers::Member {
        email: None,
        ..member
    };
    for id in ["u1", "u2", "u2"] {
        town.post(ADMIN, &e::BIND_IDENTITY, &identity(&chen, id))
            .await
            .read::<answers::IdentityBound>();
    }
    let known = "SELECT external_id FROM mps.member_external_identities";
    assert_eq!(town.rows(known), ["u2"]);
    let mut other = identity(&chen, "u2");
    other["member_id"] = json!(town.lin.member.id.uuid());
    town.post(ADMIN, &e::BIND_IDENTITY, &other)
        .await
        .refused(409, "EXTERNAL_ID_ALREADY_BOUND");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_suspended_merchant_and_its_staff_stop_at_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    town.token(CASHIER).await;
    let merchant = json!({ "merchant_id": town.shop.uuid() });
    town.post(ADMIN, &e::SUSPEND_MERCHANT, &merchant).await;
    town.charge(&code, "1.00", &key())
        .await
        .refused(401, "SESSION_REVOKED");
    town.login(&SHOP.login(PASSWORD))
        .await
        .refused(409, "MERCHANT_NOT_ACTIVE");
    town.post(ADMIN, &e::ACTIVATE_MERCHANT, &merchant).await;
    town.login(&SHOP.login(PASSWORD))
        .await
        .read::<answers::SignedIn>();
    let body = json!({ "name": "新名字", "contact": null });
    let updated = town
        .send(ADMIN, &e::UPDATE_MERCHANT, &[&town.shop.to_string()], &body)
        .await;
    let merchant = updated.read::<answers::MerchantUpdated>().merchant;
    assert_eq!((merchant.name.as_str(), merchant.contact), ("新名字", None));
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_manager_changes_the_own_staff_and_nobody_elses(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let body = json!({
        "operator": "new", "name": "新人", "role": "cashier", "password": PASSWORD,
    });
    let made: answers::StaffCreated = town.post(MANAGER, &e::CREATE_STAFF, &body).await.read();
    let id = made.staff.id.to_string();
    let login = json!({
        "role": "merchant", "identifier": "SHOP-A", "operator": "new", "password": PASSWORD,
    });
    let token: answers::SignedIn = town.login(&login).await.read();
    let promoted = json!({ "role": "manager" });
    town.send(RIVAL, &e::UPDATE_STAFF, &[&id], &promoted)
        .await
        .refused(404, "STAFF_NOT_FOUND");
    let updated = town
        .send(MANAGER, &e::UPDATE_STAFF, &[&id], &promoted)
        .await;
    assert_eq!(
        updated.read::<answers::StaffUpdated>().staff.role,
        "manager"
    );
    // A new role ends the sessions of the old one.
    let me = town.request(Method::Get, "/auth/me");
    Answer::to(me.bearer_auth(token.token()))
        .await
        .refused(401, "SESSION_REVOKED");
    let me: answers::Me = town.get(MANAGER, "/auth/me").await.read();
    let own = me.user_info.id.to_string();
    let stop = json!({ "status": "inactive" });
    town.send(MANAGER, &e::UPDATE_STAFF, &[&own], &stop)
        .await
        .refused(403, "PERMISSION_DENIED");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_stops_another_but_never_the_last(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let body = json!({ "name": "deputy", "password": PASSWORD });
    let made: answers::AdminCreated = town.post(ADMIN, &e::CREATE_ADMIN, &body).await.read();
    let stop = json!({ "status": "inactive" });
    let deputy = made.admin.id.to_string();
    let stopped = town.send(ADMIN, &e::UPDATE_ADMIN, &[&deputy], &stop).await;
    assert_eq!(
        stopped.read::<answers::AdminUpdated>().admin.status,
        "inactive"
    );
    let me: answers::Me = town.get(ADMIN, "/auth/me").await.read();
    town.send(
        ADMIN,
        &e::UPDATE_ADMIN,
        &[&me.user_info.id.to_string()],
        &stop,
    )
    .await
    .refused(403, "PERMISSION_DENIED");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ending_all_codes_ends_those_that_were_there(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    town.code(CHEN).await;
    let body = json!({ "card_type": "standard" });
    let rotated = town.post(ADMIN, &e::BATCH_ROTATE, &body).await;
    let rotated: answers::BatchRotated = rotated.read();
    assert_eq!(rotated.result.affected_cards, 2);
    town.charge(&code, "1.00", &key())
        .await
        .refused(400, "QR_EXPIRED_OR_INVALID");
}
