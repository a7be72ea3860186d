//! `mps-api serve`

use std::process::ExitCode;
use std::sync::Arc;

use mps_store::SystemClock;
use mps_web::SITE;
use tokio::signal::unix::{SignalKind, signal};

use super::CommandError;
use crate::config::{Config, describe_database};
use crate::observe::logging;
use crate::run::server::Server;
use crate::system;

pub(super) async fn run(config: &Config) -> Result<ExitCode, CommandError> {
    let _log = logging::start(config)?;
    for warning in &config.warnings {
        tracing::warn!(warning, "configuration");
    }
    system::take_memory_in_small_pages();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    // The terminal is closed, or somebody expects that settings or the log are opened anew.
    let mut hangup = signal(SignalKind::hangup())?;
    // Some programs for logs send it to everybody. It means nothing here, and must not end the server.
    let _ignored = signal(SignalKind::user_defined1())?;
    let server = Server::start(config, Arc::new(SystemClock)).await?;
    let address = server.address()?;
    let version = env!("CARGO_PKG_VERSION");
    // systemd waits for this message if it started the server. Otherwise there is no recipient.
    if let Err(error) = sd_notify::notify(&[sd_notify::NotifyState::Ready]) {
        tracing::warn!(%error, "systemd could not be told that the server is ready");
    }
    tracing::info!(%address, version, database = describe_database(&config.database), "listening");
    if SITE.is_built() {
        let origin = config.edge.public_origin.clone();
        let origin = origin.unwrap_or_else(|| format!("http://{address}"));
        tracing::info!(wallet = %format!("{origin}/wallet/"), till = %format!("{origin}/pos/"), "web app");
    } else {
        tracing::info!("this binary was built without the web app: make web");
    }
    server
        .serve(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
                _ = hangup.recv() => {}
            }
        })
        .await?;
    Ok(ExitCode::SUCCESS)
}
