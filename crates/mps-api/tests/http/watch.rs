//! Watches the logs of all servers that the tests of this process start: they must not contain a
//! secret that was sent or received.
//!
//! Servers in this process log to [`Watch`], other servers to files. Every request of the tests
//! passes [`note`], and every answer [`note_body`]. They record passwords, tokens, payment codes,
//! phone numbers and e-mail addresses. When a server ends, its log is searched for all of them.

use std::collections::HashSet;
use std::io;
use std::sync::{LazyLock, Mutex, MutexGuard, Once};

use aho_corasick::AhoCorasick;
use mps_api::config::LogOptions;
use mps_api::observe::logging;
use reqwest::Request;
use reqwest::header::AUTHORIZATION;
use serde_json::Value;
use tracing::Level;
use tracing_subscriber::fmt::writer::BoxMakeWriter;

/// The fields of requests and answers that contain secrets.
const TELLING: [&str; 10] = [
    "password",
    "new_password",
    "old_password",
    "current_password",
    "binding_password",
    "temporary_password",
    "token",
    "qr_plain",
    "phone",
    "email",
];
/// The shortest secret to look for. Shorter texts are not intended as secrets, and occur within
/// many words.
const SHORTEST: usize = 8;

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static SECRETS: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);

struct Watch;

impl io::Write for Watch {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        locked(&LOG).extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A test that failed while it held one of these locks did not damage the data.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The log of this process since one of its servers started. It is searched on drop.
pub(crate) struct Watched(usize);

impl Watched {
    /// Begins now.
    pub(crate) fn begin() -> Self {
        static STARTED: Once = Once::new();
        STARTED.call_once(|| {
            let options = LogOptions {
                level: Level::DEBUG,
                json: true,
                file: None,
            };
            let log = logging::subscriber(&options, BoxMakeWriter::new(|| Watch));
            tracing::subscriber::set_global_default(log).unwrap();
        });
        Self(locked(&LOG).len())
    }

    fn text(&self) -> String {
        let log = locked(&LOG);
        String::from_utf8_lossy(&log[self.0..]).into_owned()
    }

    /// Returns the lines of a request.
    pub(crate) fn lines_of(&self, request_id: &str) -> Vec<Value> {
        let text = self.text();
        let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
        lines
            .filter(|line: &Value| line["request_id"] == request_id)
            .collect()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        search(&self.text());
    }
}

/// Fails the test if a log contains a secret.
#[track_caller]
pub(crate) fn search(log: &str) {
    if std::thread::panicking() {
        return;
    }
    let secrets: Vec<String> = locked(&SECRETS).iter().cloned().collect();
    let found = AhoCorasick::new(&secrets).unwrap();
    if let Some(found) = found.find(log) {
        let line = log[..found.start()].matches('\n').count();
        let line = log.lines().nth(line).unwrap();
        let secret = &secrets[found.pattern().as_usize()];
        panic!("the secret {secret:?} is in the log: {line}");
    }
}

/// Records a secret.
pub(crate) fn secret(text: &str) {
    if text.len() >= SHORTEST && !text.contains('*') {
        let start = text.chars().take(256).collect();
        locked(&SECRETS).insert(start);
    }
}

/// Records the secrets of a request.
pub(crate) fn note(request: &Request) {
    if let Some(token) = request.headers().get(AUTHORIZATION) {
        let token = token.to_str().unwrap_or_default();
        secret(token.trim_start_matches("Bearer "));
    }
    for (_, value) in request.url().query_pairs() {
        note_cell(&value);
    }
    note_body(
        request
            .body()
            .and_then(|body| body.as_bytes())
            .unwrap_or_default(),
    );
}

/// Records the secrets of a body.
pub(crate) fn note_body(body: &[u8]) {
    if let Ok(value) = serde_json::from_slice(body) {
        note_value(&value);
    } else {
        let text = String::from_utf8_lossy(body);
        text.split([',', '\n', '\r', '"']).for_each(note_cell);
    }
}

/// Records the secrets of JSON.
pub(crate) fn note_value(value: &Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    // Codes of merchants and names of administrators are not secrets.
                    Value::String(text) if name == "identifier" => note_cell(text),
                    Value::String(text) if TELLING.contains(&name.as_str()) => secret(text),
                    other => note_value(other),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(note_value),
        _ => {}
    }
}

/// Records a text that is a phone number or an e-mail address.
fn note_cell(text: &str) {
    let digits = text.trim_start_matches('+');
    let is_phone = digits.len() > SHORTEST && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_phone || text.contains('@') {
        secret(text);
    }
}
