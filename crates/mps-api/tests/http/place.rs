//! The real program, in a folder and on a port of its own.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use mps_protocol::answers;
use mps_testbed::{On, Scratch, free_port};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::key;
use crate::watch;

/// How long anything may take before the test gives up.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A folder to run the program in, and the port for its server.
pub(crate) struct Place {
    /// The folder, and a database that the program uses if it is configured.
    pub(crate) scratch: Scratch,
    database_url: Option<String>,
    pub(crate) port: u16,
}

impl Place {
    /// Creates a place without settings.
    pub(crate) fn new() -> Self {
        Self {
            scratch: Scratch::new(On::Sqlite),
            database_url: None,
            port: free_port(),
        }
    }

    /// Creates a place with a database.
    pub(crate) fn on(on: On) -> Self {
        let scratch = Scratch::new(on);
        Self {
            database_url: Some(scratch.url()),
            scratch,
            port: free_port(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.scratch.path(name)
    }

    pub(crate) fn command(&self, arguments: &[&str], settings: &[(&str, &str)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mps-api"));
        command
            .args(arguments)
            .current_dir(self.path(""))
            .env_clear()
            .env("API_PORT", self.port.to_string())
            .env("DRAIN_SECONDS", "0")
            .env("LOG_LEVEL", "DEBUG")
            .envs(self.database_url.iter().map(|url| ("DATABASE_URL", url)))
            .envs(settings.iter().copied())
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str], settings: &[(&str, &str)]) -> Ran {
        Ran::of(&mut self.command(arguments, settings))
    }

    pub(crate) fn create_admin(&self, name: &str, password: &str) -> Ran {
        let arguments = ["create-admin", "--name", name, "--password-stdin"];
        let mut command = self.command(&arguments, &[]);
        let command = command.stdin(Stdio::piped());
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        writeln!(input, "{password}").unwrap();
        drop(input);
        Ran(child.wait_with_output().unwrap())
    }

    /// Starts the server and waits until it is ready.
    pub(crate) async fn serve(&self, settings: &[(&str, &str)]) -> Served<'_> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.path("log"))
            .unwrap();
        let mut command = self.command(&["serve"], settings);
        let command = command.stdout(log.try_clone().unwrap()).stderr(log);
        let mut served = Served {
            place: self,
            child: command.spawn().unwrap(),
            http: reqwest::Client::new(),
        };
        let deadline = Instant::now() + PATIENCE;
        while served.http.get(served.url("/ready")).send().await.is_err() {
            let ended = served.child.try_wait().unwrap();
            assert!(
                ended.is_none() && Instant::now() < deadline,
                "{ended:?}: {}",
                self.log()
            );
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        served
    }

    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.path("log")).unwrap()
    }

    /// Runs `seed-demo --json` and returns the accounts.
    pub(crate) fn seed(&self) -> Value {
        self.seed_with(&[])
    }

    pub(crate) fn seed_with(&self, settings: &[(&str, &str)]) -> Value {
        let seeded = self.run(&["seed-demo", "--json"], settings);
        assert_eq!(seeded.code(), 0, "{seeded:?}");
        let seeded = serde_json::from_str(&seeded.out()).unwrap();
        watch::note_value(&seeded);
        seeded
    }
}

/// The result of a command.
#[derive(Debug)]
pub(crate) struct Ran(Output);

impl Ran {
    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        Self(command.output().unwrap())
    }

    pub(crate) fn code(&self) -> i32 {
        self.0.status.code().unwrap()
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }
}

/// A running server. It does not outlive its test.
pub(crate) struct Served<'a> {
    place: &'a Place,
    child: Child,
    pub(crate) http: reqwest::Client,
}

impl Drop for Served<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        watch::search(&self.place.log());
    }
}

impl Served<'_> {
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.place.port)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> RequestBuilder {
        self.http.post(self.url(path)).json(body)
    }

    pub(crate) async fn sign_in(&self, body: &Value) -> String {
        let answer = Answer::to(self.post("/auth/login", body)).await;
        let signed_in: answers::SignedIn = answer.read();
        signed_in.token().to_owned()
    }

    pub(crate) async fn sign_in_cashier(&self, seeded: &Value) -> String {
        let body = json!({
            "role": "merchant", "identifier": seeded["merchant"]["code"], "operator": "cashier",
            "password": seeded["merchant"]["cashier"]["password"],
        });
        self.sign_in(&body).await
    }

    pub(crate) async fn sign_in_member(&self, member: &Value) -> String {
        let body = json!({
            "role": "member", "identifier": member["phone"], "password": member["password"],
        });
        self.sign_in(&body).await
    }

    pub(crate) async fn code(&self, token: &str, member: &Value) -> String {
        let body = json!({ "card_id": member["card_id"] });
        let request = self.post("/member/qr/generate", &body).bearer_auth(token);
        let generated: answers::QrGenerated = Answer::to(request).await.read();
        generated.qr_plain.reveal().to_owned()
    }

    pub(crate) fn charge(&self, token: &str, code: &str) -> RequestBuilder {
        let body = json!({ "qr_plain": code, "amount": "0.01" });
        self.post("/merchant/charge", &body).bearer_auth(token)
    }

    /// Returns its current memory, in KiB.
    pub(crate) fn memory(&self) -> u64 {
        let status = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(status).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.unwrap().split_whitespace().next().unwrap();
        number.parse().unwrap()
    }

    pub(crate) fn terminate(&self) {
        self.signal("-TERM");
    }

    pub(crate) fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([signal, &id]).status().unwrap();
        assert!(sent.success());
    }

    pub(crate) async fn charge_once(&self, token: &str, code: &str) -> Answer {
        Answer::to(self.charge(token, code).header("Idempotency-Key", key())).await
    }

    /// Waits for its end.
    pub(crate) async fn ended(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(
                Instant::now() < deadline,
                "it does not end: {}",
                self.place.log()
            );
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    pub(crate) async fn stop(mut self) -> ExitStatus {
        self.terminate();
        self.ended().await
    }
}
