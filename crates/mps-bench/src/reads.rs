//! `mps-bench reads`: the speed of lists, searches and statistics with very many rows.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use bytes::Bytes;
use clap::Args;
use http_body_util::Full;
use hyper::Request;
use hyper::header::AUTHORIZATION;
use mps_protocol::requests::{Login, Secret};
use mps_testbed::Postgres;
use serde_json::Value;

use crate::bulk;
use crate::charges::Kind;
use crate::load;
use crate::numbers::millis;
use crate::secrets;
use crate::server::{Launch, Server, sqlite_in};

#[derive(Args)]
pub(crate) struct Arguments {
    /// How many members, each with a card and ten transactions
    #[arg(long, default_value_t = 200_000)]
    members: u64,
    /// On which database
    #[arg(long, value_enum, default_value_t = Kind::Sqlite)]
    database: Kind,
    /// How long each endpoint is asked, in seconds
    #[arg(long, default_value_t = 3)]
    seconds: u64,
}

/// The figures of an endpoint.
struct Figures {
    name: String,
    /// The medians and the 99th hundredths with 4 and with 20 clients, in microseconds.
    four: (u64, u64),
    twenty: (u64, u64),
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let length = Duration::from_secs(arguments.seconds);
    let postgres = match arguments.database {
        Kind::Sqlite => None,
        Kind::Postgres => Some(Postgres::start_with(&[
            // With `fsync` off, the test server would be in memory, which has no room for all of it.
            ("synchronous_commit", "off"),
            ("max_wal_size", "16GB"),
            ("shared_buffers", "2GB"),
        ])),
    };
    let small = arguments.members / 100;
    let small: HashMap<String, Figures> = measure(binary, postgres.as_ref(), small, length)
        .await?
        .into_iter()
        .map(|figures| (figures.name.clone(), figures))
        .collect();
    let large = measure(binary, postgres.as_ref(), arguments.members, length).await?;
    println!();
    println!(
        "| endpoint | a hundredth of the rows: p50, p99 | p50, p99 with 4 clients | with 20 |"
    );
    println!("|---|---|---|---|");
    let pair = |(median, high): (u64, u64)| format!("{}, {}", millis(median), millis(high));
    for large in &large {
        // A list with only one page has no deep page.
        let small = small.get(&large.name);
        println!(
            "| {} | {} | {} | {} |",
            large.name,
            small.map_or_else(|| "one page".to_owned(), |small| pair(small.four)),
            pair(large.four),
            pair(large.twenty)
        );
    }
    let most = large.iter().map(|figures| figures.four.1).max();
    println!(
        "the slowest p99 with 4 clients: {}",
        millis(most.unwrap_or_default())
    );
    for large in &large {
        // Below a millisecond there is only noise.
        let most = small
            .get(&large.name)
            .map(|small| 2 * small.four.0.max(500));
        if most.is_some_and(|most| large.four.0 > most) {
            println!("more than twice the median: {}", large.name);
        }
    }
    Ok(())
}

/// Makes books of so many members, and asks for everything.
async fn measure(
    binary: &Path,
    postgres: Option<&Postgres>,
    members: u64,
    length: Duration,
) -> Result<Vec<Figures>> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    std::fs::create_dir_all(folder.join("data"))?;
    let database = postgres.map(Postgres::create_database);
    let url = match (postgres, &database) {
        (Some(server), Some(database)) => server.url(database),
        _ => sqlite_in(folder),
    };
    let launch = Launch::new(binary, folder, url);
    launch.migrate().await?;
    let took = match (postgres, &database) {
        (Some(server), Some(database)) => bulk::fill_postgres(server, database, members)?,
        _ => bulk::fill_sqlite(&folder.join("data/mps.db"), members)?,
    };
    println!("{members} members made in {} s", took.as_secs());
    let began = std::time::Instant::now();
    let transactions = launch.verify().await?;
    println!(
        "{transactions} transactions; verify is green after {} s",
        began.elapsed().as_secs()
    );
    let server = launch.start().await?;
    let asked = Asked::prepare(&server, members).await?;
    let mut all = Vec::new();
    for (name, token, paths) in asked.endpoints {
        let four = ask(&server, 4, length, &token, &paths).await?;
        let twenty = ask(&server, 20, length, &token, &paths).await?;
        println!(
            "{name}: {} {}, with 20: {} {}",
            millis(four.0),
            millis(four.1),
            millis(twenty.0),
            millis(twenty.1)
        );
        all.push(Figures { name, four, twenty });
    }
    Ok(all)
}

/// Asks for the paths in turn; the median and the 99th hundredth.
pub(crate) async fn ask(
    server: &Server,
    clients: u64,
    length: Duration,
    token: &str,
    paths: &Arc<Vec<String>>,
) -> Result<(u64, u64)> {
    let (bearer, paths) = (format!("Bearer {token}"), Arc::clone(paths));
    let outcome = load::run(server.port()?, clients, length, move |client, sent| {
        let turn = usize::try_from(client.wrapping_mul(7).wrapping_add(sent))?;
        let index = turn.checked_rem(paths.len()).context("no paths")?;
        let path = paths.get(index).context("no such path")?;
        let request = Request::get(path.as_str())
            .header(AUTHORIZATION, &bearer)
            .header("host", "bench");
        Ok(request.body(Full::<Bytes>::default())?)
    })
    .await
    .with_context(|| "asking")?;
    let latency = outcome.latency;
    Ok((
        latency.value_at_percentile(50.0),
        latency.value_at_percentile(99.0),
    ))
}

/// What is asked for: a name, whose token, and paths of which each asks for something else.
struct Asked {
    endpoints: Vec<(String, String, Arc<Vec<String>>)>,
}

impl Asked {
    #[expect(
        clippy::too_many_lines,
        reason = "a table: a line or two for each endpoint"
    )]
    async fn prepare(server: &Server, members: u64) -> Result<Self> {
        let admin = sign_in(server, "admin", "admin").await?;
        let shop = sign_in(server, "merchant", "SHOP-0").await?;
        let member = sign_in(server, "member", "M0000000007").await?;
        let mut asked = Self {
            endpoints: Vec::new(),
        };
        let spread = |make: &dyn Fn(u64) -> String| {
            (0..200)
                .map(|n| make(n * (members / 200) % members))
                .collect::<Vec<_>>()
        };
        let number = |prefix: &str, n: u64| format!("{prefix}{n:010}");

        asked.add("member's cards", &member, vec!["/member/cards".into()]);
        asked
            .list(
                server,
                "member's transactions",
                &member,
                "/member/transactions?limit=3",
            )
            .await?;
        let cards = get(server, &member, "/member/cards").await?;
        let card = text(&cards, "/cards/0/id")?;
        asked.add(
            "member's points",
            &member,
            vec![format!("/member/points?card_id={card}")],
        );
        asked.add("member's profile", &member, vec!["/member/profile".into()]);

        let list = "/merchant/transactions?limit=20";
        asked
            .list(server, "merchant's transactions", &shop, list)
            .await?;
        asked
            .list(
                server,
                "merchant's refunds",
                &shop,
                &format!("{list}&type=refund"),
            )
            .await?;
        asked
            .list(
                server,
                "a cashier's transactions",
                &shop,
                &format!("{list}&operator=cashier"),
            )
            .await?;
        let days = ["2026-02", "2026-05", "2026-08"].map(|month| {
            format!("/merchant/transactions?start_date={month}-03&end_date={month}-09")
        });
        asked.add("merchant's transactions of a week", &shop, days.into());
        asked.add(
            "daily summary",
            &shop,
            ["2026-03-03", "2026-05-05", "2026-09-09"]
                .map(|day| format!("/merchant/daily-summary?date={day}"))
                .into(),
        );
        asked.add(
            "daily summary of today",
            &shop,
            vec!["/merchant/daily-summary".into()],
        );
        asked
            .list(
                server,
                "merchant's settlements",
                &shop,
                "/merchant/settlements?limit=20",
            )
            .await?;
        let settlements = get(server, &shop, "/merchant/settlements").await?;
        let settlement = text(&settlements, "/settlements/0/id")?;
        asked.add(
            "a settlement",
            &shop,
            vec![format!("/merchant/settlements/{settlement}")],
        );
        asked.add("merchant's staff", &shop, vec!["/merchant/staff".into()]);
        asked.add("merchant's limits", &shop, vec!["/merchant/limits".into()]);

        asked
            .list(server, "members", &admin, "/admin/members?limit=20")
            .await?;
        asked
            .list(
                server,
                "suspended members",
                &admin,
                "/admin/members?limit=20&status=suspended",
            )
            .await?;
        let names = [
            "%E7%8E%8B",
            "%E6%9E%97%E5%B0%8F",
            "%E5%BF%97%E8%8F%AF",
            "%E9%99%B3%E7%BE%8E%E7%8E%B2",
        ]
        .map(|name| format!("/admin/members?keyword={name}"));
        asked.add("members by Chinese name", &admin, names.into());
        let phones = spread(&|n| format!("/admin/members?keyword={:06}", n % 1_000_000));
        asked.add("members by part of a phone number", &admin, phones);
        asked.add(
            "members by number",
            &admin,
            spread(&|n| format!("/admin/members?keyword={}", number("m", n + 1))),
        );
        asked.add(
            "members by a keyword of none",
            &admin,
            vec!["/admin/members?keyword=zzz".into()],
        );
        asked
            .list(server, "cards", &admin, "/admin/cards?limit=20")
            .await?;
        asked.add(
            "cards by number",
            &admin,
            spread(&|n| format!("/admin/cards?keyword={}", number("STD", n + 1))),
        );
        let page = get(server, &admin, "/admin/cards?limit=100").await?;
        let rows = page
            .pointer("/cards")
            .and_then(Value::as_array)
            .context("no cards")?;
        let ids = |field: &str| -> Vec<String> {
            let ids = rows.iter().filter_map(|row| row.get(field)?.as_str());
            ids.map(str::to_owned).collect()
        };
        let (cards, owners) = (ids("id"), ids("member_id"));
        asked.add(
            "a card",
            &admin,
            cards
                .iter()
                .map(|id| format!("/admin/cards/{id}"))
                .collect(),
        );
        asked.add(
            "a member",
            &admin,
            owners
                .iter()
                .map(|id| format!("/admin/members/{id}"))
                .collect(),
        );
        asked
            .list(server, "merchants", &admin, "/admin/merchants?limit=20")
            .await?;
        let list = "/admin/transactions?limit=20";
        asked.list(server, "all transactions", &admin, list).await?;
        asked
            .list(
                server,
                "all refunds",
                &admin,
                &format!("{list}&type=refund"),
            )
            .await?;
        asked.add(
            "a member's transactions",
            &admin,
            owners
                .iter()
                .map(|id| format!("{list}&member_id={id}"))
                .collect(),
        );
        asked.add(
            "a card's transactions",
            &admin,
            cards
                .iter()
                .map(|id| format!("{list}&card_id={id}"))
                .collect(),
        );
        asked.add(
            "a transaction",
            &admin,
            spread(&|n| format!("/common/transactions/{}", number("PAY", n * 8 + 1))),
        );
        asked
            .list(server, "audit", &admin, "/admin/audit?limit=20")
            .await?;
        asked
            .list(
                server,
                "audit of an operation",
                &admin,
                "/admin/audit?limit=20&operation=merchant_charge_by_qr",
            )
            .await?;
        asked
            .list(
                server,
                "all settlements",
                &admin,
                "/admin/settlements?limit=20",
            )
            .await?;
        asked
            .list(
                server,
                "unpaid settlements",
                &admin,
                "/admin/settlements?limit=20&status=pending",
            )
            .await?;
        asked.add("statistics", &admin, vec!["/admin/statistics".into()]);
        let trends = "/admin/statistics/trends?start_date=2026-01-01";
        for (name, end, by) in [
            ("days", "2026-03-31", "day"),
            ("weeks", "2026-06-30", "week"),
            ("months", "2026-11-30", "month"),
        ] {
            asked.add(
                &format!("trends by {name}"),
                &admin,
                vec![format!("{trends}&end_date={end}&group_by={by}")],
            );
        }
        asked.add("system health", &admin, vec!["/admin/health".into()]);
        asked.add("levels", &admin, vec!["/admin/levels".into()]);
        Ok(asked)
    }

    fn add(&mut self, name: &str, token: &str, paths: Vec<String>) {
        self.endpoints
            .push((name.to_owned(), token.to_owned(), Arc::new(paths)));
    }

    /// A list's first page, and one that is some hundred pages down by its cursors.
    async fn list(&mut self, server: &Server, name: &str, token: &str, path: &str) -> Result<()> {
        self.add(name, token, vec![path.to_owned()]);
        let hundred = path.replace("limit=20", "limit=100");
        let mut page = get(server, token, &hundred).await?;
        let mut deep = None;
        for _ in 0..200 {
            let next = page
                .pointer("/pagination/next_cursor")
                .and_then(Value::as_str);
            let Some(next) = next.map(str::to_owned) else {
                break;
            };
            page = get(server, token, &format!("{hundred}&cursor={next}")).await?;
            deep = Some(next);
        }
        if let Some(deep) = deep {
            self.add(
                &format!("{name}, deep"),
                token,
                vec![format!("{path}&cursor={deep}")],
            );
        }
        Ok(())
    }
}

pub(crate) async fn sign_in(server: &Server, role: &str, identifier: &str) -> Result<String> {
    let login = Login {
        role: role.to_owned(),
        identifier: identifier.to_owned(),
        operator: None,
        password: Secret::new(secrets::PASSWORD),
        totp: None,
    };
    let signed_in = server.client()?.login(&login).await?;
    Ok(signed_in.token().to_owned())
}

async fn get(server: &Server, token: &str, path: &str) -> Result<Value> {
    let (bearer, path) = (format!("Bearer {token}"), path.to_owned());
    load::once(
        server.port()?,
        Request::get(path)
            .header(AUTHORIZATION, bearer)
            .header("host", "bench")
            .body(Full::default())?,
    )
    .await
}

fn text(value: &Value, pointer: &str) -> Result<String> {
    let text = value.pointer(pointer).and_then(Value::as_str);
    Ok(text.with_context(|| format!("no {pointer}"))?.to_owned())
}
