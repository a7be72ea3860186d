//! `mps-api import`: imports a database of the legacy system.

mod history;
mod members;
mod names;
mod notes;
mod owners;
mod plan;
mod read;

use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use futures::{StreamExt, TryStreamExt, stream};
use mps_domain::decision::Actor;
use mps_domain::operations::{Imported, SkipNumbers};
use mps_domain::{Currency, Money, Operation};
use mps_store::queries::accounts::{self, BookTotals};
use mps_store::{
    Access, Database, PostgresOptions, PreparedStatements, Store, SystemClock, legacy,
};

use self::notes::Difference;
use self::plan::{Plan, Totals};
use super::{CLOSE, CommandError, execute, new_id, print};
use crate::config::Config;
use crate::run::server::store_options;

/// How many commands run at once: as many as fill a commit.
const AT_ONCE: usize = 256;

#[derive(Args)]
pub(super) struct Arguments {
    /// The legacy database: `postgres://user:password@host:5432/database`
    #[arg(long, env = "IMPORT_DATABASE_URL", hide_env_values = true)]
    from: String,
    /// Import the data; without this, only report what would be imported
    #[arg(long)]
    apply: bool,
}

pub(super) async fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, CommandError> {
    let source = source(config, &arguments.from);
    let legacy = legacy::read(&source).await?;
    // Beside a serving server, numbers could be assigned twice. On SQLite the server's lock
    // prevents that.
    let access = if arguments.apply {
        Access::Serve
    } else {
        Access::Command
    };
    let store = Store::open(store_options(config, access, Arc::new(SystemClock))?).await?;
    let currency = config.policy.currency;
    let mut id = || new_id(&store).map_err(|error| error.to_string());
    let plan = plan::plan(&legacy, &config.policy, store.clock().now(), &mut id)?;
    print(&report(&plan, currency))?;
    let code = if !plan.obstacles.is_empty() {
        print("nothing was imported: correct the obstacles first")?;
        ExitCode::FAILURE
    } else if arguments.apply {
        carry_out(&store, plan, currency).await?
    } else {
        print("nothing was imported yet: stop the servers, then run this with --apply")?
    };
    store.close(CLOSE).await?;
    Ok(code)
}

/// Returns the options for connecting to the server of the legacy database.
fn source(config: &Config, url: &str) -> PostgresOptions {
    let options = match &config.database {
        Database::Postgres(options) => options.clone(),
        Database::Sqlite(_) => PostgresOptions {
            url: String::new(),
            pool_min: 0,
            pool_max: 1,
            command_timeout: std::time::Duration::from_hours(1),
            prepared: PreparedStatements::Auto,
            lanes: 1,
        },
    };
    PostgresOptions {
        url: url.to_owned(),
        prepared: PreparedStatements::Off,
        ..options
    }
}

/// Reports what the legacy database contains, what will be imported, and what will differ.
fn report(plan: &Plan, currency: Currency) -> String {
    let Totals {
        members,
        balance,
        points,
    } = plan.totals;
    let of_card: usize = plan
        .members
        .iter()
        .flat_map(|member| &member.cards)
        .map(|card| card.history.len())
        .sum();
    let events: usize = plan.events.iter().map(|some| some.events.len()).sum();
    let mut text = format!(
        "legacy database: {members} members, {} on cards, {points} points\n\
         to be imported: {} merchants, {} corporate cards, {of_card} transactions, {events} events \
         for the audit\n",
        currency.format(balance),
        plan.merchants.len(),
        plan.corporate.len(),
    );
    text.push_str(
        "sign-ins of administrators and of merchants' staff were kept elsewhere: create them here\n",
    );
    let mut lines = |title: &str, differences: &[Difference]| {
        let _ = writeln!(text, "{title}: {}", differences.len());
        for Difference {
            kind,
            subject,
            text: what,
        } in differences
        {
            let _ = writeln!(text, "  {kind} {subject}: {what}");
        }
    };
    lines("differences", &plan.differences);
    lines("obstacles", &plan.obstacles);
    text.truncate(text.trim_end().len());
    text
}

/// How many items were imported now, and how many already before.
#[derive(Default)]
struct Tally {
    now: usize,
    before: usize,
}

impl Tally {
    fn of(all: &[Imported]) -> Self {
        let now = all.iter().filter(|each| **each == Imported::Now).count();
        Self {
            now,
            before: all.len().saturating_sub(now),
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} imported, {} existed", self.now, self.before)
    }
}

async fn carry_out(
    store: &Store,
    plan: Plan,
    currency: Currency,
) -> Result<ExitCode, CommandError> {
    let before = totals(store).await?;
    let first_free = plan.first_free;
    execute(store, Actor::System, SkipNumbers { first_free }).await?;
    execute(store, Actor::System, plan.levels).await?;
    let merchants = all(store, plan.merchants).await?;
    let corporate = all(store, plan.corporate).await?;
    let held: Vec<(Money, i64)> = plan
        .members
        .iter()
        .map(|member| {
            let cards = member.cards.iter().map(|card| &card.card);
            let balance = cards.clone().map(|card| card.balance.minor()).sum();
            (
                Money::from_minor(balance),
                cards.map(|card| card.points).sum(),
            )
        })
        .collect();
    let members = all(store, plan.members).await?;
    let mut events = 0_usize;
    for some in plan.events {
        // One after the other: the last imported event determines how far the list has been
        // imported.
        events = events.saturating_add(execute(store, Actor::System, some).await?);
    }
    print(&format!(
        "merchants: {}\ncorporate cards: {}\nmembers: {}\nevents: {events} imported",
        Tally::of(&merchants),
        Tally::of(&corporate),
        Tally::of(&members),
    ))?;

    let after = totals(store).await?;
    let new = members
        .iter()
        .zip(&held)
        .filter(|(imported, _)| **imported == Imported::Now);
    let (mut balance, mut points) = (before.balance, before.points);
    for (_, (more, more_points)) in new {
        balance = balance.plus(*more)?;
        points = points.saturating_add(*more_points);
    }
    print(&format!(
        "these books: {} members, {} on cards, {} points",
        after.members,
        currency.format(after.balance),
        after.points
    ))?;
    let mut is_sound = true;
    if (balance, points) != (after.balance, after.points) {
        is_sound = false;
        let expected = currency.format(balance);
        print(&format!(
            "these should be {expected} on cards and {points} points"
        ))?;
    }
    let report = mps_store::verify::verify(store).await?;
    for violation in &report.violations {
        is_sound = false;
        print(&format!("verify: {violation}"))?;
    }
    if is_sound {
        print("verify: the books are sound")
    } else {
        Ok(ExitCode::FAILURE)
    }
}

async fn totals(store: &Store) -> Result<BookTotals, CommandError> {
    let totals = store.fetch_one(accounts::book_totals()).await?;
    Ok(totals.unwrap_or_default())
}

/// Executes operations, many at once. Returns their results in the same order.
async fn all<O: Operation<Receipt = Imported>>(
    store: &Store,
    operations: Vec<O>,
) -> Result<Vec<Imported>, CommandError> {
    stream::iter(operations)
        .map(|operation| execute(store, Actor::System, operation))
        .buffered(AT_ONCE)
        .try_collect()
        .await
}
