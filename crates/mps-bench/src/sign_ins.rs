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
    let launch = Launch::new(binary, folder.path(), sqlite_in(folder.path()));
    let Shop { cards, .. } = shop::make(&launch.database_url, 1_000, 0).await?;
    let server = launch.start().await?;
    let token = shop::sign_in(&server).await?;

    let known = cards.first().context("no cards")?.member_no.clone();
    let (mut unknown_times, mut wrong_times) = (Vec::new(), Vec::new());
    for _ in 0..arguments.tries {
        for (name, times) in [
            ("M9999999999", &mut unknown_times),
            (known.as_str(), &mut wrong_times),
        ] {
            let asked = Instant::now();
            let status = load::status(launch.port, sign_in(name, "a wrong password")?).await?;
            times.push(u64::try_from(asked.elapsed().as_micros())?);
            ensure!(status == StatusCode::UNAUTHORIZED, "{name}: {status}");
        }
    }
    let (unknown, wrong) = (median(unknown_times), median(wrong_times));
    let apart = unknown.abs_diff(wrong) * 1_000 / unknown.max(1);
    println!(
        "{} tries: unknown account {}, wrong password {}: {}.{} % apart",
        arguments.tries,
        millis(unknown),
        millis(wrong),
        apart / 10,
        apart % 10
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
        for _ in 0..flood {
            let request = sign_in(&known, "bench-password")?;
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

fn sign_in(identifier: &str, password: &str) -> Result<Request<Full<Bytes>>> {
    let body = json!({ "role": "member", "identifier": identifier, "password": password });
    let request = Request::post("/auth/login")
        .header(CONTENT_TYPE, "application/json")
        .header("host", "bench");
    Ok(request.body(Full::new(Bytes::from(body.to_string())))?)
}
