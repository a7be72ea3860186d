//! The secrets of second factors: neither the books nor the audit contain one that can be read,
//! and another key does not decrypt them.

use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Endpoint};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::authenticator::{App, confirm, enrol, now, post, sign_in, with_app};
use crate::place::Place;
use crate::support::{ADMIN, PASSWORD, Town};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_step_is_audited_and_no_secret_is_stored_or_told(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let token = town.token(ADMIN).await;
    let enrolled = enrol(&town, &token, None).await;
    let app = App::of(&enrolled);
    let codes = confirm(&town, &token, &app).await;
    sign_in(&town, ADMIN, &app.wrong(&town)).await;
    sign_in(&town, ADMIN, &codes[0]).await.read::<Value>();
    town.clock.advance_secs(30);
    let used = app.code(&town);
    sign_in(&town, ADMIN, &used).await.read::<Value>();
    let body = json!({ "password": PASSWORD, "totp": codes[1] });
    let removed = post(&town, &token, &e::TOTP_REMOVE, &body).await;
    removed.read::<answers::Success>();
    let events = town.rows(
        "SELECT operation, coalesce(refusal, '-'), details FROM mps.audit_log \
         WHERE object_kind = 'admin' AND details LIKE '%second_factor%' ORDER BY id",
    );
    let steps: Vec<&str> = events
        .iter()
        .map(|event| event.split('|').next().unwrap())
        .collect();
    assert_eq!(
        steps,
        [
            "enrol_totp",
            "confirm_totp",
            "sign_in",
            "sign_in",
            "remove_totp"
        ],
        "{events:?}"
    );
    let reported = events.concat();
    for how in [
        "pending",
        "confirmed",
        "recovery_code",
        "\"totp\"",
        "removed",
    ] {
        assert!(reported.contains(how), "{how}: {reported}");
    }
    let refusals = "SELECT count(*) FROM mps.audit_log WHERE operation = 'sign_in' \
                    AND refusal = 'INVALID_CREDENTIALS'";
    assert_eq!(town.rows(refusals), ["1"]);
    let audit = town.rows("SELECT details FROM mps.audit_log").concat();
    let secrets = codes.iter().map(String::as_str);
    for secret in secrets.chain([enrolled.secret.reveal(), used.as_str()]) {
        assert!(!audit.contains(secret), "{audit}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_books_have_no_secret_that_could_be_read(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let (app, codes) = with_app(&town, ADMIN).await;
    let books = town.books().to_lowercase();
    assert!(books.contains("second_factors") && books.contains("recovery_codes"));
    let hex = app.0.iter().map(|byte| format!("{byte:02x}"));
    let hex: String = hex.collect();
    assert!(!books.contains(&hex));
    for code in &codes {
        assert!(!books.contains(&code.to_lowercase()));
    }
    let sealed = match on {
        On::Sqlite => "SELECT lower(hex(secret)) FROM second_factors",
        On::Postgres => "SELECT encode(secret, 'hex') FROM mps.second_factors",
    };
    let sealed = town.rows(sealed).concat();
    // A nonce of 24 bytes, 20 of the secret, a tag of 16.
    assert_eq!(sealed.len(), 2 * (24 + 20 + 16));
    assert!(!sealed.contains(&hex));
}

/// Makes books with these settings, and an administrator with a second factor. Returns how they sign in, the app, and
/// a recovery code.
async fn enrolled(place: &Place, settings: &[(&str, &str)]) -> (Value, App, String) {
    let seeded = place.seed_with(settings);
    let login = json!({
        "role": "admin", "identifier": seeded["admin"]["identifier"],
        "password": seeded["admin"]["password"],
    });
    let served = place.serve(settings).await;
    let token = served.sign_in(&login).await;
    let post = async |endpoint: &Endpoint, body: Value| {
        Answer::to(served.post(endpoint.path, &body).bearer_auth(&token)).await
    };
    let enrolled = post(&e::TOTP, json!({ "password": login["password"] })).await;
    let app = App::of(&enrolled.read());
    let confirmed = post(&e::TOTP_CONFIRM, json!({ "totp": app.at(now()) })).await;
    let confirmed: answers::TotpConfirmed = confirmed.read();
    served.stop().await;
    let recovery = confirmed.recovery_codes[0].reveal().to_owned();
    (login, app, recovery)
}

fn with_totp(login: &Value, totp: &str) -> Value {
    let mut login = login.clone();
    login["totp"] = totp.into();
    login
}

const FIRST: &str = "a key of thirty-two bytes or more";
const SECOND: &str = "another key of thirty-two bytes or more";

/// A key other than the one under which a secret was stored does not decrypt it, and the password
/// alone does not sign in.
#[rstest]
#[tokio::test]
async fn a_secret_under_another_audit_key_lets_nobody_in(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let (login, app, recovery) = enrolled(&place, &[("AUDIT_KEY", FIRST)]).await;
    let served = place.serve(&[("AUDIT_KEY", SECOND)]).await;
    let with = |totp: &str| served.post("/auth/login", &with_totp(&login, totp));
    Answer::to(with(&app.at(now() + 30)))
        .await
        .refused(500, "INTERNAL_ERROR");
    Answer::to(with(&recovery)).await.read::<Value>();
    // The log is written in the background, and is complete at the end.
    served.stop().await;
    assert!(
        place
            .log()
            .contains("neither AUDIT_KEY nor in AUDIT_KEY_PREVIOUS")
    );
}

/// After an exchange of the key, second factors of before count on.
#[rstest]
#[tokio::test]
async fn a_second_factor_outlives_the_key_that_it_was_stored_with(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let (login, app, _) = enrolled(&place, &[("AUDIT_KEY", FIRST)]).await;
    let settings = [("AUDIT_KEY", SECOND), ("AUDIT_KEY_PREVIOUS", FIRST)];
    let served = place.serve(&settings).await;
    let login = with_totp(&login, &app.at(now() + 30));
    Answer::to(served.post("/auth/login", &login))
        .await
        .read::<Value>();
    served.stop().await;
}
