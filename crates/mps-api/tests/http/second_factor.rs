//! The second factor at sign-in: time-based codes and recovery codes, and when one counts.

use mps_protocol::endpoint as e;
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::authenticator::{
    App, assert_wrong_code, confirm, enrol, login, me, post, sign_in, with_app,
};
use crate::support::{ADMIN, LIN, MANAGER, PASSWORD, SHOP, Town, Who};

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
    // As apps show it, and as people type it.
    let code = app.code(&town);
    let shown = format!(" {} {}", &code[..3], &code[3..]);
    sign_in(&town, who, &shown).await.read::<Value>();
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

/// Whoever finds a session open may have seen the secret, but not for long.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_can_be_confirmed_for_ten_minutes(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let token = town.token(MANAGER).await;
    let late = App::of(&enrol(&town, &token, None).await);
    town.clock.advance_secs(601);
    let body = json!({ "totp": late.code(&town) });
    let refused = post(&town, &token, &e::TOTP_CONFIRM, &body).await;
    refused.refused(409, "INVALID_STATE_TRANSITION");
    let in_time = App::of(&enrol(&town, &token, None).await);
    town.clock.advance_secs(599);
    assert_eq!(confirm(&town, &token, &in_time).await.len(), 10);
}
