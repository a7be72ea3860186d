//! `mps-bench sign-ins`: measures whether answer times reveal which accounts exist, and whether a flood
//! of sign-ins slows payments down.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use clap::Args;
use http_body_util::Full;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use hyper::{Request, StatusCode};
use serde_json::json;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::load;
use crate::numbers::{median, millis};
use crate::server::{Launch, sqlite_in};
use crate::shop::{self, Shop};

/// bcrypt's hash of a password, at the cost of the legacy MPS.
const LEGACY: &str = "$2b$12$KbQi4bWjmsYDl8ouXwlq4.2N/5TJzHBHZ7MtC0TIGrSm9dxGSuRrG";

#[derive(Args)]
pub(crate) struct Arguments {
    /// How many tries of each kind are timed
    #[arg(long, default_value_t = 200)]
    tries: u32,
    /// How many sign-ins come at once
    #[arg(long, default_value_t = 500)]
    flood: u32,
    /// How many charges a second go on meanwhile
    #[arg(long, default_value_t = 200)]
    charges: u64,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let folder = tempfile::tempdir()?;
    std::fs::create_dir_all(folder.path().join("data"))?;
    let mut launch = Launch::new(binary, folder.path(), sqlite_in(folder.path()));
    let Shop { cards, .. } = shop::make(&launch.database_url, 1_000, 0).await?;
    // Each try is at an account of its own, since an account has a limit.
    let mut numbers = cards.iter().map(|card| card.member_no.clone());
    let tries = usize::try_from(arguments.tries)?;
    let known: Vec<String> = numbers.by_ref().take(tries).collect();
    let imported: Vec<String> = numbers.by_ref().take(tries).collect();
    let members: Vec<String> = numbers.collect();
    make_legacy(&folder.path().join("data/mps.db"), &imported)?;
    // Each sign-in comes from a network of its own, since a network has a limit.
    launch = launch.with("TRUSTED_PROXIES", "127.0.0.1");
    let server = launch.start().await?;
    let token = shop::sign_in(&server).await?;

    let mut networks = 0_u32..;
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for (number, (known, imported)) in known.iter().zip(&imported).enumerate() {
        let unknown = format!("M9{number:09}");
        for (name, times) in [&unknown, known, imported].into_iter().zip(&mut times) {
            let request = sign_in(name, "a wrong password", networks.next())?;
            let asked = Instant::now();
            let status = load::status(launch.port, request).await?;
            times.push(u64::try_from(asked.elapsed().as_micros())?);
            ensure!(status == StatusCode::UNAUTHORIZED, "{name}: {status}");
        }
    }
    let [unknown, wrong, legacy] = times.map(median);
    let apart = |other: u64| unknown.abs_diff(other) * 1_000 / unknown.max(1);
    println!(
        "{} tries: unknown account {}, wrong password {} ({}.{} % apart), imported account {} ({}.{} % \
         apart)",
        arguments.tries,
        millis(unknown),
        millis(wrong),
        apart(wrong) / 10,
        apart(wrong) % 10,
        millis(legacy),
        apart(legacy) / 10,
        apart(legacy) % 10
    );

    let cards = Arc::new(cards);
    let bearer = format!("Bearer {token}");
    let run = Uuid::new_v4();
    let charge = move |number: u64| {
        let index = usize::try_from(number)? % cards.len().max(1);
        let code = &cards.get(index).context("no such card")?.code;
        let body = json!({
            "qr_plain": code, "amount": "1.00", "external_order_id": format!("{run}-{number}"),
        });
        let request = Request::post("/merchant/charge")
            .header(AUTHORIZATION, &bearer)
            .header(CONTENT_TYPE, "application/json")
            .header("host", "bench");
        Ok(request.body(Full::new(Bytes::from(body.to_string())))?)
    };
    let charge = Arc::new(charge);
    for (what, flood) in [("alone", 0), ("beside the flood", arguments.flood)] {
        let mut sign_ins = JoinSet::new();
        for number in 0..flood {
            let index = usize::try_from(number)? % members.len().max(1);
            let member = members.get(index).context("no such member")?;
            let request = sign_in(member, "bench-password", networks.next())?;
            sign_ins.spawn(load::status(launch.port, request));
        }
        let length = Duration::from_secs(10);
        let charge = Arc::clone(&charge);
        let offset = u64::from(flood) * 1_000_000;
        let outcome = load::paced(launch.port, arguments.charges, length, move |number| {
            charge(number + offset)
        })
        .await?;
        let latency = &outcome.latency;
        println!(
            "{} charges, {} a second {what}: p50 {}, p99 {}, at most {}",
            outcome.answered,
            arguments.charges,
            millis(latency.value_at_percentile(50.0)),
            millis(latency.value_at_percentile(99.0)),
            millis(latency.max())
        );
        let (mut done, mut busy) = (0, 0);
        while let Some(status) = sign_ins.join_next().await {
            match status?? {
                StatusCode::OK => done += 1,
                StatusCode::SERVICE_UNAVAILABLE => busy += 1,
                other => anyhow::bail!("a sign-in got {other}"),
            }
        }
        if flood > 0 {
            println!("{flood} sign-ins at once: {done} signed in, {busy} were told to come again");
        }
    }
    Ok(())
}

/// Gives members a password hash as the legacy MPS made them.
fn make_legacy(books: &Path, members: &[String]) -> Result<()> {
    let books = rusqlite::Connection::open(books)?;
    for member_no in members {
        let sql = "UPDATE member_profiles SET password_hash = ?1 WHERE member_no = ?2";
        let changed = books.execute(sql, [LEGACY, member_no])?;
        ensure!(changed == 1, "no such member: {member_no}");
    }
    Ok(())
}

fn sign_in(identifier: &str, password: &str, network: Option<u32>) -> Result<Request<Full<Bytes>>> {
    let [_, high, middle, low] = network.unwrap_or_default().to_be_bytes();
    let body = json!({ "role": "member", "identifier": identifier, "password": password });
    let request = Request::post("/auth/login")
        .header(CONTENT_TYPE, "application/json")
        .header("host", "bench")
        .header("x-forwarded-for", format!("10.{high}.{middle}.{low}"));
    Ok(request.body(Full::new(Bytes::from(body.to_string())))?)
}
