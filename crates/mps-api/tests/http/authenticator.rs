//! An app that generates time-based codes, and the requests about second factors. The codes come
//! from another implementation than the server's.

use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Endpoint, Method};
use mps_store::{Clock, SystemClock};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{PASSWORD, Town, Who};

/// An app that generates codes.
pub(crate) struct App(pub(crate) Vec<u8>);

impl App {
    pub(crate) fn of(enrolled: &answers::TotpEnrolled) -> Self {
        let secret = totp_rs::Secret::try_from_base32(enrolled.secret.reveal()).unwrap();
        assert_eq!(secret.as_bytes().len(), 20);
        Self(secret.as_bytes().to_vec())
    }

    /// Returns the code of a time, in seconds since 1970.
    pub(crate) fn at(&self, seconds: i64) -> String {
        let seconds = u64::try_from(seconds).unwrap();
        totp_lite::totp_custom::<totp_lite::Sha1>(30, 6, &self.0, seconds)
    }

    /// Returns the code of the town's time.
    pub(crate) fn code(&self, town: &Town) -> String {
        self.at(town.now().seconds())
    }

    /// Returns a code that is wrong at any time around now.
    pub(crate) fn wrong(&self, town: &Town) -> String {
        let now = town.now().seconds();
        let near: Vec<String> = (-3..=3).map(|step| self.at(now + 30 * step)).collect();
        let mut codes = (0..).map(|number| format!("{number:06}"));
        codes.find(|code| !near.contains(code)).unwrap()
    }
}

/// Sends a request with a token.
pub(crate) async fn post(town: &Town, token: &str, endpoint: &Endpoint, body: &Value) -> Answer {
    let request = town.request(Method::Post, endpoint.path).bearer_auth(token);
    Answer::to(request.json(body)).await
}

pub(crate) async fn me(town: &Town, token: &str) -> answers::Me {
    let request = town.request(Method::Get, e::ME.path).bearer_auth(token);
    Answer::to(request).await.read()
}

pub(crate) async fn enrol(town: &Town, token: &str, totp: Option<&str>) -> answers::TotpEnrolled {
    let body = json!({ "password": PASSWORD, "totp": totp });
    post(town, token, &e::TOTP, &body).await.read()
}

/// Confirms with the current code. Returns the recovery codes.
pub(crate) async fn confirm(town: &Town, token: &str, app: &App) -> Vec<String> {
    let body = json!({ "totp": app.code(town) });
    let answer = post(town, token, &e::TOTP_CONFIRM, &body).await;
    let confirmed: answers::TotpConfirmed = answer.read();
    let codes = confirmed.recovery_codes.iter();
    codes.map(|code| code.reveal().to_owned()).collect()
}

/// Enrols and confirms, which uses up the code of the time step.
pub(crate) async fn with_app(town: &Town, who: Who) -> (App, Vec<String>) {
    let token = town.token(who).await;
    let app = App::of(&enrol(town, &token, None).await);
    let codes = confirm(town, &token, &app).await;
    (app, codes)
}

pub(crate) fn login(who: Who, totp: &str) -> Value {
    let mut body = who.login(PASSWORD);
    body["totp"] = totp.into();
    body
}

pub(crate) async fn sign_in(town: &Town, who: Who, totp: &str) -> Answer {
    town.login(&login(who, totp)).await
}

#[track_caller]
pub(crate) fn assert_wrong_code(answer: &Answer) {
    let error = answer.refused(401, "INVALID_CREDENTIALS");
    assert_eq!(error.details.field.as_deref(), Some("totp"));
}

/// The current time of servers with a real clock, in seconds since 1970.
pub(crate) fn now() -> i64 {
    SystemClock.now().seconds()
}
