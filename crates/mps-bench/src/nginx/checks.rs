//! Checks what nginx forwards and what it refuses, with real servers behind it.

mod slow;
mod tls;

use std::net::Ipv4Addr;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use reqwest::header::{self, HeaderMap, HeaderName};
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::nginx::{Place, users};
use crate::secrets;
use crate::shop;

/// How often two members ask in turn.
const TURNS: usize = 30;
/// A flood: the number of connections, and of requests on each.
const FLOOD: (u8, u8) = (10, 50);
/// The address of somebody else.
const STRANGER: &str = "198.51.100.66";

/// A separate address for each check, so that none uses up the limits of another.
const fn address(number: u8) -> Ipv4Addr {
    Ipv4Addr::new(127, 0, 2, number)
}

pub(super) async fn run(place: &Place<'_>) -> Result<()> {
    let check = |name| println!("  ok  {name}");
    println!("nginx before three servers:");
    redirect(place).await?;
    check("without TLS: pages 308 to https, all else 403");
    tls::versions(place.nginx.https_port()).await?;
    check("TLS 1.2 and 1.3, nothing older");
    headers(place).await?;
    check("each header of safety once");
    members(place).await?;
    check("two members at one URL see their own cards");
    stranger(place).await?;
    check("what a stranger writes into X-Forwarded-For is not believed");
    flood(place).await?;
    check("429 above the limit of an address, and for no other address");
    slow::cut_off(&place.nginx).await?;
    check("slow heads and bodies are cut off, and no server hears of them");
    Ok(())
}

async fn redirect(place: &Place<'_>) -> Result<()> {
    let visitor = users::visitor(&place.nginx, address(1))?;
    let port = place.nginx.http_port();
    let url = |path: &str| format!("http://127.0.0.1:{port}{path}");
    let charge = visitor.post(url("/merchant/charge")).body("{}");
    let refused = charge
        .header(header::HOST, "pay.example.com")
        .send()
        .await?;
    ensure!(refused.status() == StatusCode::FORBIDDEN);
    let page = visitor.get(url("/wallet/?a=1"));
    let answer = page.header(header::HOST, "pay.example.com").send().await?;
    ensure!(answer.status() == StatusCode::PERMANENT_REDIRECT);
    only(
        answer.headers(),
        &header::LOCATION,
        "https://pay.example.com/wallet/?a=1",
    )?;
    ensure!(
        answer
            .headers()
            .get(header::STRICT_TRANSPORT_SECURITY)
            .is_none()
    );
    Ok(())
}

async fn headers(place: &Place<'_>) -> Result<()> {
    let visitor = users::visitor(&place.nginx, address(2))?;
    let url = users::base_url(&place.nginx);
    for (path, status) in [
        ("/health", StatusCode::OK),
        ("/member/cards", StatusCode::UNAUTHORIZED),
        ("/metrics", StatusCode::NOT_FOUND),
    ] {
        let answer = visitor.get(format!("{url}{path}")).send().await?;
        ensure!(answer.status() == status, "{path}: {}", answer.status());
        let headers = answer.headers();
        let hsts = "max-age=31536000; includeSubDomains";
        only(headers, &header::STRICT_TRANSPORT_SECURITY, hsts)?;
        only(headers, &header::X_CONTENT_TYPE_OPTIONS, "nosniff")?;
        only(headers, &header::CACHE_CONTROL, "no-store")?;
        only(headers, &header::SERVER, "nginx")?;
        let id = headers.get("x-request-id").context("no request id")?;
        uuid::Uuid::parse_str(id.to_str()?).with_context(|| format!("{path}: {id:?}"))?;
    }
    Ok(())
}

/// Checks that a header is present exactly once, with this value.
fn only(headers: &HeaderMap, name: &HeaderName, value: &str) -> Result<()> {
    let all: Vec<_> = headers.get_all(name).iter().collect();
    ensure!(all == [value], "{name}: {all:?} and not {value}");
    Ok(())
}

/// Two members ask for one URL, in turn and at once, on connections through the same nginx.
async fn members(place: &Place<'_>) -> Result<()> {
    let (_, server) = place.instances.front().context("no server")?;
    let url = format!("{}/member/cards", users::base_url(&place.nginx));
    let mut clients = Vec::new();
    for card in place.maker.cards().iter().take(2) {
        let token = shop::sign_in_member(server, &card.member_no).await?;
        clients.push((card.card_no.clone(), token));
    }
    let visitor = users::visitor(&place.nginx, address(3))?;
    let mut tasks = JoinSet::new();
    for (own, token) in clients.iter().cycle().take(2 * TURNS) {
        let request = visitor.get(&url).bearer_auth(token);
        let own = own.clone();
        let ask = async move {
            let answer: Value = request.send().await?.error_for_status()?.json().await?;
            let cards = answer.pointer("/cards").and_then(Value::as_array);
            let cards = cards.with_context(|| format!("no cards: {answer}"))?;
            let numbers = cards.iter().map(|card| card.get("card_no")?.as_str());
            let numbers: Vec<_> = numbers.collect();
            ensure!(
                numbers == [Some(own.as_str())],
                "{own} is not what was seen: {numbers:?}"
            );
            anyhow::Ok(())
        };
        // Half of the requests run at once, the others in turn.
        if tasks.len() < TURNS {
            tasks.spawn(ask);
        } else {
            ask.await?;
        }
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok(())
}

/// Checks that the audit contains the true address of a sign-in, not the one in the headers.
async fn stranger(place: &Place<'_>) -> Result<()> {
    let visitor = users::visitor(&place.nginx, address(4))?;
    let card = place.maker.cards().first().context("no cards")?;
    let url = format!("{}/auth/login", users::base_url(&place.nginx));
    let login =
        json!({"role": "member", "identifier": card.member_no, "password": secrets::PASSWORD});
    let mut request = visitor.post(url).json(&login);
    for name in ["x-forwarded-for", "x-real-ip", "cf-connecting-ip"] {
        request = request.header(name, STRANGER);
    }
    request = request.header("forwarded", format!("for={STRANGER}"));
    request.send().await?.error_for_status()?;
    let count = |address: &str| {
        let rows = format!("SELECT count(*) FROM mps.audit_log WHERE address = '{address}'");
        place.town.rows(&rows)
    };
    ensure!(
        count(&address(4).to_string()) == ["1"],
        "not the true address"
    );
    ensure!(count(STRANGER) == ["0"], "a stranger's header was believed");
    Ok(())
}

async fn flood(place: &Place<'_>) -> Result<()> {
    let visitor = users::visitor(&place.nginx, address(5))?;
    let url = format!("{}/member/cards", users::base_url(&place.nginx));
    let mut tasks = JoinSet::new();
    let (connections, requests) = FLOOD;
    for _ in 0..connections {
        let (visitor, url) = (visitor.clone(), url.clone());
        tasks.spawn(async move {
            let (mut passed, mut refused) = (0_u32, 0_u32);
            for _ in 0..requests {
                let answer = visitor.get(&url).send().await?;
                if answer.status() == StatusCode::UNAUTHORIZED {
                    passed = passed.saturating_add(1);
                } else {
                    limited(answer).await?;
                    refused = refused.saturating_add(1);
                }
            }
            anyhow::Ok((passed, refused))
        });
    }
    let (mut passed, mut refused) = (0_u32, 0_u32);
    while let Some(done) = tasks.join_next().await {
        let (one, other) = done??;
        passed = passed.saturating_add(one);
        refused = refused.saturating_add(other);
    }
    ensure!(
        passed >= 100 && refused >= 50,
        "{passed} passed, {refused} were refused"
    );
    let other = users::visitor(&place.nginx, address(6))?.get(&url);
    let status = other.timeout(Duration::from_secs(5)).send().await?.status();
    ensure!(
        status == StatusCode::UNAUTHORIZED,
        "another address: {status}"
    );
    Ok(())
}

/// Checks that an answer is nginx's own refusal of too many requests.
async fn limited(answer: Response) -> Result<()> {
    ensure!(answer.status() == StatusCode::TOO_MANY_REQUESTS);
    only(answer.headers(), &header::RETRY_AFTER, "1")?;
    only(answer.headers(), &header::CACHE_CONTROL, "no-store")?;
    let body: Value = answer.json().await?;
    let code = body.pointer("/error/code").and_then(Value::as_str);
    ensure!(code == Some("RATE_LIMITED"), "{body}");
    Ok(())
}
