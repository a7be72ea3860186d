//! Redis fails in many ways while clients go on: no client sees an error, and the books stay right.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use bytes::Bytes;
use http_body_util::Full;
use hyper::Request;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use mps_testbed::{Proxy, Redis};
use uuid::Uuid;

use crate::load::{self, Outcome};
use crate::server::Server;
use crate::servers::{Town, token};
use crate::shop;

const CARDS: usize = 500;
const CONNECTIONS: u64 = 32;
/// The delay of answers from a slow Redis.
const SLOW: Duration = Duration::from_secs(2);
/// The time between two flushes of a Redis that loses its data.
const BETWEEN_FLUSHES: Duration = Duration::from_millis(100);

pub(super) async fn run(town: &Town<'_>, length: Duration) -> Result<()> {
    let redis = Arc::new(Redis::start());
    let proxy = Proxy::start(redis.port()).await;
    let books = town.shop(CARDS).await?;
    let url = format!("redis://127.0.0.1:{}", proxy.port());
    let launch = town.launch(0, &town.url())?.with("REDIS_URL", &url);
    let launch = launch.with("RATE_LIMIT_REQUESTS", "1000000000");
    let servers = [launch.start().await?];
    let [server] = &servers;
    let member = books.cards.first().context("no cards")?;
    let reader = shop::sign_in_member(server, &member.member_no).await?;
    let clients = Clients {
        till: format!("Bearer {}", token(&servers).await?),
        reader: format!("Bearer {reader}"),
        codes: books.cards.iter().map(|card| card.code.clone()).collect(),
    };
    let clients = Arc::new(clients);
    let mut expected = books.transactions;
    let mut phase = async |name: &str| -> Result<()> {
        let outcome = clients.go(server, length).await?;
        expected = expected.saturating_add(outcome.charges);
        outcome.print(name);
        Ok(())
    };

    phase("well").await?;
    let flushing = Arc::new(AtomicBool::new(true));
    let flusher = {
        let (redis, flushing) = (Arc::clone(&redis), Arc::clone(&flushing));
        std::thread::spawn(move || {
            while flushing.load(Ordering::Relaxed) {
                redis.cli(&["FLUSHDB"]);
                std::thread::sleep(BETWEEN_FLUSHES);
            }
        })
    };
    phase("flushed ten times a second").await?;
    flushing.store(false, Ordering::Relaxed);
    flusher.join().ok().context("the flusher fell over")?;
    proxy.set_delay(SLOW);
    phase("slow: each answer 2 s late").await?;
    proxy.set_delay(Duration::ZERO);
    redis.stop();
    phase("stopped").await?;
    redis.restart();
    phase("back again").await?;
    town.account(&launch, expected).await
}

/// The tokens and payment codes of the clients.
struct Clients {
    till: String,
    reader: String,
    codes: Vec<String>,
}

struct Answers {
    outcome: Outcome,
    charges: u64,
}

impl Answers {
    fn print(&self, name: &str) {
        let at = |percentile| {
            let micros = self.outcome.latency.value_at_percentile(percentile);
            Duration::from_micros(micros)
        };
        println!(
            "redis {name}: {} answers, half of them charges, 0 errors, p50 {:.1?}, p99 {:.1?}, the \
             slowest {:.0?}",
            self.outcome.answered,
            at(50.0),
            at(99.0),
            at(100.0)
        );
    }
}

impl Clients {
    /// Half of the connections charge, the others read the card list of one member. Any answer other
    /// than 200 is an error.
    async fn go(self: &Arc<Self>, server: &Server, length: Duration) -> Result<Answers> {
        let this = Arc::clone(self);
        let run = Uuid::new_v4();
        let charges = Arc::new(std::sync::atomic::AtomicU64::new(0));
        let counted = Arc::clone(&charges);
        let outcome = load::run(
            server.port()?,
            CONNECTIONS,
            length,
            move |connection, sent| {
                if connection % 2 == 0 {
                    let request = Request::get("/member/cards").header(AUTHORIZATION, &this.reader);
                    return Ok(request.header("host", "bench").body(Full::default())?);
                }
                counted.fetch_add(1, Ordering::Relaxed);
                let number = connection.wrapping_mul(31).wrapping_add(sent);
                let index = usize::try_from(number)? % this.codes.len();
                let code = this.codes.get(index).context("no such code")?;
                let body = format!(
                    "{{\"qr_plain\":\"{code}\",\"amount\":0.01,\
                 \"external_order_id\":\"{run}-{connection}-{sent}\"}}"
                );
                let request = Request::post("/merchant/charge").header(AUTHORIZATION, &this.till);
                let request = request.header(CONTENT_TYPE, "application/json");
                let request = request.header("host", "bench");
                Ok(request.body(Full::new(Bytes::from(body)))?)
            },
        );
        Ok(Answers {
            outcome: outcome.await?,
            charges: charges.load(Ordering::Relaxed),
        })
    }
}
