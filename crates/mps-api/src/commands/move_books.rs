//! `mps-api move`

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use mps_store::backup::carry_over;
use mps_store::verify::{Report, verify};
use mps_store::{Access, Database, Store, SystemClock};

use super::{CLOSE, CommandError, print};
use crate::config::{Config, describe_database};
use crate::run::server::store_options;

#[derive(Args)]
pub(super) struct Arguments {
    /// The books: `sqlite://FILE`. Their server must be stopped
    #[arg(long, value_parser = sqlite)]
    from: PathBuf,
}

fn sqlite(text: &str) -> Result<PathBuf, String> {
    let path = text
        .strip_prefix("sqlite://")
        .filter(|path| !path.is_empty());
    path.map(PathBuf::from)
        .ok_or_else(|| "sqlite://FILE".to_owned())
}

pub(super) async fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, CommandError> {
    let Database::Postgres(target) = &config.database else {
        let wrong = "books are moved to the PostgreSQL database of DATABASE_URL: set it to \
                     postgres://user:password@host:5432/database";
        return Err(wrong.into());
    };
    let from = &arguments.from;
    if !from.exists() {
        return Err(format!("there are no books at {}", from.display()).into());
    }
    let began = Instant::now();
    // Takes the lock of the only server, so that nobody writes to the file until the end.
    let source = Config {
        database: Database::Sqlite(from.clone()),
        ..config.clone()
    };
    let source = open(&source, Access::Serve).await?;
    let before = sound(&source, "nothing was moved").await?;
    open(config, Access::Serve).await?.close(CLOSE).await?;
    let moved = carry_over(from, target).await?;
    let store = open(config, Access::Command).await?;
    let after = sound(&store, "do not serve the moved books").await?;
    store.close(CLOSE).await?;
    source.close(CLOSE).await?;
    if before.counts != after.counts {
        return Err("verify counts different rows in the moved books: do not serve them".into());
    }
    let counts: Vec<String> = after
        .counts
        .iter()
        .map(|(name, count)| format!("{count} {}", name.replace('_', " ")))
        .collect();
    print(&format!(
        "moved {} rows of {} tables to {} in {} s, read back and compared, every one the same\n\
         verify: both books are sound: {}\n\
         Start the servers with this DATABASE_URL, and the same AUDIT_KEY and JWT_SECRET. The file {} is \
         as it was: put it away, and let no server have it any more.",
        moved.rows,
        moved.tables,
        describe_database(&config.database),
        began.elapsed().as_secs(),
        counts.join(", "),
        from.display(),
    ))
}

async fn open(config: &Config, access: Access) -> Result<Store, CommandError> {
    let options = store_options(config, access, Arc::new(SystemClock))?;
    Ok(Store::open(options).await?)
}

/// Verifies books and returns the report; an error if they are not sound.
async fn sound(store: &Store, otherwise: &str) -> Result<Report, CommandError> {
    let report = verify(store).await?;
    for violation in &report.violations {
        print(&format!("verify: {violation}"))?;
    }
    if report.violations.is_empty() {
        Ok(report)
    } else {
        Err(format!("the books are not sound: {otherwise}").into())
    }
}
