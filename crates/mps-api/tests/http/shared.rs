//! Several servers on one database, with Redis and without.

use std::time::{Duration, Instant};

use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Method};
use mps_testbed::{On, Proxy, Redis, RedisCluster};
use rstest::rstest;
use serde_json::json;

use crate::answer::Answer;
use crate::neighbour::Neighbour;
use crate::support::{LIN, Town};

/// How long a test waits for something that must happen.
const DEADLINE: Duration = Duration::from_secs(10);
/// How long a request may take, regardless of Redis.
const SOON: Duration = Duration::from_millis(500);

/// Waits for something that must happen.
async fn until<F: Future<Output = bool>>(what: &str, check: impl Fn() -> F) {
    let start = Instant::now();
    while !check().await {
        assert!(start.elapsed() < DEADLINE, "{what} did not come");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Reads from a server with a token.
async fn get(town: &Town, base: &str, token: &str, path: &str) -> Answer {
    Answer::to(town.http.get(format!("{base}{path}")).bearer_auth(token)).await
}

/// Returns the balance of Lin's card, according to a server.
async fn balance(town: &Town, base: &str) -> String {
    let token = town.token(LIN).await;
    let cards: answers::Cards = get(town, base, &token, "/member/cards").await.read();
    cards.cards[0].balance.to_string()
}

async fn health(town: &Town, base: &str) -> (String, String) {
    let answer = Answer::to(town.http.get(format!("{base}/health"))).await;
    let health: answers::Health = answer.read();
    (health.status, health.services.redis)
}

/// Checks that a server, which may have a cached list, knows a balance at once. When Redis did not answer within its
/// 50 ms, which a busy machine can cause, the servers say so for a second, and the list is right when it is back.
async fn assert_known(town: &Town, neighbour: &Neighbour, base: &str, expected: &str) {
    let seen = balance(town, base).await;
    if seen != expected {
        let healths = [&town.base, &neighbour.base].map(|base| health(town, base));
        let healths = futures::future::join_all(healths).await;
        assert!(healths.contains(&away()), "{seen} instead of {expected}");
        until("the list", || async {
            balance(town, base).await == expected
        })
        .await;
    }
}

/// Charges on one server, and checks after each charge that the other, which has a cached list, is
/// up to date.
async fn assert_right_after_each_charge(
    town: &Town,
    neighbour: &Neighbour,
    start: i64,
    times: i64,
) {
    for done in 0..times {
        let before = format!("{}.00", start - done);
        assert_known(town, neighbour, &neighbour.base, &before).await;
        town.pay(LIN, "1.00").await;
        let after = format!("{}.00", start - done - 1);
        assert_known(town, neighbour, &neighbour.base, &after).await;
        assert_known(town, neighbour, &town.base, &after).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_charge_on_one_server_is_seen_on_the_other_at_once() {
    let redis = Redis::start();
    let url = redis.url();
    let settings = [("REDIS_URL", url.as_str())];
    let town = Town::with(On::Postgres, &settings).await;
    let neighbour = town.neighbour(&settings).await;
    let health = health(&town, &neighbour.base).await;
    assert_eq!(health, ("healthy".to_owned(), "connected".to_owned()));
    assert_right_after_each_charge(&town, &neighbour, 1000, 10).await;
    // This was not the books alone: the list is in Redis, and a read finds it.
    let key = format!("mps:{{{}}}:cards", town.lin.member.id);
    until("the list", || async { redis.cli(&["EXISTS", &key]) == "1" }).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_is_read_from_redis_and_not_from_the_books() {
    let redis = Redis::start();
    let url = redis.url();
    let town = Town::with(On::Postgres, &[("REDIS_URL", &url)]).await;
    let key = format!("mps:{{{}}}:cards", town.lin.member.id);
    assert_eq!(balance(&town, &town.base).await, "1000.00");
    until("the list", || async { redis.cli(&["EXISTS", &key]) == "1" }).await;
    let stored = redis.cli(&["GET", &key]);
    let forged = stored.replace("\"balance\":100000", "\"balance\":777");
    assert_ne!(stored, forged);
    redis.cli(&["SET", &key, &forged]);
    assert_eq!(balance(&town, &town.base).await, "7.77");
    // An invalid entry is ignored.
    redis.cli(&["SET", &key, "{"]);
    assert_eq!(balance(&town, &town.base).await, "1000.00");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cluster_does_as_well() {
    let cluster = RedisCluster::start();
    let urls = cluster.urls().join(",");
    let settings = [("REDIS_URL", urls.as_str())];
    let town = Town::with(On::Postgres, &settings).await;
    let neighbour = town.neighbour(&settings).await;
    let health = health(&town, &neighbour.base).await;
    assert_eq!(health, ("healthy".to_owned(), "connected".to_owned()));
    assert_right_after_each_charge(&town, &neighbour, 1000, 5).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redis_that_forgets_everything_does_no_harm() {
    let redis = Redis::start();
    let url = redis.url();
    let settings = [("REDIS_URL", url.as_str())];
    let town = Town::with(On::Postgres, &settings).await;
    let neighbour = town.neighbour(&settings).await;
    let lost = town.sign_in(LIN).await;
    let body = json!({});
    let logout = town
        .request(Method::Post, e::LOGOUT.path)
        .bearer_auth(&lost);
    assert_eq!(Answer::to(logout.json(&body)).await.status, 200);
    for done in 0..5 {
        balance(&town, &neighbour.base).await;
        town.pay(LIN, "1.00").await;
        redis.cli(&["FLUSHALL"]);
        for base in [&town.base, &neighbour.base] {
            assert_eq!(balance(&town, base).await, format!("{}.00", 999 - done));
            let ended = get(&town, base, &lost, "/auth/me").await;
            ended.refused(401, "SESSION_REVOKED");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_ended_session_is_dead_on_the_other_server_within_a_second() {
    let redis = Redis::start();
    let url = redis.url();
    let settings = [("REDIS_URL", url.as_str())];
    let town = Town::with(On::Postgres, &settings).await;
    let neighbour = town.neighbour(&settings).await;
    let token = town.sign_in(LIN).await;
    let before = get(&town, &neighbour.base, &token, "/auth/me").await;
    assert_eq!(before.status, 200, "{}", before.text());
    let logout = town
        .request(Method::Post, e::LOGOUT.path)
        .bearer_auth(&token);
    assert_eq!(Answer::to(logout.json(&json!({}))).await.status, 200);
    town.clock.advance_secs(1);
    let after = get(&town, &neighbour.base, &token, "/auth/me").await;
    after.refused(401, "SESSION_REVOKED");
}

/// Asserts that both servers do everything, and quickly.
async fn assert_works_soon(town: &Town, neighbour: &Neighbour, start: i64) {
    for done in 0..5 {
        let begin = Instant::now();
        let code = town.code(LIN).await;
        assert!(begin.elapsed() < SOON, "code: {:?}", begin.elapsed());
        let begin = Instant::now();
        let charged = town.charge(&code, "1.00", &crate::support::key()).await;
        assert_eq!(charged.status, 200, "{}", charged.text());
        assert!(begin.elapsed() < SOON, "charge: {:?}", begin.elapsed());
        for base in [&town.base, &neighbour.base] {
            let begin = Instant::now();
            let seen = balance(town, base).await;
            assert_eq!(seen, format!("{}.00", start - done - 1));
            assert!(begin.elapsed() < SOON, "cards: {:?}", begin.elapsed());
        }
    }
    for base in [&town.base, &neighbour.base] {
        assert_eq!(health(town, base).await, away(), "{base}");
    }
}

fn away() -> (String, String) {
    ("degraded".to_owned(), "disconnected".to_owned())
}

/// Asserts that Redis is used again, and returns nothing outdated.
async fn assert_recovers(town: &Town, neighbour: &Neighbour, start: i64) {
    for base in [&town.base, &neighbour.base] {
        until("Redis", || async { health(town, base).await != away() }).await;
    }
    assert_right_after_each_charge(town, neighbour, start, 3).await;
}

/// Creates a town with a neighbour. Both have used their Redis.
async fn pair(url: &str) -> (Town, Neighbour) {
    let settings = [("REDIS_URL", url)];
    let town = Town::with(On::Postgres, &settings).await;
    let neighbour = town.neighbour(&settings).await;
    for who in [crate::support::CASHIER, LIN] {
        town.token(who).await;
    }
    assert_right_after_each_charge(&town, &neighbour, 1000, 1).await;
    (town, neighbour)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_redis_is_not_missed() {
    let redis = Redis::start();
    let (town, neighbour) = pair(&redis.url()).await;
    redis.stop();
    assert_works_soon(&town, &neighbour, 999).await;
    redis.restart();
    assert_recovers(&town, &neighbour, 994).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_redis_slows_nobody() {
    let redis = Redis::start();
    let proxy = Proxy::start(redis.port()).await;
    let url = format!("redis://127.0.0.1:{}", proxy.port());
    let (town, neighbour) = pair(&url).await;
    proxy.set_delay(Duration::from_secs(2));
    assert_works_soon(&town, &neighbour, 999).await;
    proxy.set_delay(Duration::ZERO);
    assert_recovers(&town, &neighbour, 994).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_starts_without_its_redis_and_finds_it_later() {
    let redis = Redis::start();
    redis.stop();
    let url = redis.url();
    let town = Town::with(On::Postgres, &[("REDIS_URL", &url)]).await;
    assert_eq!(health(&town, &town.base).await, away());
    assert_eq!(balance(&town, &town.base).await, "1000.00");
    redis.restart();
    until("Redis", || async {
        health(&town, &town.base).await != away()
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_redis_is_worked_around() {
    let redis = Redis::start();
    let url = redis.url();
    let settings = [("REDIS_URL", url.as_str())];
    let town = Town::with(On::Postgres, &settings).await;
    let neighbour = town.neighbour(&settings).await;
    assert_right_after_each_charge(&town, &neighbour, 1000, 1).await;
    redis.cli(&["CONFIG", "SET", "maxmemory", "1"]);
    assert_right_after_each_charge(&town, &neighbour, 999, 5).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_may_ask_so_often_and_is_told(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &[("RATE_LIMIT_REQUESTS", "5")]).await;
    let token = town.sign_in(LIN).await;
    let ask = || get(&town, &town.base, &token, "/auth/me");
    for left in (0..5).rev() {
        let answer = ask().await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert_eq!(answer.header("ratelimit-policy"), "\"default\";q=5;w=60");
        let limit = answer.header("ratelimit").to_owned();
        let start = format!("\"default\";r={left};t=");
        let seconds = limit.strip_prefix(&start).map(str::parse::<u64>);
        assert!(matches!(seconds, Some(Ok(1..=60))), "{limit}");
    }
    let refused = ask().await;
    refused.refused(429, "RATE_LIMITED");
    assert!(
        refused
            .header("ratelimit")
            .starts_with("\"default\";r=0;t=")
    );
    let seconds: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    // Without a session, all requests from one address are one client: the sign-in was the first.
    for _ in 0..4 {
        let stranger = get(&town, &town.base, "x.y.z", "/auth/me").await;
        stranger.refused(401, "TOKEN_INVALID");
    }
    let stranger = get(&town, &town.base, "x.y.z", "/auth/me").await;
    stranger.refused(429, "RATE_LIMITED");
    for path in ["/health", "/ready", "/live"] {
        for _ in 0..7 {
            let answer = Answer::to(town.request(Method::Get, path)).await;
            assert_eq!(answer.status, 200, "{path}: {}", answer.text());
            assert_eq!(answer.header("ratelimit"), "");
        }
    }
}

/// Returns how many of a session's requests are carried out, sent to two servers in turn.
async fn carried_out(town: &Town, neighbour: &Neighbour, rounds: usize) -> usize {
    let token = town.sign_in(LIN).await;
    let mut done = 0;
    for _ in 0..rounds {
        for base in [&town.base, &neighbour.base] {
            let answer = get(town, base, &token, "/auth/me").await;
            match answer.status {
                200 => done += 1,
                _ => drop(answer.refused(429, "RATE_LIMITED")),
            }
            // Gives each server's count time to reach the other.
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }
    done
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_redis_a_limit_holds_for_all_servers_together() {
    let redis = Redis::start();
    let url = redis.url();
    let settings = [("REDIS_URL", url.as_str()), ("RATE_LIMIT_REQUESTS", "20")];
    let town = Town::with(On::Postgres, &settings).await;
    let neighbour = town.neighbour(&settings).await;
    let done = carried_out(&town, &neighbour, 20).await;
    // Requests within a tenth of a second may exceed the limit.
    assert!((20..=24).contains(&done), "{done}");
    redis.stop();
    let done = carried_out(&town, &neighbour, 22).await;
    assert_eq!(done, 40, "per process while Redis is away");
}

/// Whoever can write to Redis must not get more requests by it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn redis_never_takes_requests_back_that_a_server_has_counted() {
    let redis = Redis::start();
    let url = redis.url();
    let settings = [("REDIS_URL", url.as_str()), ("RATE_LIMIT_REQUESTS", "6")];
    let town = Town::with(On::Postgres, &settings).await;
    let token = town.sign_in(LIN).await;
    for _ in 0..6 {
        let answer = get(&town, &town.base, &token, "/auth/me").await;
        answer.read::<answers::Me>();
        // The server's count is in Redis, and what it reads back there is wrong.
        tokio::time::sleep(Duration::from_millis(150)).await;
        redis.cli(&["FLUSHALL"]);
    }
    let answer = get(&town, &town.base, &token, "/auth/me").await;
    answer.refused(429, "RATE_LIMITED");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_redis_a_limit_holds_for_each_server() {
    let settings = [("RATE_LIMIT_REQUESTS", "5")];
    let town = Town::with(On::Postgres, &settings).await;
    let neighbour = town.neighbour(&settings).await;
    assert_eq!(carried_out(&town, &neighbour, 7).await, 10);
}
