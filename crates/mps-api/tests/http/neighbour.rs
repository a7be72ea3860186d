//! A server in this process, on the books of a town or of a place.

use std::sync::Arc;

use mps_api::App;
use mps_api::config::{Config, Environment};
use mps_api::run::server::Server;
use mps_store::{Clock, ManualClock};
use mps_testbed::Scratch;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::support::PASSWORD;
use crate::watch::{self, Watched};

/// The secret under which the servers of these tests sign.
pub(crate) const JWT_SECRET: &str = "0123456789abcdef0123456789abcdef";
/// The key of the audit chain.
pub(crate) const AUDIT_KEY: &str = "a key for the audit of these tests";

/// Another server of the books.
pub(crate) struct Neighbour {
    pub(crate) app: App,
    pub(crate) base: String,
    pub(crate) end: oneshot::Sender<()>,
    running: JoinHandle<()>,
    pub(crate) log: Watched,
}

impl Neighbour {
    pub(crate) async fn start(
        scratch: &Scratch,
        clock: &Arc<ManualClock>,
        settings: &[(&str, &str)],
    ) -> Self {
        let log = Watched::begin();
        for secret in [PASSWORD, JWT_SECRET, AUDIT_KEY] {
            watch::secret(secret);
        }
        let (data_dir, url) = (scratch.path("").display().to_string(), scratch.url());
        let mut all = vec![
            ("API_PORT", "0"),
            ("MPS_DATA_DIR", &data_dir),
            ("DATABASE_URL", &url),
            ("DB_POOL_MIN", "0"),
            ("DB_POOL_MAX", "8"),
            ("DRAIN_SECONDS", "0"),
            ("LOGIN_RATE_LIMIT", "0"),
            ("AUDIT_KEY", AUDIT_KEY),
            ("JWT_SECRET", JWT_SECRET),
            ("JWT_EXPIRE_HOURS", "240"),
            // Many tests pass days in which nobody asks anything.
            ("MEMBER_SESSION_DAYS", "365"),
            ("MEMBER_IDLE_DAYS", "365"),
            ("MERCHANT_IDLE_HOURS", "8760"),
            ("ADMIN_IDLE_MINUTES", "525600"),
        ];
        all.extend_from_slice(settings);
        let config = Config::from_environment(&Environment::of(&all)).unwrap();
        let time: Arc<dyn Clock> = clock.clone();
        let server = Server::start(&config, time).await.unwrap();
        let (app, base) = (
            server.app(),
            format!("http://{}", server.address().unwrap()),
        );
        let (end, ended) = oneshot::channel();
        let until = async move {
            let _ = ended.await;
        };
        let running = tokio::spawn(async move {
            server.serve(until).await.unwrap();
        });
        Self {
            app,
            base,
            end,
            running,
            log,
        }
    }

    /// Stops the server, and waits until it has closed its books.
    pub(crate) async fn stop(self) {
        drop((self.app, self.end));
        self.running.await.unwrap();
    }
}
