//! Background jobs that must be done once, even with several servers. The holder of the lease
//! cleans up and settles. Every server tries to roll up sums, and the database ensures that it
//! happens once.

use std::time::Duration;

use mps_domain::audit::RequestOrigin;
use mps_domain::decision::{Actor, Command};
use mps_domain::ids::SettlementId;
use mps_domain::milestone::MilestoneKind;
use mps_domain::operations::RollUp;
use mps_domain::operations::{BeginBackup, CleanUp, CleanedUp, ReachMilestone, SettleDue};
use mps_domain::periods::ROLLED_UP_MAX;
use mps_domain::settlement::SettlementMode;
use mps_store::queries::{health, settlements, statistics};
use mps_store::{ExecuteError, StoreError};
use tokio::time::{MissedTickBehavior, interval};
use uuid::Uuid;

use crate::app::App;
use crate::backup;
use crate::random;

/// How often a server tries. A lease lasts 15 s, so another server takes over from a dead one
/// within half a minute.
const EVERY: Duration = Duration::from_secs(10);

/// Runs the jobs until the server ends. A backup may take long, and does not delay the others.
pub(crate) async fn run(app: App) {
    tokio::join!(short(&app), backups(&app));
}

/// Makes backups when they are due.
async fn backups(app: &App) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = back_up(app).await {
            tracing::error!(%error, "the backup failed; it is tried again within the hour");
        }
    }
}

/// Runs the short jobs: cleaning up, settling, rolling up.
async fn short(app: &App) {
    let server = Uuid::new_v4();
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick comes at once, but a starting server has other things to do.
    ticks.tick().await;
    loop {
        ticks.tick().await;
        if let Err(error) = clean_up(app, server).await {
            tracing::warn!(%error, "clean-up failed; it is tried again");
        }
        if let Err(error) = settle(app, server).await {
            app.metrics().settlement(false);
            tracing::warn!(%error, "settling failed; it is tried again");
        }
        if let Err(error) = sum_up(app).await {
            tracing::warn!(%error, "summing up failed; it is tried again");
        }
    }
}

/// Creates a command of the server itself.
fn by_itself<O>(operation: O) -> Command<O> {
    Command {
        actor: Actor::System,
        origin: RequestOrigin {
            request_id: Uuid::new_v4(),
            address: None,
        },
        operation,
    }
}

/// Settles all past periods of the merchants that are settled automatically, including periods that
/// ended while no server ran. Each period has its own settlement.
///
/// # Errors
/// The error of the store. The next try continues from there.
pub async fn settle(
    app: &App,
    server: Uuid,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let calendar = &app.policy().calendar;
    for merchant in app.store().fetch(settlements::automatic()).await? {
        let mut since = merchant.since;
        loop {
            let end = match merchant.mode {
                SettlementMode::Monthly => calendar.end_of_month(since),
                SettlementMode::TPlus1 | SettlementMode::Realtime => calendar.end_of_day(since),
            };
            let now = app.store().clock().now();
            let Some(period_end) = end.filter(|end| *end <= now) else {
                break;
            };
            let operation = SettleDue {
                server,
                merchant_id: merchant.merchant_id,
                period_end,
                settlement_id: SettlementId::new(random::id(now)?),
                posting_id: random::id(now)?,
            };
            if let Some(made) = app.store().execute(by_itself(operation)).await? {
                app.metrics().settlement(true);
                tracing::info!(settlement_no = %made.settlement_no, "settled");
            }
            since = period_end;
        }
    }
    Ok(())
}

/// Makes a backup if one is due and no other server makes it.
///
/// # Errors
/// The reason for the failure. The next try comes within the hour.
pub async fn back_up(app: &App) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let config = app.config();
    let every_secs = config.backup.every_hours.saturating_mul(60 * 60);
    if every_secs == 0
        || !app
            .store()
            .execute(by_itself(BeginBackup { every_secs }))
            .await?
    {
        return Ok(());
    }
    let at = app.now();
    let place = backup::place(&config.backup, None)?;
    let made = backup::make(config, &place, at).await?;
    for error in &made.left {
        tracing::warn!(%error, "another backup could not be read or removed");
    }
    let manifest = made.manifest;
    let milestone = MilestoneKind::Backup;
    app.store()
        .execute(by_itself(ReachMilestone { milestone, at }))
        .await?;
    let (file, bytes, took_ms) = (&manifest.file, manifest.bytes, manifest.took_ms);
    tracing::info!(file, bytes, took_ms, "backed up");
    Ok(())
}

/// Why a job failed.
#[derive(Debug, thiserror::Error)]
pub enum JobFailed {
    /// The pending work could not be read.
    #[error(transparent)]
    Read(#[from] StoreError),
    /// The result could not be written.
    #[error(transparent)]
    Written(#[from] ExecuteError),
    /// No new id could be created.
    #[error("no new id: {0}")]
    Id(String),
}

/// The largest number of steps in a row. Each step is a commit of its own, and bounded, so that
/// payments do not wait long for any of them.
const STEPS: usize = 1_000;

/// Moves the existing increments into the sums from which statistics are made.
///
/// # Errors
/// [`JobFailed`].
pub async fn sum_up(app: &App) -> Result<(), JobFailed> {
    for _ in 0..STEPS {
        let left = statistics::increments(ROLLED_UP_MAX.saturating_add(1));
        let left = app.store().fetch_one(left).await?.unwrap_or_default();
        if left == 0 {
            return Ok(());
        }
        let id = random::id(app.now()).map_err(|error| JobFailed::Id(error.to_string()))?;
        app.store().execute(by_itself(RollUp { id })).await?;
        // New increments can wait for the next time: a step for every few of them would never end.
        if left <= ROLLED_UP_MAX {
            return Ok(());
        }
    }
    Ok(())
}

/// Removes codes, sessions, attempts and known networks whose time is over, until none are left.
///
/// # Errors
/// The error of the store. The next try continues from there.
pub async fn clean_up(app: &App, server: Uuid) -> Result<(), JobFailed> {
    for _ in 0..STEPS {
        let done = app.store().execute(by_itself(CleanUp { server })).await?;
        tracing::debug!(?done, "clean-up");
        let due = CleanUp::due(app.now());
        let left = app.store().fetch_one(health::overdue(&due)).await?;
        if done == CleanedUp::Elsewhere || left == Some(0) {
            return Ok(());
        }
    }
    Ok(())
}
