//! `mps-bench charges`: charges per second, next to the limit of HTTP alone.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use clap::{Args, ValueEnum};
use http_body_util::Full;
use hyper::Request;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use mps_testbed::Postgres;
use uuid::Uuid;

use crate::load::{self, Outcome};
use crate::numbers::{median, millis, percent, rate};
use crate::server::{Launch, Server, sqlite_in};
use crate::shop::{self, ChargedCard, Shop};

#[derive(Args)]
pub(crate) struct Arguments {
    /// How many interleaved runs
    #[arg(long, default_value_t = 5)]
    runs: u32,
    /// How long each part of a run takes, in seconds
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// How many connections send at once
    #[arg(long, default_value_t = 64)]
    connections: u64,
    /// How many cards are charged
    #[arg(long, default_value_t = 10_000)]
    cards: usize,
    /// How many other live codes the second database holds
    #[arg(long, default_value_t = 100_000)]
    others: usize,
    /// On which database; with PostgreSQL also what its own benchmark does, and charges that each
    /// have a transaction of their own
    #[arg(long, value_enum, default_value_t = Kind::Sqlite)]
    database: Kind,
}

/// A kind of database.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

/// Where databases are made.
enum Host {
    Folder(PathBuf),
    Server(Postgres),
}

impl Host {
    fn new(kind: Kind, folder: &Path) -> Self {
        match kind {
            Kind::Sqlite => Self::Folder(folder.to_owned()),
            Kind::Postgres => Self::Server(Postgres::start()),
        }
    }

    fn database(&self, name: &str) -> String {
        match self {
            Self::Folder(folder) => sqlite_in(&folder.join(name)),
            Self::Server(server) => server.url(&server.create_database()),
        }
    }
}

/// A server with its shop, signed in to.
struct Stand {
    launch: Launch,
    server: Server,
    token: String,
    /// Of a member's session: about members `GET /auth/me` asks no database.
    member: String,
    cards: Arc<Vec<ChargedCard>>,
    /// How many transactions must be in the books.
    expected: u64,
}

/// The figures of one kind of run.
#[derive(Default)]
struct Figures {
    rates: Vec<u64>,
    medians: Vec<u64>,
    ninety_ninths: Vec<u64>,
}

pub(crate) async fn run(binary: &Path, arguments: &Arguments) -> Result<()> {
    let folder = tempfile::tempdir()?;
    println!(
        "making {} cards, and as many beside {} other live codes",
        arguments.cards, arguments.others
    );
    let host = Host::new(arguments.database, folder.path());
    let launch = |name: &str| {
        let folder = folder.path().join(name);
        std::fs::create_dir_all(&folder)?;
        anyhow::Ok(Launch::new(binary, &folder, host.database(name)))
    };
    let mut alone = stand(launch("alone")?, arguments.cards, 0).await?;
    let mut beside = stand(launch("beside")?, arguments.cards, arguments.others).await?;
    let mut compared = match &host {
        Host::Folder(_) => None,
        Host::Server(server) => {
            let launch = launch("unbatched")?
                .with("STORE_BATCH_MAX", "1")
                .with("STORE_LANES", "8");
            Some(Compared::new(
                server,
                stand(launch, arguments.cards, 0).await?,
            ))
        }
    };
    let length = Duration::from_secs(arguments.seconds);

    let (mut ceiling, mut charges, mut crowded) =
        (Figures::default(), Figures::default(), Figures::default());
    for run in 1..=arguments.runs {
        ceiling.add(&nothing(&alone, arguments.connections, length).await?);
        charges.add(&charge(&mut alone, arguments.connections, length).await?);
        crowded.add(&charge(&mut beside, arguments.connections, length).await?);
        println!(
            "run {run}: ceiling {}/s, charges {}/s, beside other codes {}/s",
            ceiling.last(),
            charges.last(),
            crowded.last()
        );
        if let Some(compared) = &mut compared {
            compared.measure(arguments.connections, length).await?;
        }
    }
    let (resident, highest) = alone.server.memory()?;
    println!();
    println!(
        "medians of {} interleaved runs of {} s, {} connections, reusable codes made before,",
        arguments.runs, arguments.seconds, arguments.connections
    );
    println!("every charge with a fresh order id, durable");
    ceiling.print("HTTP ceiling (GET /auth/me: token and session checked)");
    charges.print("charges");
    crowded.print(&format!(
        "charges beside {} other live codes",
        arguments.others
    ));
    let rates = |figures: &Figures| median(figures.rates.clone());
    println!(
        "charges are {} % of the ceiling",
        percent(rates(&charges), rates(&ceiling))
    );
    println!(
        "beside other codes: {} % of the rate without",
        percent(rates(&crowded), rates(&charges))
    );
    if let Some(compared) = &compared {
        compared.print(rates(&charges));
    }
    println!(
        "server memory: {} MiB at the end, {} MiB at most",
        resident / 1024,
        highest / 1024
    );
    println!(
        "start-up from exec to ready: {} (empty books: {})",
        millis(micros(alone.server.start_up)),
        millis(micros(launch("empty")?.start().await?.start_up))
    );
    let unbatched = compared.map(|compared| compared.unbatched);
    for stand in [alone, beside].into_iter().chain(unbatched) {
        let stored = stand.launch.verify().await?;
        ensure!(
            stored == stand.expected,
            "{stored} transactions stored, {} answered",
            stand.expected
        );
        println!("stored transactions equal answered requests: {stored}; verify is green");
    }
    Ok(())
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

async fn stand(launch: Launch, cards: usize, others: usize) -> Result<Stand> {
    let Shop {
        cards,
        transactions,
    } = shop::make(&launch.database_url, cards, others).await?;
    let server = launch.start().await?;
    let token = shop::sign_in(&server).await?;
    let first = cards.first().context("no cards")?;
    let member = shop::sign_in_member(&server, &first.member_no).await?;
    Ok(Stand {
        launch,
        server,
        token,
        member,
        cards: Arc::new(cards),
        expected: transactions,
    })
}

/// What the same database server does otherwise.
struct Compared<'a> {
    server: &'a Postgres,
    /// `pgbench`'s database.
    database: String,
    unbatched: Stand,
    charges: Figures,
    eight: Vec<u64>,
    thirty_two: Vec<u64>,
}

impl<'a> Compared<'a> {
    fn new(server: &'a Postgres, unbatched: Stand) -> Self {
        Self {
            server,
            database: server.pgbench_database(),
            unbatched,
            charges: Figures::default(),
            eight: Vec::new(),
            thirty_two: Vec::new(),
        }
    }

    async fn measure(&mut self, connections: u64, length: Duration) -> Result<()> {
        let charged = charge(&mut self.unbatched, connections, length).await?;
        self.charges.add(&charged);
        for (clients, rates) in [(8, &mut self.eight), (32, &mut self.thirty_two)] {
            rates.push(
                self.server
                    .pgbench(&self.database, clients, length.as_secs()),
            );
        }
        println!(
            "       unbatched {}/s, pgbench with 8 clients {}/s, with 32 {}/s",
            self.charges.last(),
            self.eight.last().copied().unwrap_or_default(),
            self.thirty_two.last().copied().unwrap_or_default()
        );
        Ok(())
    }

    fn print(&self, charges: u64) {
        self.charges.print("charges, each a transaction of its own");
        let unbatched = median(self.charges.rates.clone());
        let (eight, many) = (median(self.eight.clone()), median(self.thirty_two.clone()));
        println!("pgbench, TPC-B-like: {eight}/s with 8 clients, {many}/s with 32");
        println!(
            "charges are {} % of those without batches, {} % and {} % of TPC-B",
            percent(charges, unbatched),
            percent(charges, eight),
            percent(charges, many)
        );
    }
}

async fn nothing(stand: &Stand, connections: u64, length: Duration) -> Result<Outcome> {
    let bearer = format!("Bearer {}", stand.member);
    load::run(stand.launch.port, connections, length, move |_, _| {
        let request = Request::get("/auth/me")
            .header(AUTHORIZATION, &bearer)
            .header("host", "bench");
        Ok(request.body(Full::default())?)
    })
    .await
}

async fn charge(stand: &mut Stand, connections: u64, length: Duration) -> Result<Outcome> {
    let bearer = format!("Bearer {}", stand.token);
    let cards = Arc::clone(&stand.cards);
    let run = Uuid::new_v4();
    let outcome = load::run(
        stand.launch.port,
        connections,
        length,
        move |connection, sent| {
            // Each connection walks through all cards, starting at a different one.
            let start = connection.saturating_mul(157);
            let index = usize::try_from(start.saturating_add(sent.saturating_mul(connections)))?;
            let index = index.checked_rem(cards.len()).context("no cards")?;
            let code = &cards.get(index).context("no such card")?.code;
            let key = format!("{run}-{connection}-{sent}");
            let body = format!(
                "{{\"qr_plain\":\"{code}\",\"amount\":1.00,\"external_order_id\":\"{key}\"}}"
            );
            let request = Request::post("/merchant/charge")
                .header(AUTHORIZATION, &bearer)
                .header(CONTENT_TYPE, "application/json")
                .header("host", "bench");
            Ok(request.body(Full::new(Bytes::from(body)))?)
        },
    )
    .await?;
    stand.expected = stand.expected.saturating_add(outcome.answered);
    Ok(outcome)
}

impl Figures {
    fn add(&mut self, outcome: &Outcome) {
        self.rates.push(rate(outcome.answered, outcome.time));
        self.medians.push(outcome.latency.value_at_percentile(50.0));
        self.ninety_ninths
            .push(outcome.latency.value_at_percentile(99.0));
    }

    fn last(&self) -> u64 {
        self.rates.last().copied().unwrap_or_default()
    }

    fn print(&self, name: &str) {
        println!(
            "{name}: {}/s, p50 {}, p99 {}",
            median(self.rates.clone()),
            millis(median(self.medians.clone())),
            millis(median(self.ninety_ninths.clone()))
        );
    }
}
