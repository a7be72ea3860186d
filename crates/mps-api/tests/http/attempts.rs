//! Attempts at what can be guessed: sent at once, to one server and to three, under every name of an account, and from
//! networks that are known.

use std::collections::BTreeMap;

use mps_protocol::endpoint::{self as e, Endpoint, Method};
use mps_protocol::{answers, requests::Secret};
use mps_testbed::{On, Redis};
use reqwest::RequestBuilder;
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::answer::Answer;
use crate::authenticator::{App, enrol, login, with_app};
use crate::neighbour::Neighbour;
use crate::support::{ADMIN, CASHIER, CHEN, LIN, PASSWORD, SHOP, Town, Who, key};

/// How many guesses are sent at once.
const AT_ONCE: usize = 200;
/// The limits as people use them, and a proxy that says from where a guess comes.
const SETTINGS: [(&str, &str); 2] = [
    ("LOGIN_RATE_LIMIT", "5"),
    ("TRUSTED_PROXIES", "127.0.0.0/8"),
];

/// A town with its servers: one on SQLite, three on PostgreSQL.
struct Servers {
    town: Town,
    others: Vec<Neighbour>,
}

impl Servers {
    async fn start(on: On, settings: &[(&str, &str)]) -> Self {
        let settings = [&SETTINGS, settings].concat();
        let town = Town::with(on, &settings).await;
        let mut others = Vec::new();
        if on == On::Postgres {
            others.push(town.neighbour(&settings).await);
            others.push(town.neighbour(&settings).await);
        }
        Self { town, others }
    }

    /// A request to one of the servers.
    fn request(&self, number: usize, endpoint: &Endpoint) -> RequestBuilder {
        let others = self.others.iter().map(|other| other.base.as_str());
        let bases: Vec<&str> = std::iter::once(self.town.base.as_str())
            .chain(others)
            .collect();
        let url = format!("{}{}", bases[number % bases.len()], endpoint.path);
        assert_eq!(endpoint.method, Method::Post);
        self.town.http.post(url)
    }

    /// A sign-in from a network.
    fn sign_in(&self, number: usize, network: &str, body: &Value) -> RequestBuilder {
        let request = self.request(number, &e::LOGIN);
        request.header("X-Forwarded-For", network).json(body)
    }
}

/// Sends requests at once. Returns how many have each status.
async fn at_once(make: impl Fn(usize) -> RequestBuilder) -> BTreeMap<u16, usize> {
    let answers = (0..AT_ONCE).map(|number| Answer::to(make(number)));
    let mut statuses = BTreeMap::new();
    for answer in futures::future::join_all(answers).await {
        *statuses.entry(answer.status).or_default() += 1;
    }
    statuses
}

/// Asserts that just so many guesses were tried, and the others refused.
#[track_caller]
fn assert_tried(statuses: &BTreeMap<u16, usize>, tried: usize, status: u16) {
    let expected = BTreeMap::from([(status, tried), (429, AT_ONCE - tried)]);
    assert_eq!(*statuses, expected);
}

/// Asserts for how many seconds an answer asks to wait.
#[track_caller]
fn assert_wait(answer: &Answer, seconds: u64) {
    assert_eq!(answer.header("retry-after"), seconds.to_string());
}

fn network(number: usize) -> String {
    format!("198.51.{}.{}", number / 200, number % 200 + 1)
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_sign_ins_at_once_so_many_are_tried_and_the_owner_gets_in(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let servers = Servers::start(on, &[]).await;
    // Of one network, under names that nobody has.
    let statuses = at_once(|number| {
        let body = json!({ "role": "member", "identifier": format!("m{number}"), "password": "x" });
        servers.sign_in(number, "198.51.100.1", &body)
    });
    assert_tried(&statuses.await, 5, 401);

    // Of an account, from two hundred networks, while its owner signs in from her own.
    let own = "203.0.113.7";
    let right = LIN.login(PASSWORD);
    Answer::to(servers.sign_in(0, own, &right))
        .await
        .read::<Value>();
    let wrong = LIN.login("not the password");
    let statuses = at_once(|number| servers.sign_in(number, &network(number), &wrong));
    let owner = async {
        for number in 0..6 {
            Answer::to(servers.sign_in(number, own, &right))
                .await
                .read::<Value>();
        }
    };
    let (statuses, ()) = tokio::join!(statuses, owner);
    assert_tried(&statuses, 50, 401);
    let strange = Answer::to(servers.sign_in(0, "203.0.113.8", &right)).await;
    strange.refused(429, "ACCOUNT_LOCKED");

    // From the owner's network.
    let statuses = at_once(|number| servers.sign_in(number, own, &wrong)).await;
    let mut tried = statuses.get(&401).copied().unwrap_or_default();
    // One network has a part of the places for hashing; who finds none has not tried.
    let busy = statuses.get(&503).copied().unwrap_or_default();
    assert_eq!(tried + busy + statuses[&429], AT_ONCE);
    while Answer::to(servers.sign_in(0, own, &wrong)).await.status == 401 {
        tried += 1;
    }
    assert_eq!(tried, 30);
    Answer::to(servers.sign_in(0, own, &right))
        .await
        .refused(429, "ACCOUNT_LOCKED");
    // A network of IPv6 is one.
    let statuses = at_once(|number| {
        let address = format!("2001:db8::{number:x}");
        servers.sign_in(number, &address, &CHEN.login("not the password"))
    });
    assert_tried(&statuses.await, 5, 401);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_other_guesses_at_once_so_many_are_tried(#[values(On::Sqlite, On::Postgres)] on: On) {
    let servers = Servers::start(on, &[]).await;
    let town = &servers.town;
    let (app, _) = with_app(town, ADMIN).await;
    let body = login(ADMIN, &app.wrong(town));
    let statuses = at_once(|number| servers.sign_in(number, &network(number), &body));
    assert_tried(&statuses.await, 5, 401);

    let with = async |who: Who, endpoint: &'static Endpoint, body: Value| {
        let token = town.token(who).await;
        at_once(|number| {
            servers
                .request(number, endpoint)
                .bearer_auth(&token)
                .json(&body)
        })
        .await
    };
    let pending = App::of(&enrol(town, &town.token(SHOP).await, None).await);
    let confirmed = with(
        SHOP,
        &e::TOTP_CONFIRM,
        json!({ "totp": pending.wrong(town) }),
    );
    assert_tried(&confirmed.await, 5, 401);
    let change = json!({ "current_password": "not the password", "new_password": "another one" });
    assert_tried(&with(CASHIER, &e::PASSWORD, change).await, 5, 401);
    let bind = json!({ "card_no": "COR00000001", "binding_password": "a guess" });
    assert_tried(&with(CHEN, &e::BIND_CARD, bind).await, 5, 400);
    let statuses = at_once(|number| {
        let token = Secret::new(format!("{number:022}"));
        let body = json!({ "token": token.reveal(), "password": "a sentence of my own" });
        servers.request(number, &e::ACTIVATE).json(&body)
    });
    assert_tried(&statuses.await, 20, 404);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_names_of_an_account_are_one(#[values(On::Sqlite, On::Postgres)] on: On) {
    let servers = Servers::start(on, &[]).await;
    let lin = &servers.town.lin.member;
    let id = lin.id.uuid();
    let names = [
        lin.member_no.clone(),
        LIN.identifier.to_owned(),
        "lin@example.com".to_owned(),
        id.to_string(),
        id.simple().to_string(),
        id.braced().to_string(),
        id.urn().to_string(),
    ];
    let mut tried = 0;
    for number in 0..70 {
        let body = json!({
            "role": "member", "identifier": names[number % names.len()], "password": "x",
        });
        let answer = Answer::to(servers.sign_in(number, &network(number), &body)).await;
        tried += usize::from(answer.status == 401);
    }
    assert_eq!(tried, 50);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_limit_is_a_delay_and_what_counts_no_more_is_removed(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let servers = Servers::start(on, &[]).await;
    let town = &servers.town;
    let wrong = CHEN.login("not the password");
    let guess = async || Answer::to(servers.sign_in(0, "198.51.100.1", &wrong)).await;
    for _ in 0..5 {
        guess().await.refused(401, "INVALID_CREDENTIALS");
    }
    // The network may try again each 12 seconds, but the account each three minutes. While the network may not,
    // nobody learns which accounts there are.
    let other = servers.sign_in(0, "198.51.100.1", &LIN.login("not the password"));
    for limited in [guess().await, Answer::to(other).await] {
        limited.refused(429, "RATE_LIMITED");
        assert_wait(&limited, 12);
    }
    town.clock.advance_secs(12);
    let locked = guess().await;
    locked.refused(429, "ACCOUNT_LOCKED");
    assert_wait(&locked, 168);
    town.clock.advance_secs(167);
    guess().await.refused(429, "ACCOUNT_LOCKED");
    town.clock.advance_secs(2);
    guess().await.refused(401, "INVALID_CREDENTIALS");
    guess().await.refused(429, "ACCOUNT_LOCKED");
    town.clock.advance_secs(181);
    let right = servers.sign_in(0, "198.51.100.1", &CHEN.login(PASSWORD));
    Answer::to(right).await.read::<answers::SignedIn>();

    let counted = "SELECT count(*) FROM mps.attempts";
    let known = "SELECT count(*) FROM mps.known_networks";
    assert_ne!(town.rows(counted), ["0"]);
    assert_eq!(town.rows(known), ["1"]);
    let clean_up = async || {
        mps_api::run::jobs::clean_up(&town.app, Uuid::from_u128(1))
            .await
            .unwrap();
    };
    town.clock.advance_secs(3600);
    clean_up().await;
    assert_eq!(town.rows(counted), ["0"]);
    assert_eq!(town.rows(known), ["1"]);
    town.clock.advance_secs(400 * 24 * 3600);
    clean_up().await;
    assert_eq!(town.rows(known), ["0"]);
}

/// What is right costs nothing, however often it is done.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_right_does_not_count(#[values(On::Sqlite, On::Postgres)] on: On) {
    let servers = Servers::start(on, &[]).await;
    let town = &servers.town;
    let (app, _) = with_app(town, ADMIN).await;
    // More than all networks together may try.
    for number in 0..52 {
        let right = servers.sign_in(number, &network(number), &LIN.login(PASSWORD));
        Answer::to(right).await.read::<answers::SignedIn>();
    }
    for number in 0..12 {
        // The password is right, and the code is yet to come.
        let first = servers.sign_in(number, "198.51.100.1", &ADMIN.login(PASSWORD));
        Answer::to(first).await.refused(401, "TOTP_REQUIRED");
        town.clock.advance_secs(30);
        let body = login(ADMIN, &app.code(town));
        let second = servers.sign_in(number, "198.51.100.2", &body);
        Answer::to(second).await.read::<answers::SignedIn>();
    }
    let company = json!({
        "name": "公司", "discount_rate": "0.6", "binding_password": "join the company",
        "owner_member_id": town.lin.member.id.uuid(),
    });
    let issued: answers::CardChanged = town
        .once(ADMIN, &e::CREATE_CORPORATE_CARD, &key(), &company)
        .await
        .read();
    let card_no = issued.card.card_no;
    let bind = json!({ "card_no": card_no, "binding_password": "join the company" });
    for _ in 0..7 {
        let bound: answers::BindingChanged = town.post(CHEN, &e::BIND_CARD, &bind).await.read();
        let leave = json!({ "card_id": bound.binding.card_id });
        town.post(CHEN, &e::UNBIND_CARD, &leave)
            .await
            .read::<Value>();
    }
}

/// Redis has no say in it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn limits_on_attempts_hold_whatever_becomes_of_redis() {
    let redis = Redis::start();
    let url = redis.url();
    let servers = Servers::start(On::Postgres, &[("REDIS_URL", url.as_str())]).await;
    let wrong = LIN.login("not the password");
    let guesses = async || {
        let statuses = at_once(|number| servers.sign_in(number, &network(number), &wrong)).await;
        statuses.get(&401).copied().unwrap_or_default()
    };
    let mut tried = guesses().await;
    redis.cli(&["FLUSHALL"]);
    tried += guesses().await;
    redis.stop();
    tried += guesses().await;
    assert_eq!(tried, 50);
}
