//! The second factor: time-based codes, and recovery codes. The codes of these tests come from
//! another implementation than the server's.

use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Access, Endpoint, Method};
use mps_store::{Clock, SystemClock};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::access::{all, send};
use crate::place::Place;
use crate::support::{ADMIN, Answer, CASHIER, LIN, MANAGER, PASSWORD, SHOP, Town, Who};

/// An app that generates codes.
struct App(Vec<u8>);

impl App {
    fn of(enrolled: &answers::TotpEnrolled) -> Self {
        let secret = totp_rs::Secret::try_from_base32(enrolled.secret.reveal()).unwrap();
        assert_eq!(secret.as_bytes().len(), 20);
        Self(secret.as_bytes().to_vec())
    }

    /// Returns the code of a time, in seconds since 1970.
    fn at(&self, seconds: i64) -> String {
        let seconds = u64::try_from(seconds).unwrap();
        totp_lite::totp_custom::<totp_lite::Sha1>(30, 6, &self.0, seconds)
    }

    /// Returns the code of the town's time.
    fn code(&self, town: &Town) -> String {
        self.at(town.now().seconds())
    }

    /// Returns a code that is wrong at any time around now.
    fn wrong(&self, town: &Town) -> String {
        let now = town.now().seconds();
        let near: Vec<String> = (-3..=3).map(|step| self.at(now + 30 * step)).collect();
        let mut codes = (0..).map(|number| format!("{number:06}"));
        codes.find(|code| !near.contains(code)).unwrap()
    }
}

/// Sends a request with a token.
async fn post(town: &Town, token: &str, endpoint: &Endpoint, body: &Value) -> Answer {
    let request = town.request(Method::Post, endpoint.path).bearer_auth(token);
    Answer::to(request.json(body)).await
}

async fn me(town: &Town, token: &str) -> answers::Me {
    let request = town.request(Method::Get, e::ME.path).bearer_auth(token);
    Answer::to(request).await.read()
}

async fn enrol(town: &Town, token: &str, totp: Option<&str>) -> answers::TotpEnrolled {
    let body = json!({ "password": PASSWORD, "totp": totp });
    post(town, token, &e::TOTP, &body).await.read()
}

/// Confirms with the current code. Returns the recovery codes.
async fn confirm(town: &Town, token: &str, app: &App) -> Vec<String> {
    let body = json!({ "totp": app.code(town) });
    let answer = post(town, token, &e::TOTP_CONFIRM, &body).await;
    let confirmed: answers::TotpConfirmed = answer.read();
    let codes = confirmed.recovery_codes.iter();
    codes.map(|code| code.reveal().to_owned()).collect()
}

/// Enrols and confirms, which uses up the code of the time step.
async fn with_app(town: &Town, who: Who) -> (App, Vec<String>) {
    let token = town.token(who).await;
    let app = App::of(&enrol(town, &token, None).await);
    let codes = confirm(town, &token, &app).await;
    (app, codes)
}

fn login(who: Who, totp: &str) -> Value {
    let mut body = who.login(PASSWORD);
    body["totp"] = totp.into();
    body
}

async fn sign_in(town: &Town, who: Who, totp: &str) -> Answer {
    town.login(&login(who, totp)).await
}

#[track_caller]
fn assert_wrong_code(answer: &Answer) {
    let error = answer.refused(401, "INVALID_CREDENTIALS");
    assert_eq!(error.details.field.as_deref(), Some("totp"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_confirmed_factor_is_wanted_at_sign_in_and_each_code_counts_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(ADMIN, SHOP, MANAGER)] who: Who,
) {
    let town = Town::on(on).await;
    let token = town.token(who).await;
    let books = town.books();
    let wrong = json!({ "password": "not the password" });
    let refused = post(&town, &token, &e::TOTP, &wrong).await;
    let error = refused.refused(401, "INVALID_CREDENTIALS");
    assert_eq!(error.details.field.as_deref(), Some("password"));
    let early = post(
        &town,
        &token,
        &e::TOTP_CONFIRM,
        &json!({ "totp": "123456" }),
    )
    .await;
    early.refused(409, "INVALID_STATE_TRANSITION");
    town.assert_books(&books, "what was refused");

    let enrolled = enrol(&town, &token, None).await;
    let (url, secret) = (enrolled.otpauth_url.reveal(), enrolled.secret.reveal());
    assert!(url.starts_with("otpauth://totp/MPS:"), "{url}");
    assert!(url.contains(&format!("secret={secret}")), "{url}");
    assert!(enrolled.qr_svg.reveal().contains("<svg"));
    let app = App::of(&enrolled);
    // It is not required until it is confirmed.
    assert!(!me(&town, &token).await.totp_enabled);
    town.login(&who.login(PASSWORD)).await.read::<Value>();
    let body = json!({ "totp": app.wrong(&town) });
    assert_wrong_code(&post(&town, &token, &e::TOTP_CONFIRM, &body).await);
    assert_eq!(confirm(&town, &token, &app).await.len(), 10);
    assert!(me(&town, &token).await.totp_enabled);

    let refused = town.login(&who.login(PASSWORD)).await;
    refused.refused(401, "TOTP_REQUIRED");
    // Without the password nobody learns anything.
    let guess = town.login(&who.login("not the password")).await;
    let unknown = town.login(&LIN.login("not the password")).await;
    assert_eq!(guess.anonymous(), unknown.anonymous());
    assert_wrong_code(&sign_in(&town, who, &app.wrong(&town)).await);
    let confirmed_with = app.code(&town);
    assert_wrong_code(&sign_in(&town, who, &confirmed_with).await);
    town.clock.advance_secs(30);
    sign_in(&town, who, &app.code(&town)).await.read::<Value>();
    assert_wrong_code(&sign_in(&town, who, &app.code(&town)).await);
    assert_wrong_code(&sign_in(&town, who, &confirmed_with).await);
    // One step early and one step late are accepted, and no more.
    let now = town.now().seconds();
    assert_wrong_code(&sign_in(&town, who, &app.at(now + 60)).await);
    let early = app.at(now + 30);
    sign_in(&town, who, &early).await.read::<Value>();
    town.clock.advance_secs(30);
    assert_wrong_code(&sign_in(&town, who, &early).await);
    let late = app.at(town.now().seconds() + 30);
    town.clock.advance_secs(60);
    sign_in(&town, who, &late).await.read::<Value>();
    let too_late = app.code(&town);
    town.clock.advance_secs(60);
    assert_wrong_code(&sign_in(&town, who, &too_late).await);
    let long = sign_in(&town, who, &"1".repeat(65)).await;
    let error = long.refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("totp"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recovery_code_stands_for_a_code_once(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let (app, codes) = with_app(&town, MANAGER).await;
    let typed = codes[3].to_lowercase().replace('-', " ");
    sign_in(&town, MANAGER, &typed).await.read::<Value>();
    assert_wrong_code(&sign_in(&town, MANAGER, &codes[3]).await);
    assert_wrong_code(&sign_in(&town, MANAGER, "ABCD-EFGH-IJKL-MNOP").await);
    // Another account's codes are worth nothing.
    with_app(&town, SHOP).await;
    assert_wrong_code(&sign_in(&town, SHOP, &codes[4]).await);
    sign_in(&town, MANAGER, &codes[4]).await.read::<Value>();
    // The codes of the app still work.
    town.clock.advance_secs(30);
    let code = app.code(&town);
    sign_in(&town, MANAGER, &code).await.read::<Value>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_those_who_use_a_code_at_once_one_signs_in(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    // Two servers, if the database allows it.
    let neighbour = match on {
        On::Sqlite => None,
        On::Postgres => Some(town.neighbour(&[]).await),
    };
    let other = neighbour.as_ref().map_or(&town.base, |other| &other.base);
    let bases = [&town.base, other];
    let (app, recovery) = with_app(&town, ADMIN).await;
    for recovery_code in recovery.iter().take(5) {
        town.clock.advance_secs(30);
        for code in [app.code(&town), recovery_code.clone()] {
            let body = login(ADMIN, &code);
            let tries = (0..6).map(|number| {
                let url = format!("{}/auth/login", bases[number % 2]);
                Answer::to(town.http.post(url).json(&body))
            });
            let answers = futures::future::join_all(tries).await;
            let signed_in = answers.iter().filter(|answer| answer.status == 200);
            assert_eq!(signed_in.count(), 1, "{code}");
            for answer in answers.iter().filter(|answer| answer.status != 200) {
                assert_wrong_code(answer);
            }
        }
    }
}

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

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_who_must_have_one_may_do_nothing_else_before(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("TOTP_REQUIRED_FOR_ADMINS", "true")]).await;
    let signed_in: answers::SignedIn = town.login(&ADMIN.login(PASSWORD)).await.read();
    assert!(signed_in.user_info.must_enrol_totp);
    let mut token = signed_in.token.reveal().to_owned();
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
async fn whoever_has_the_password_tries_five_codes_and_no_more(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("LOGIN_RATE_LIMIT", "1000")]).await;
    let (app, codes) = with_app(&town, ADMIN).await;
    town.clock.advance_secs(30);
    // From an address at which the account is known.
    let code = app.code(&town);
    sign_in(&town, ADMIN, &code).await.read::<Value>();
    for _ in 0..5 {
        assert_wrong_code(&sign_in(&town, ADMIN, &app.wrong(&town)).await);
    }
    town.clock.advance_secs(30);
    for code in [app.code(&town), codes[0].clone()] {
        sign_in(&town, ADMIN, &code)
            .await
            .refused(429, "ACCOUNT_LOCKED");
    }
    let body = json!({ "password": PASSWORD, "totp": app.code(&town) });
    let enrolled = town.post(ADMIN, &e::TOTP, &body).await;
    enrolled.refused(429, "ACCOUNT_LOCKED");
}

/// The current time of servers with a real clock, in seconds since 1970.
fn now() -> i64 {
    SystemClock.now().seconds()
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

/// A key other than the one under which a secret was stored does not decrypt it, and the password
/// alone does not sign in.
#[rstest]
#[tokio::test]
async fn a_secret_under_another_audit_key_lets_nobody_in(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let seeded = place.seed();
    let login = json!({
        "role": "admin", "identifier": seeded["admin"]["identifier"],
        "password": seeded["admin"]["password"],
    });
    let served = place.serve(&[]).await;
    let token = served.sign_in(&login).await;
    let post = async |endpoint: &Endpoint, body: Value| {
        Answer::to(served.post(endpoint.path, &body).bearer_auth(&token)).await
    };
    let enrolled = post(&e::TOTP, json!({ "password": login["password"] })).await;
    let app = App::of(&enrolled.read());
    let confirmed = post(&e::TOTP_CONFIRM, json!({ "totp": app.at(now()) })).await;
    let confirmed: answers::TotpConfirmed = confirmed.read();
    served.stop().await;

    let settings = [("AUDIT_KEY", "another key of thirty-two bytes or more")];
    let served = place.serve(&settings).await;
    let with = |totp: &str| {
        let mut body = login.clone();
        body["totp"] = totp.into();
        served.post("/auth/login", &body)
    };
    Answer::to(with(&app.at(now() + 30)))
        .await
        .refused(500, "INTERNAL_ERROR");
    let recovery = confirmed.recovery_codes[0].reveal();
    Answer::to(with(recovery)).await.read::<Value>();
    // The log is written in the background, and is complete at the end.
    served.stop().await;
    assert!(
        place
            .log()
            .contains("AUDIT_KEY is not the key that it was stored with")
    );
}

#[rstest]
#[tokio::test]
async fn tokens_under_the_previous_secret_count_while_it_is_set(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let seeded = place.seed();
    let member = &seeded["members"][0];
    let (old, new) = (
        (
            "JWT_SECRET",
            "the first secret, of thirty-two bytes or more",
        ),
        (
            "JWT_SECRET",
            "the second secret, of thirty-two bytes or more",
        ),
    );
    let previous = ("JWT_SECRET_PREVIOUS", old.1);
    let served = place.serve(&[old]).await;
    let before = served.sign_in_member(member).await;
    served.stop().await;
    let me = async |served: &crate::place::Served<'_>, token: &str| {
        Answer::to(served.http.get(served.url("/auth/me")).bearer_auth(token)).await
    };
    let served = place.serve(&[new, previous]).await;
    me(&served, &before).await.read::<answers::Me>();
    let after = served.sign_in_member(member).await;
    me(&served, &after).await.read::<answers::Me>();
    served.stop().await;
    // New tokens are signed with the new secret.
    let served = place.serve(&[new]).await;
    me(&served, &after).await.read::<answers::Me>();
    me(&served, &before).await.refused(401, "TOKEN_INVALID");
    served.stop().await;
}
