//! A second factor that every administrator must have.

use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Access};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::access::{all, send};
use crate::authenticator::{me, sign_in, with_app};
use crate::support::{ADMIN, CASHIER, LIN, MANAGER, PASSWORD, SHOP, Town, key};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_who_must_have_one_may_do_nothing_else_before(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("TOTP_REQUIRED_FOR_ADMINS", "true")]).await;
    let signed_in: answers::SignedIn = town.login(&ADMIN.login(PASSWORD)).await.read();
    assert!(signed_in.user_info.must_enrol_totp);
    let mut token = signed_in.token().to_owned();
    for endpoint in all() {
        if *endpoint == e::LOGOUT_ALL {
            token = town.sign_in(ADMIN).await;
        }
        let answer = send(&town, endpoint, &token).await;
        let what = format!("{} {}", endpoint.method, endpoint.path);
        match endpoint.access {
            // Where a second factor is required, it cannot be removed.
            _ if *endpoint == e::TOTP_REMOVE => {
                answer.refused(403, "PERMISSION_DENIED");
            }
            Access::Public | Access::SignedIn | Access::SecondFactor => {
                assert_ne!(answer.status, 403, "{what}: {}", answer.text());
            }
            Access::OwnPassword | Access::Permission(_) => {
                let error = answer.refused(403, "PERMISSION_DENIED");
                let way_out = error.details.suggestion.unwrap_or_default();
                assert!(way_out.contains("POST /auth/totp"), "{what}: {way_out}");
            }
        }
    }
    // Nobody else is blocked.
    for who in [SHOP, MANAGER, CASHIER, LIN] {
        let signed_in: answers::SignedIn = town.login(&who.login(PASSWORD)).await.read();
        assert!(!signed_in.user_info.must_enrol_totp, "{who:?}");
    }
    town.get(SHOP, e::STAFF.path).await.read::<Value>();

    let (app, codes) = with_app(&town, ADMIN).await;
    let me = me(&town, &town.token(ADMIN).await).await;
    assert!(me.totp_enabled && !me.user_info.must_enrol_totp);
    town.top_up(LIN, "1.00").await.read::<Value>();
    town.get(ADMIN, e::MEMBERS.path).await.read::<Value>();
    town.clock.advance_secs(30);
    let body = json!({ "password": PASSWORD, "totp": app.code(&town) });
    let removed = town.post(ADMIN, &e::TOTP_REMOVE, &body).await;
    removed.refused(403, "PERMISSION_DENIED");
    // The refused request did not use up the code.
    let signed_in = sign_in(&town, ADMIN, &app.code(&town)).await;
    assert!(
        !signed_in
            .read::<answers::SignedIn>()
            .user_info
            .must_enrol_totp
    );
    sign_in(&town, ADMIN, &codes[0]).await.read::<Value>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn managers_and_shops_may_be_required_to_have_one_and_cashiers_go_on(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("TOTP_REQUIRED_FOR_MANAGERS", "true")]).await;
    for who in [SHOP, MANAGER] {
        let signed_in: answers::SignedIn = town.login(&who.login(PASSWORD)).await.read();
        assert!(signed_in.user_info.must_enrol_totp, "{who:?}");
        for path in [e::STAFF.path, e::MERCHANT_TRANSACTIONS.path] {
            let error = town.get(who, path).await.refused(403, "PERMISSION_DENIED");
            let way_out = error.details.suggestion.unwrap_or_default();
            assert!(way_out.contains("POST /auth/totp"), "{who:?}: {way_out}");
        }
    }
    // A write asks the stored rows themselves.
    let staff = json!({ "operator": "till9", "name": "Mo", "role": "cashier" });
    let answer = town.post(MANAGER, &e::CREATE_STAFF, &staff).await;
    answer.refused(403, "PERMISSION_DENIED");
    for who in [ADMIN, CASHIER, LIN] {
        let signed_in: answers::SignedIn = town.login(&who.login(PASSWORD)).await.read();
        assert!(!signed_in.user_info.must_enrol_totp, "{who:?}");
    }
    let charged = town.charge(&town.code(LIN).await, "1.00", &key()).await;
    charged.read::<Value>();

    let (app, _) = with_app(&town, MANAGER).await;
    town.post(MANAGER, &e::CREATE_STAFF, &staff)
        .await
        .read::<Value>();
    town.clock.advance_secs(30);
    let body = json!({ "password": PASSWORD, "totp": app.code(&town) });
    let removed = town.post(MANAGER, &e::TOTP_REMOVE, &body).await;
    removed.refused(403, "PERMISSION_DENIED");
}
