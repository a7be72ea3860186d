//! A second factor that is replaced or removed: by its owner, or by the operator at the machine.

use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Endpoint};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::authenticator::{
    App, assert_wrong_code, confirm, enrol, me, now, post, sign_in, with_app,
};
use crate::place::Place;
use crate::support::{ADMIN, MANAGER, PASSWORD, Town};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_app_takes_the_place_of_one_when_it_is_confirmed(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let (first, old_codes) = with_app(&town, ADMIN).await;
    let token = town.token(ADMIN).await;
    town.clock.advance_secs(30);
    let without = json!({ "password": PASSWORD });
    let refused = post(&town, &token, &e::TOTP, &without).await;
    refused.refused(401, "TOTP_REQUIRED");
    let wrong = json!({ "password": PASSWORD, "totp": first.wrong(&town) });
    assert_wrong_code(&post(&town, &token, &e::TOTP, &wrong).await);
    let second = App::of(&enrol(&town, &token, Some(&first.code(&town))).await);
    // The code that proved it is used up, and the first factor stays active.
    assert_wrong_code(&sign_in(&town, ADMIN, &first.code(&town)).await);
    assert_wrong_code(&sign_in(&town, ADMIN, &second.code(&town)).await);
    town.clock.advance_secs(30);
    let code = first.code(&town);
    sign_in(&town, ADMIN, &code).await.read::<Value>();

    let codes = confirm(&town, &token, &second).await;
    town.clock.advance_secs(30);
    assert_wrong_code(&sign_in(&town, ADMIN, &first.code(&town)).await);
    assert_wrong_code(&sign_in(&town, ADMIN, &old_codes[0]).await);
    let code = second.code(&town);
    sign_in(&town, ADMIN, &code).await.read::<Value>();
    sign_in(&town, ADMIN, &codes[0]).await.read::<Value>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn removing_it_takes_the_password_and_a_code(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let (app, codes) = with_app(&town, MANAGER).await;
    let token = town.token(MANAGER).await;
    town.clock.advance_secs(30);
    let books = town.books();
    let remove = async |password: &str, totp: &str| {
        let body = json!({ "password": password, "totp": totp });
        post(&town, &token, &e::TOTP_REMOVE, &body).await
    };
    let refused = remove("not the password", &app.code(&town)).await;
    refused.refused(401, "INVALID_CREDENTIALS");
    assert_wrong_code(&remove(PASSWORD, &app.wrong(&town)).await);
    town.assert_books(&books, "removals that were refused");
    remove(PASSWORD, &codes[9]).await.read::<answers::Success>();
    assert!(!me(&town, &token).await.totp_enabled);
    town.login(&MANAGER.login(PASSWORD)).await.read::<Value>();
    for table in ["second_factors", "recovery_codes"] {
        let rows = town.rows(&format!("SELECT count(*) FROM mps.{table}"));
        assert_eq!(rows, ["0"], "{table}");
    }
    let again = remove(PASSWORD, &codes[8]).await;
    again.refused(409, "INVALID_STATE_TRANSITION");
    // And from the beginning, with the app's own code this time.
    let app = App::of(&enrol(&town, &token, None).await);
    confirm(&town, &token, &app).await;
    town.clock.advance_secs(30);
    let code = app.code(&town);
    remove(PASSWORD, &code).await.read::<answers::Success>();
}

#[rstest]
#[tokio::test]
async fn the_operator_at_the_machine_takes_a_lost_one_away(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let seeded = place.seed();
    let served = place.serve(&[]).await;
    let shop = &seeded["merchant"];
    let accounts = [
        (
            json!({
                "role": "admin", "identifier": seeded["admin"]["identifier"],
                "password": seeded["admin"]["password"],
            }),
            vec!["--admin", seeded["admin"]["identifier"].as_str().unwrap()],
        ),
        (
            json!({
                "role": "merchant", "identifier": shop["code"],
                "password": shop["password"],
            }),
            vec!["--merchant", shop["code"].as_str().unwrap()],
        ),
        (
            json!({
                "role": "merchant", "identifier": shop["code"],
                "operator": shop["manager"]["operator"],
                "password": shop["manager"]["password"],
            }),
            vec![
                "--merchant",
                shop["code"].as_str().unwrap(),
                "--operator",
                shop["manager"]["operator"].as_str().unwrap(),
            ],
        ),
    ];
    for (login, whose) in accounts {
        let arguments = [vec!["remove-totp"], whose].concat();
        let nothing = place.run(&arguments, &[]);
        assert_eq!(nothing.code(), 1, "{nothing:?}");
        assert!(
            nothing.err().contains("INVALID_STATE_TRANSITION"),
            "{nothing:?}"
        );

        let token = served.sign_in(&login).await;
        let post = async |endpoint: &Endpoint, body: Value| {
            Answer::to(served.post(endpoint.path, &body).bearer_auth(&token)).await
        };
        let enrolled = post(&e::TOTP, json!({ "password": login["password"] })).await;
        let app = App::of(&enrolled.read());
        let confirmed = post(&e::TOTP_CONFIRM, json!({ "totp": app.at(now()) })).await;
        confirmed.read::<answers::TotpConfirmed>();
        let answer = Answer::to(served.post("/auth/login", &login)).await;
        answer.refused(401, "TOTP_REQUIRED");
        let removed = place.run(&arguments, &[]);
        assert_eq!(removed.code(), 0, "{removed:?}");
        served.sign_in(&login).await;
    }
    let unknown = place.run(&["remove-totp", "--admin", "nobody"], &[]);
    assert_eq!(unknown.code(), 1, "{unknown:?}");
    let events = "SELECT count(*) FROM mps.audit_log WHERE operation = 'reset_totp' \
                  AND actor_kind = 'system' AND refusal IS NULL";
    assert_eq!(place.scratch.rows(events), ["3"]);
}
