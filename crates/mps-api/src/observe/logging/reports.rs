//! Reports errors to Sentry, without data that identifies persons.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use sentry::protocol::{Event, Level};
use sentry::transports::ReqwestHttpTransportOptions;
use sentry::{Client, ClientOptions, Transport, TransportFactory, TransportOptions};

use crate::config::{AppEnv, SentryOptions};
use crate::observe::logging::line::Line;

/// The tags by which reports are found.
const TAGS: [&str; 5] = [
    "request_id",
    "method",
    "endpoint",
    "operation",
    "error_code",
];
/// The other contents of a report. All other fields of a line stay in the log, such as the account
/// and the card.
const EXTRAS: [&str; 6] = ["reason", "error", "outcome", "location", "thread", "status"];
/// How long Sentry may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long waiting reports may take to be sent at the end.
const CLOSE: Duration = Duration::from_secs(1);

/// Sends reports on a thread of its own. Reports that it cannot keep up with are dropped.
#[derive(Clone)]
pub(super) struct Reports {
    client: Arc<Client>,
    app_env: &'static str,
}

/// Creates a transport with a timeout.
struct Patient;

impl TransportFactory for Patient {
    fn create_transport_with_options(&self, options: TransportOptions) -> Arc<dyn Transport> {
        let options = ReqwestHttpTransportOptions::from(options);
        let options = match reqwest::Client::builder().timeout(PATIENCE).build() {
            Ok(client) => options.with_client(client),
            Err(_) => options,
        };
        Arc::new(options.build())
    }
}

impl Reports {
    pub(super) fn start(options: &SentryOptions, app_env: AppEnv) -> Self {
        let app_env = app_env.as_str();
        let mut client = ClientOptions::new()
            .release(concat!("mps-api@", env!("CARGO_PKG_VERSION")))
            .environment(app_env);
        client.dsn = Some(options.dsn.clone());
        client.default_integrations = false;
        client.transport = Some(Arc::new(Patient));
        Self {
            client: Arc::new(Client::with_options(client)),
            app_env,
        }
    }

    /// Reports a line.
    pub(super) fn send(&self, line: &Line) {
        let of_line = |name: &&'static str| Some(((*name).to_owned(), line.field(name)?));
        let mut tags: BTreeMap<String, String> = TAGS.iter().filter_map(of_line).collect();
        tags.insert("app_env".to_owned(), self.app_env.to_owned());
        let extras = EXTRAS.iter().filter_map(of_line);
        let mut extra: BTreeMap<_, _> = extras.map(|(name, value)| (name, value.into())).collect();
        extra.insert("module".to_owned(), line.module.as_str().into());
        extra.insert("line".to_owned(), line.number.into());
        // Errors with different reasons are different issues in Sentry too.
        let mut reasons = ["reason", "error", "outcome"].iter();
        let reason = reasons.find_map(|name| line.field(name));
        let message = match reason {
            Some(reason) => format!("{}: {reason}", line.message),
            None => line.message.clone(),
        };
        let event = Event {
            level: Level::Error,
            logger: Some(line.logger.clone()),
            message: Some(message),
            tags,
            extra,
            ..Event::default()
        };
        self.client.capture_event(event, None);
    }

    /// Sends the waiting reports, for a limited time.
    pub(super) fn close(self) {
        self.client.close(Some(CLOSE));
    }
}
