//! The server's life: open the books, listen, serve, drain, close.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use mps_store::queries::accounts;
use mps_store::{Access, Clock, Store, StoreError, StoreOptions};
use tokio::net::TcpListener;

use crate::app::App;
use crate::app::Shared;
use crate::config::{Config, ConfigError, ServerSecret};
use crate::edge::connections;
use crate::identity::passwords::{NoPasswords, Passwords};
use crate::identity::second_factors::{NoKey, SecondFactors};
use crate::identity::tokens::Tokens;
use crate::limits::HashedNames;
use crate::observe::metrics::Metrics;
use crate::routes;
use crate::run::jobs;

/// How long requests in flight may take to finish after the last one was accepted. With the longest
/// drain and the closing of the books, a stop takes less than 30 s.
const FINISH: Duration = Duration::from_secs(10);
/// How long commands that wait for a lane may take to reach the disk.
const CLOSE: Duration = Duration::from_secs(8);

/// Why the server did not start, or did not stop properly.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The books.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Password hashing.
    #[error(transparent)]
    Passwords(#[from] NoPasswords),
    /// The key of second factors.
    #[error(transparent)]
    SecondFactors(#[from] NoKey),
    /// The address.
    #[error(
        "cannot listen on {address}: {source}; is another server running there? API_HOST and \
         API_PORT choose another address"
    )]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The error of the system.
        source: std::io::Error,
    },
}

/// Returns the options for opening the books of a configuration.
///
/// # Errors
/// [`ConfigError`] when there is no key for the audit chain.
pub fn store_options(
    config: &Config,
    access: Access,
    clock: Arc<dyn Clock>,
) -> Result<StoreOptions, ConfigError> {
    Ok(StoreOptions {
        database: config.database.clone(),
        access,
        batch_max: config.batch_max,
        queue_max: config.queue_max,
        policy: config.policy.clone(),
        clock,
        audit_keys: config.audit_keys()?,
        listener: None,
        watcher: None,
    })
}

/// A server that listens but does not serve yet.
pub struct Server {
    app: App,
    listener: TcpListener,
    drain: Duration,
}

impl Server {
    /// Opens the books and starts listening.
    ///
    /// # Errors
    /// [`ServeError`].
    pub async fn start(config: &Config, clock: Arc<dyn Clock>) -> Result<Self, ServeError> {
        let previous = config.secrets.jwt_secret_previous.as_ref();
        let tokens = Tokens::new(
            config.jwt_secret()?.reveal(),
            previous.map(ServerSecret::reveal),
        );
        let second_factors = SecondFactors::new(
            config.audit_secret()?.reveal(),
            config
                .secrets
                .audit_keys_previous
                .iter()
                .map(ServerSecret::reveal),
        )?;
        let metrics = Metrics::new(clock.now());
        let names = HashedNames::new(config.audit_secret()?.reveal());
        let shared = Shared::start(config, &metrics, names).await;
        let options = StoreOptions {
            listener: Some(Arc::new(shared.clone())),
            watcher: Some(metrics.batches()),
            ..store_options(config, Access::Serve, clock)?
        };
        let store = Store::open(options).await?;
        let legacy_cost = store.fetch_one(accounts::legacy_cost()).await?.flatten();
        let passwords = Passwords::new(config.workers, config.shop.name.as_deref(), legacy_cost)?;
        let secrets = (tokens, passwords, second_factors);
        let app = App::new(store, shared, metrics, secrets, config);
        let address = SocketAddr::new(config.host, config.port);
        let listener = connections::listen(address);
        let listener = listener.map_err(|source| ServeError::Listen { address, source })?;
        Ok(Self {
            app,
            listener,
            drain: Duration::from_secs(config.drain_secs),
        })
    }

    /// Returns the address on which it listens.
    ///
    /// # Errors
    /// The error of the system.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Returns the server's parts.
    #[must_use]
    pub fn app(&self) -> App {
        self.app.clone()
    }

    /// Serves until `stop` completes. Then reports for the drain time that it wants no more
    /// traffic, finishes the requests in flight, and closes the books.
    ///
    /// # Errors
    /// [`ServeError`].
    pub async fn serve(
        self,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), ServeError> {
        let Self {
            app,
            listener,
            drain,
        } = self;
        let routes = routes::all(app.clone());
        let draining = app.clone();
        let (stopped, finishing) = tokio::sync::oneshot::channel();
        let drained = async move {
            stop.await;
            draining.start_draining();
            tracing::info!(seconds = drain.as_secs(), "draining");
            tokio::time::sleep(drain).await;
            let _ = stopped.send(());
        };
        let jobs = tokio::spawn(jobs::run(app.clone()));
        let waking = app.clone();
        let elsewhere = async move { waking.elsewhere().run(waking.store()).await };
        let elsewhere = tokio::spawn(elsewhere);
        let serving = connections::serve(listener, routes, connections::PATIENCE, drained);
        tokio::select! {
            () = serving => {}
            () = overdue(finishing) => tracing::warn!("some requests did not finish in time"),
        }
        jobs.abort();
        elsewhere.abort();
        app.store().close(CLOSE).await?;
        tracing::info!("stopped");
        Ok(())
    }
}

/// Completes when the requests in flight at the stop have had their time.
async fn overdue(finishing: tokio::sync::oneshot::Receiver<()>) {
    if finishing.await.is_err() {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(FINISH).await;
}
