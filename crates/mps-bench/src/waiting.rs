//! `mps-bench waiting`: how soon very many phones learn that their code was charged, and what they cost
//! the server.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use clap::Args;
use hdrhistogram::Histogram;
use http_body_util::Full;
use hyper::Request;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use jsonwebtoken::{EncodingKey, Header};
use mps_testbed::{Postgres, Redis};
use serde_json::json;
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::load::Connection;
use crate::numbers::millis;
use crate::secrets::JWT_SECRET;
use crate::server::{Launch, Server, sqlite_in};
use crate::shop::{self, ChargedCard};

/// How long one request waits, in seconds.
const WAIT: u32 = 30;
/// How many tills charge at once.
const TILLS: usize = 40;

#[derive(Args)]
pub(crate) struct Arguments {
    /// How many phones wait at once
    #[arg(long, default_value_t = 10_000)]
    phones: usize,
    /// How many charges a second go on meanwhile
    #[arg(long, default_value_t = 500)]
    charges: u64,
    /// For how many seconds
    #[arg(long, default_value_t = 20)]
    seconds: u64,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let folder = tempfile::tempdir()?;
    std::fs::create_dir_all(folder.path().join("data"))?;
    let url = sqlite_in(folder.path());
    let alone = launch(binary, folder.path(), url);
    measure("one server, SQLite", arguments, &alone, &alone).await?;

    let postgres = Postgres::start();
    for with_redis in [false, true] {
        let redis = with_redis.then(Redis::start);
        let url = postgres.url(&postgres.create_database());
        let folders = [tempfile::tempdir()?, tempfile::tempdir()?];
        let launches = folders.each_ref().map(|folder| {
            let launch = launch(binary, folder.path(), url.clone());
            match &redis {
                Some(redis) => launch.with("REDIS_URL", redis.url()),
                None => launch,
            }
        });
        for folder in &folders {
            std::fs::create_dir_all(folder.path().join("data"))?;
        }
        let what = if with_redis {
            "with Redis"
        } else {
            "without Redis"
        };
        let what = format!("two servers on PostgreSQL, {what}");
        let [charging, waiting] = &launches;
        measure(&what, arguments, charging, waiting).await?;
    }
    Ok(())
}

/// A server of codes that pay once, as shops have them, and whose tokens this program can make.
fn launch(binary: &Path, folder: &Path, url: String) -> Launch {
    Launch::new(binary, folder, url)
        .with("PAYMENT_CODE_REUSE", "false")
        .with("JWT_SECRET", JWT_SECRET)
}

/// Lets phones wait at one server while tills charge at another, or at the same.
async fn measure(
    what: &str,
    arguments: &Arguments,
    charging: &Launch,
    waiting: &Launch,
) -> Result<()> {
    let shop = shop::make(&charging.database_url, arguments.phones, 0).await?;
    let till = charging.start().await?;
    let other = if charging.port == waiting.port {
        None
    } else {
        Some(waiting.start().await?)
    };
    let host: &Server = other.as_ref().unwrap_or(&till);
    let (before, _) = host.memory()?;
    let cards = Arc::new(shop.cards);
    let (sender, mut answers) = mpsc::unbounded_channel();
    for card in 0..cards.len() {
        let (cards, sender, port) = (Arc::clone(&cards), sender.clone(), waiting.port);
        tokio::spawn(async move {
            let card = cards.get(card).context("no such card")?;
            wait(port, card, &sender).await
        });
    }
    // Each phone has its first answer when its code was seen live; then it waits.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let (_, most) = host.memory()?;
    let charged = charge(charging.port, &till, &cards, arguments).await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let (mut after_answer, mut missing) = (Histogram::<u64>::new(3)?, charged.len());
    while let Ok((tx_no, at)) = answers.try_recv() {
        if let Some(answered_at) = charged.get(&tx_no) {
            let micros = Instant::saturating_duration_since(&at, *answered_at).as_micros();
            after_answer.record(u64::try_from(micros)?)?;
            missing = missing.saturating_sub(1);
        }
    }
    println!(
        "{what}: {} phones wait, {} charges; memory {} MiB before and {} MiB with them; after the \
         till's answer the phone has its own in p50 {}, p99 {}, at most {}; {missing} not at all",
        cards.len(),
        charged.len(),
        before / 1024,
        most / 1024,
        millis(after_answer.value_at_quantile(0.5)),
        millis(after_answer.value_at_quantile(0.99)),
        millis(after_answer.max()),
    );
    ensure!(missing == 0, "phones were not told of {missing} charges");
    Ok(())
}

/// Waits again and again for what becomes of a card's code, and reports its charge.
async fn wait(
    port: u16,
    card: &ChargedCard,
    sender: &mpsc::UnboundedSender<(String, Instant)>,
) -> Result<()> {
    let bearer = format!("Bearer {}", token(card)?);
    let mut connection = Connection::open(port).await?;
    loop {
        let path = format!("/member/codes/{}?wait={WAIT}", card.code_id);
        let request = Request::get(path)
            .header(AUTHORIZATION, &bearer)
            .header("host", "bench");
        let body = connection.succeed(request.body(Full::default())?).await?;
        let at = Instant::now();
        let answer: serde_json::Value = serde_json::from_slice(&body)?;
        let tx_no = answer.pointer("/code/transaction/tx_no");
        if let Some(tx_no) = tx_no.and_then(serde_json::Value::as_str) {
            return Ok(sender.send((tx_no.to_owned(), at))?);
        }
    }
}

/// Charges each card once at most. Returns when the till had the answer of each charge.
async fn charge(
    port: u16,
    till: &Server,
    cards: &Arc<Vec<ChargedCard>>,
    arguments: &Arguments,
) -> Result<HashMap<String, Instant>> {
    let bearer = format!("Bearer {}", shop::sign_in(till).await?);
    let number = usize::try_from(arguments.charges.saturating_mul(arguments.seconds))?;
    let pace = Duration::from_secs(1) / u32::try_from(arguments.charges.max(1))?;
    let started = Instant::now();
    let run = Uuid::new_v4();
    let mut tasks = tokio::task::JoinSet::new();
    for till in 0..TILLS {
        let (cards, bearer) = (Arc::clone(cards), bearer.clone());
        tasks.spawn(async move {
            let mut connection = Connection::open(port).await?;
            let mut charged = Vec::new();
            for index in (till..number.min(cards.len())).step_by(TILLS) {
                let due = started + pace * u32::try_from(index)?;
                tokio::time::sleep_until(due.into()).await;
                let card = cards.get(index).context("no such card")?;
                let body = json!({
                    "qr_plain": card.code, "amount": "1.00",
                    "external_order_id": format!("{run}-{index}"),
                });
                let request = Request::post("/merchant/charge")
                    .header(AUTHORIZATION, &bearer)
                    .header(CONTENT_TYPE, "application/json")
                    .header("host", "bench");
                let request = request.body(Full::new(Bytes::from(body.to_string())))?;
                let body = connection.succeed(request).await?;
                let at = Instant::now();
                let answer: serde_json::Value = serde_json::from_slice(&body)?;
                let tx_no = answer.pointer("/transaction/tx_no").context("no number")?;
                charged.push((tx_no.as_str().unwrap_or_default().to_owned(), at));
            }
            anyhow::Ok(charged)
        });
    }
    let mut charged = HashMap::new();
    while let Some(done) = tasks.join_next().await {
        charged.extend(done??);
    }
    Ok(charged)
}

/// The token of the card's member: ten thousand sign-ins would take minutes.
fn token(card: &ChargedCard) -> Result<String> {
    let claims = json!({
        "sub": card.member_id.uuid(), "role": "member", "iss": "mps_api", "aud": "mps_clients",
        "jti": card.session.token_id, "session_id": card.session.session_id.uuid(),
        "exp": u32::MAX,
    });
    let key = EncodingKey::from_secret(JWT_SECRET.as_bytes());
    Ok(jsonwebtoken::encode(&Header::default(), &claims, &key)?)
}
