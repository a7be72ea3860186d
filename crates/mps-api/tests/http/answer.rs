//! The answer to a request: what it contains, and what every answer must satisfy.

use mps_domain::Timestamp;
use mps_protocol::error::{ErrorAnswer, ErrorBody};
use reqwest::RequestBuilder;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::contract;
use crate::watch;

/// The answer to a request.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// Sends a request and returns its answer.
    pub(crate) async fn to(request: RequestBuilder) -> Self {
        let (client, request) = request.build_split();
        let request = request.unwrap();
        watch::note(&request);
        let (method, path) = (request.method().clone(), request.url().path().to_owned());
        let response = client.execute(request).await.unwrap();
        let answer = Self {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.bytes().await.unwrap().to_vec(),
        };
        watch::note_body(&answer.body);
        contract::check(&method, &path, answer.status, &answer.headers, &answer.body);
        answer
    }

    /// Returns the body as a text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Returns a header; empty if it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Returns the body of a successful request.
    #[track_caller]
    pub(crate) fn read<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, 200, "{}", self.text());
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Returns the error of a request that was refused with this status and code. The error must
    /// conform to the contract.
    #[track_caller]
    pub(crate) fn refused(&self, status: u16, code: &str) -> ErrorBody {
        let text = self.text();
        let parsed = serde_json::from_slice::<ErrorAnswer>(&self.body);
        let Ok(ErrorAnswer { error }) = parsed else {
            panic!("{} and no error: {text:?}", self.status);
        };
        assert_eq!((self.status, error.code.as_str()), (status, code), "{text}");
        assert_eq!(self.header("x-request-id"), error.request_id.to_string());
        assert_eq!(self.header("content-type"), "application/json");
        assert!(Timestamp::parse(&error.timestamp).is_some(), "{text}");
        assert!(!error.message.is_empty(), "{text}");
        error
    }

    /// Returns the code of the error; empty if there is none.
    pub(crate) fn code(&self) -> String {
        let parsed = serde_json::from_slice::<ErrorAnswer>(&self.body);
        parsed.map_or(String::new(), |answer| answer.error.code)
    }

    /// Returns the error without the parts that differ from request to request.
    pub(crate) fn anonymous(&self) -> Value {
        let mut body: Value = serde_json::from_slice(&self.body).unwrap();
        for name in ["request_id", "timestamp"] {
            assert!(body["error"][name].take().is_string(), "{body}");
        }
        body
    }

    /// Whether it reports that it is a replay of an earlier answer.
    pub(crate) fn replayed(&self) -> bool {
        self.header("idempotent-replayed") == "true"
    }
}

/// Returns the answers with a status.
pub(crate) fn with_status(answers: &[Answer], status: u16) -> Vec<&Answer> {
    let answers = answers.iter();
    answers.filter(|answer| answer.status == status).collect()
}
