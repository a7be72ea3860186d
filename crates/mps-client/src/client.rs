//! Sending requests.

use std::net::IpAddr;
use std::time::Duration;

use mps_protocol::endpoint::{Endpoint, Method};
use mps_protocol::error::ErrorAnswer;
use reqwest::header::{ACCEPT_LANGUAGE, LOCATION, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::error::ClientError;

/// The first pause before a retry; each further pause is twice as long.
const PAUSE: Duration = Duration::from_millis(100);
/// The longest pause before a retry.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// How to reach a server.
#[derive(Debug, Clone)]
pub struct ClientOptions {
    /// The server's address, such as `http://127.0.0.1:8000` (`API_BASE_URL`).
    pub base_url: String,
    /// How long to wait for an answer (`API_TIMEOUT`).
    pub timeout: Duration,
    /// How often to retry when no answer arrives (`API_RETRY_COUNT`).
    pub retries: u32,
    /// The language of messages, as `Accept-Language`.
    pub language: String,
}

impl ClientOptions {
    /// The usual options for the server at `base_url`: 30 seconds, three retries, English.
    #[must_use]
    pub fn new(base_url: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
            timeout: Duration::from_secs(30),
            retries: 3,
            language: "en".to_owned(),
        }
    }
}

/// A client, signed in or not.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    options: ClientOptions,
    token: Option<String>,
}

/// An answer, and whether it repeats an earlier one.
#[derive(Debug, Clone)]
pub struct Sent<T> {
    /// The answer.
    pub answer: T,
    /// Whether the server had carried the request out before (`Idempotent-Replayed`).
    pub replayed: bool,
}

/// The parts of a request that are sent again on a retry.
pub(crate) struct Outgoing<'a, B> {
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) path: String,
    pub(crate) body: Option<&'a B>,
    pub(crate) idempotency_key: Option<String>,
    /// Whether sending it twice does no more than sending it once.
    pub(crate) repeatable: bool,
}

impl Client {
    /// A client that is not signed in.
    ///
    /// # Errors
    /// [`ClientError::Unreachable`] when these options can never make a connection.
    pub fn new(options: ClientOptions) -> Result<Self, ClientError> {
        // A redirect would carry passwords and payment codes to wherever it points.
        let builder = reqwest::Client::builder()
            .timeout(options.timeout)
            .redirect(Policy::none());
        // A proxy of the environment cannot reach what is on this machine, and need not see it.
        let builder = if is_loopback(&options.base_url) {
            builder.no_proxy()
        } else {
            builder
        };
        let http = builder
            .build()
            .map_err(|error| ClientError::Unreachable(error.to_string()))?;
        Ok(Self::over(http, options))
    }

    /// A client that is not signed in and uses the given HTTP client, for example one with its own
    /// local address, or one that trusts a particular certificate. The timeout is also that client's
    /// own.
    #[must_use]
    pub fn over(http: reqwest::Client, options: ClientOptions) -> Self {
        let base_url = options.base_url.trim_end_matches('/').to_owned();
        Self {
            http,
            options: ClientOptions {
                base_url,
                ..options
            },
            token: None,
        }
    }

    /// The same client with a token.
    #[must_use]
    pub fn with_token(&self, token: impl Into<String>) -> Self {
        Self {
            token: Some(token.into()),
            ..self.clone()
        }
    }

    /// Where the server is.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.options.base_url
    }

    /// A new idempotency key.
    #[must_use]
    pub fn new_key() -> String {
        Uuid::new_v4().to_string()
    }

    /// Sends a read.
    pub(crate) async fn get<A: DeserializeOwned>(
        &self,
        endpoint: &Endpoint,
        path: String,
    ) -> Result<A, ClientError> {
        let outgoing = Outgoing::<()> {
            endpoint,
            path,
            body: None,
            idempotency_key: None,
            repeatable: true,
        };
        Ok(self.send(outgoing).await?.answer)
    }

    /// Sends a command that moves no value.
    pub(crate) async fn post<B: Serialize + Sync, A: DeserializeOwned>(
        &self,
        endpoint: &Endpoint,
        body: &B,
    ) -> Result<A, ClientError> {
        let outgoing = Outgoing {
            endpoint,
            path: endpoint.path.to_owned(),
            body: Some(body),
            idempotency_key: None,
            repeatable: false,
        };
        Ok(self.send(outgoing).await?.answer)
    }

    /// Sends a command that moves value; it is done once, however often it is sent.
    pub(crate) async fn post_once<B: Serialize + Sync, A: DeserializeOwned>(
        &self,
        endpoint: &Endpoint,
        body: &B,
        key: &str,
    ) -> Result<Sent<A>, ClientError> {
        self.send(Outgoing {
            endpoint,
            path: endpoint.path.to_owned(),
            body: Some(body),
            idempotency_key: Some(key.to_owned()),
            repeatable: true,
        })
        .await
    }

    /// Sends a request, and retries when no answer arrives and a retry is safe.
    pub(crate) async fn send<B: Serialize + Sync, A: DeserializeOwned>(
        &self,
        outgoing: Outgoing<'_, B>,
    ) -> Result<Sent<A>, ClientError> {
        let mut tries_left = self.options.retries;
        let mut pause = PAUSE;
        let mut unknown = None;
        loop {
            let result = self.attempt(&outgoing).await;
            let (error, wait) = match result {
                Ok(response) => match read(response).await {
                    Ok(sent) => return Ok(sent),
                    Err((error, wait)) => (error, wait),
                },
                Err(error) => (error, Some(pause)),
            };
            // If nothing was done, a retry is safe for every request.
            let may_repeat = outgoing.repeatable || !error.is_unknown();
            let is_last = tries_left == 0 || !may_repeat || wait.is_none();
            if is_last {
                // An earlier try that may have been carried out outweighs a later one that was not
                // carried out: the request's outcome is still unknown.
                return Err(if error.is_verdict() {
                    error
                } else {
                    unknown.unwrap_or(error)
                });
            }
            tokio::time::sleep(wait.unwrap_or(pause).min(LONGEST_PAUSE)).await;
            if error.is_unknown() && unknown.is_none() {
                unknown = Some(error);
            }
            tries_left = tries_left.saturating_sub(1);
            pause = pause.saturating_mul(2);
        }
    }

    async fn attempt<B: Serialize + Sync>(
        &self,
        outgoing: &Outgoing<'_, B>,
    ) -> Result<Response, ClientError> {
        let request = self.request(outgoing);
        request.send().await.map_err(|error| {
            let text = innermost(&error);
            if error.is_connect() || error.is_builder() {
                ClientError::Unreachable(text)
            } else {
                ClientError::Unknown(text)
            }
        })
    }

    fn request<B: Serialize + Sync>(&self, outgoing: &Outgoing<'_, B>) -> RequestBuilder {
        let url = format!("{}{}", self.options.base_url, outgoing.path);
        let mut request = match outgoing.endpoint.method {
            Method::Get => self.http.get(url),
            Method::Post => self.http.post(url),
            Method::Put => self.http.put(url),
            Method::Patch => self.http.patch(url),
            Method::Delete => self.http.delete(url),
        };
        request = request.header(ACCEPT_LANGUAGE, &self.options.language);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(key) = &outgoing.idempotency_key {
            request = request.header("idempotency-key", key);
        }
        match outgoing.body {
            Some(body) => request.json(body),
            None => request,
        }
    }
}

/// The answer; or the error, with a pause when the server asks for a retry.
async fn read<A: DeserializeOwned>(
    response: Response,
) -> Result<Sent<A>, (ClientError, Option<Duration>)> {
    let status = response.status();
    let replayed = response.headers().contains_key("idempotent-replayed");
    let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| {
        let secs: u64 = value.to_str().ok()?.parse().ok()?;
        Some(Duration::from_secs(secs))
    });
    let location = response.headers().get(LOCATION);
    let location = location
        .filter(|_| status.is_redirection())
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let again = (status == StatusCode::SERVICE_UNAVAILABLE)
        .then_some(retry_after)
        .flatten();
    let body = response.bytes().await;
    let body = body.map_err(|error| (ClientError::Unknown(innermost(&error)), None))?;
    if let Some(location) = location {
        let text = format!("it redirects to {location}; use the address there");
        return Err((ClientError::Unreachable(text), None));
    }
    if status.is_success() {
        return match serde_json::from_slice(&body) {
            Ok(answer) => Ok(Sent { answer, replayed }),
            Err(error) => Err((ClientError::Unreadable(error.to_string()), None)),
        };
    }
    match serde_json::from_slice::<ErrorAnswer>(&body) {
        Ok(answer) => {
            let body = Box::new(answer.error);
            Err((
                ClientError::Refused {
                    status: status.as_u16(),
                    body,
                },
                again,
            ))
        }
        Err(_) => Err((
            ClientError::Unreadable(format!("status {status}, no error in it")),
            again,
        )),
    }
}

/// Whether a server is on this machine.
fn is_loopback(base_url: &str) -> bool {
    let url = reqwest::Url::parse(base_url).ok();
    let host = url.as_ref().and_then(reqwest::Url::host_str);
    host.is_some_and(|host| {
        let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
        host == "localhost" || address.is_ok_and(|address| address.is_loopback())
    })
}

/// The innermost cause, which is what a person needs ("Connection refused").
fn innermost(error: &dyn std::error::Error) -> String {
    let mut innermost = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}
