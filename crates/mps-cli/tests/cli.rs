//! Tests of the program as scripts use it, against a server that returns fixed answers.

#![expect(clippy::unwrap_used, reason = "a test that can not go on has failed")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tempfile::TempDir;

const USER: &str = r#"{"id":"00000000-0000-0000-0000-000000000001","role":"member","name":"Lin",
    "permissions":[],"operator":null,"merchant_id":null,"must_change_password":false,
    "must_enrol_totp":false}"#;

fn signed_in() -> (u16, String) {
    let body = format!(
        r#"{{"success":true,"token":"the-token","user_info":{USER},
            "expires_at":"2026-02-01T00:00:00Z"}}"#
    );
    (200, body)
}

fn refusal(status: u16, code: &str) -> (u16, String) {
    let body = format!(
        r#"{{"error":{{"code":"{code}","message":"no","details":{{"field":"amount",
            "suggestion":"ask for less"}},"timestamp":"2026-01-31T00:00:00Z",
            "request_id":"00000000-0000-0000-0000-0000000000aa"}}}}"#
    );
    (status, body)
}

/// A server that answers each path with a fixed status and body, and stores the requests.
struct Server {
    address: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(answers: &[(&'static str, (u16, String))]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (answers, stored) = (answers.to_vec(), Arc::clone(&requests));
        std::thread::spawn(move || {
            let mut unanswered = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let request = read_request(&mut stream);
                let path = request.split(' ').nth(1).unwrap().to_owned();
                let known = answers.iter().find(|(known, _)| *known == path);
                let (status, body) =
                    known.map_or_else(|| refusal(404, "NOT_FOUND"), |(_, answer)| answer.clone());
                stored.lock().unwrap().push(request);
                // Status 0: the answer is lost. Status 1: it does not come.
                if status == 1 {
                    unanswered.push(stream);
                } else if status != 0 {
                    let length = body.len();
                    let head = format!(
                        "HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nconnection: close\r\n"
                    );
                    write!(stream, "{head}content-type: application/json\r\n\r\n{body}").unwrap();
                }
            }
        });
        Self { address, requests }
    }

    fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        bytes.extend(byte);
    }
    let head = String::from_utf8(bytes).unwrap().to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    format!("{head}{}", String::from_utf8(body).unwrap())
}

/// The program, with its own folder.
struct Program {
    folder: TempDir,
    base_url: String,
}

impl Program {
    fn new(base_url: &str) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            base_url: base_url.to_owned(),
        }
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mps-cli"));
        command
            .args(arguments)
            .env_clear()
            .env("API_BASE_URL", &self.base_url)
            .env("API_RETRY_COUNT", "0")
            .env("MPS_CLI_HOME", self.home())
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str], input: &str) -> Output {
        Self::give(self.command(arguments).spawn().unwrap(), input)
    }

    /// Gives a program its input, and waits for its end.
    fn give(mut child: Child, input: &str) -> Output {
        // A program that needs no input may have ended already.
        drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
        child.wait_with_output().unwrap()
    }

    fn login(&self) -> Output {
        let arguments = ["login", "--role", "member", "--identifier", "M00000001"];
        let output = self.run(&[&arguments[..], &["--password-stdin"]].concat(), "hush\n");
        assert_eq!(code(&output), 0, "{output:?}");
        output
    }

    fn token_file(&self) -> PathBuf {
        let entries: Vec<_> = std::fs::read_dir(self.home()).unwrap().collect();
        assert_eq!(entries.len(), 1);
        entries.first().unwrap().as_ref().unwrap().path()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// An address where no server listens.
fn nowhere() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

const CHARGE: [&str; 6] = [
    "charge",
    "--amount",
    "299.00",
    "--order",
    "A-17",
    "--code-stdin",
];

#[test]
fn signing_in_keeps_the_token_where_only_its_owner_can_read_it() {
    let server = Server::start(&[("/auth/login", signed_in())]);
    let program = Program::new(&server.address);
    let output = program.login();
    assert!(!text(&output.stdout).contains("the-token"));
    let file = program.token_file();
    assert_private(&file);
    let stored: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(stored.pointer("/token").unwrap(), "the-token");
    assert_eq!(stored.pointer("/role").unwrap(), "member");
    assert_eq!(stored.pointer("/name").unwrap(), "Lin");
    assert!(server.requests().concat().contains("\"password\":\"hush\""));
}

#[cfg(unix)]
fn assert_private(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[cfg(not(unix))]
fn assert_private(_: &Path) {}

#[test]
fn a_second_factor_is_enrolled_confirmed_and_given_at_sign_in() {
    let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    let enrolled = format!(
        r#"{{"secret":"{secret}","otpauth_url":"otpauth://totp/MPS:root?secret={secret}",
            "qr_svg":"<svg/>"}}"#
    );
    let codes = r#"{"recovery_codes":["ABCD-EFGH-IJKL-MNOP","QRST-UVWX-YZ23-4567"]}"#;
    let server = Server::start(&[
        ("/auth/login", signed_in()),
        ("/auth/totp", (200, enrolled)),
        ("/auth/totp/confirm", (200, codes.to_owned())),
        ("/auth/totp/remove", (200, r#"{"success":true}"#.to_owned())),
    ]);
    let program = Program::new(&server.address);
    let login = ["login", "--role", "admin", "--identifier", "root"];
    let login = [&login[..], &["--password-stdin", "--totp"]].concat();
    let output = program.run(&login, "hush\n123456\n");
    assert_eq!(code(&output), 0, "{output:?}");
    assert!(server.requests().concat().contains("\"totp\":\"123456\""));

    let output = program.run(&["totp", "enrol", "--stdin"], "hush\n");
    let shown = text(&output.stdout);
    assert!(shown.contains(secret) && shown.contains('▀'), "{shown}");
    let output = program.run(&["totp", "confirm", "--stdin"], "654321\n");
    let shown = text(&output.stdout);
    assert!(
        shown.contains("ABCD-EFGH-IJKL-MNOP\nQRST-UVWX-YZ23-4567"),
        "{shown}"
    );
    let output = program.run(&["totp", "remove", "--stdin"], "hush\n111111\n");
    assert_eq!(code(&output), 0, "{output:?}");
    let requests = server.requests().concat();
    assert!(requests.contains("\"totp\":\"654321\""), "{requests}");
    assert!(requests.contains("\"totp\":\"111111\""), "{requests}");
}

#[test]
fn a_code_that_is_wanted_is_not_asked_for_where_nobody_can_answer() {
    let server = Server::start(&[("/auth/login", refusal(401, "TOTP_REQUIRED"))]);
    let program = Program::new(&server.address);
    let login = [
        "login",
        "--role",
        "admin",
        "--identifier",
        "root",
        "--password-stdin",
    ];
    let output = program.run(&login, "hush\n");
    assert_eq!(code(&output), 3, "{output:?}");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn the_token_is_sent_and_forgotten() {
    let server = Server::start(&[
        ("/auth/login", signed_in()),
        ("/auth/logout", (200, r#"{"success":true}"#.to_owned())),
    ]);
    let program = Program::new(&server.address);
    program.login();
    let output = program.run(&["logout", "--json"], "");
    assert_eq!(
        (code(&output), json(&output)),
        (0, serde_json::json!({"success": true}))
    );
    let requests = server.requests();
    assert!(
        requests
            .last()
            .unwrap()
            .contains("authorization: bearer the-token")
    );
    assert_eq!(std::fs::read_dir(program.home()).unwrap().count(), 0);
}

#[test]
fn passwords_and_codes_are_no_arguments() {
    let program = Program::new(&nowhere());
    let login = ["login", "--role", "member", "--identifier", "M1"];
    for arguments in [
        &[&login[..], &["--password", "hush"]].concat()[..],
        &[&login[..], &["--password=hush"]].concat()[..],
        &["charge", "--amount", "1", "--code=hush"],
        &["validate", "--code", "hush"],
        &["admin", "create", "--name", "x", "--password=hush"],
    ] {
        let output = program.run(arguments, "");
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(!text(&output.stderr).contains("hush"), "{output:?}");
    }
}

#[test]
fn wrong_use_is_2() {
    let program = Program::new(&nowhere());
    for arguments in [
        &["fly"][..],
        &["charge", "--amount", "many"],
        &["charge", "--amount", "-5"],
        &["transactions", "--limit", "101"],
        &["card", "freeze", "no-id"],
        &["whoami", "--base-url", "ftp://x"],
        &["tour", "--accounts", "nowhere.json"],
    ] {
        let output = program.run(arguments, "");
        assert_eq!(code(&output), 2, "{arguments:?} {output:?}");
        assert!(output.stdout.is_empty());
    }
    let output = program.run(&["fly", "--json"], "");
    assert_eq!(code(&output), 2);
    assert_eq!(json(&output).pointer("/error/code").unwrap(), "WRONG_USE");
}

#[test]
fn nobody_signed_in_is_3() {
    let program = Program::new(&nowhere());
    let output = program.run(&["whoami"], "");
    assert_eq!(code(&output), 3);
    assert!(text(&output.stderr).contains("not signed in"));
    let output = program.run(&["whoami", "--json"], "");
    assert_eq!(code(&output), 3);
    assert_eq!(
        json(&output).pointer("/error/code").unwrap(),
        "NOT_SIGNED_IN"
    );
}

#[test]
fn what_the_server_says_no_to_has_its_exit_code() {
    for (status, error, expected) in [
        (401, "SESSION_REVOKED", 3),
        (403, "PERMISSION_DENIED", 3),
        (409, "LIMIT_EXCEEDED", 1),
        (400, "INSUFFICIENT_BALANCE", 1),
        (500, "INTERNAL_ERROR", 4),
        (503, "SERVICE_UNAVAILABLE", 4),
    ] {
        let server = Server::start(&[
            ("/auth/login", signed_in()),
            ("/merchant/charge", refusal(status, error)),
        ]);
        let program = Program::new(&server.address);
        program.login();
        let output = program.run(&CHARGE, "MPS1.code\n");
        assert_eq!(code(&output), expected, "{error}");
        assert!(output.stdout.is_empty());
        let described = text(&output.stderr);
        let request_id = "00000000-0000-0000-0000-0000000000aa";
        for part in [error, "amount", "ask for less", request_id] {
            assert!(
                described.contains(part) || status == 500,
                "{part} is not in {described}"
            );
        }
        let output = program.run(&[&CHARGE[..], &["--json"]].concat(), "MPS1.code\n");
        assert_eq!(code(&output), expected, "{error}");
        let described = json(&output);
        assert_eq!(described.pointer("/error/code").unwrap(), error);
        assert_eq!(described.pointer("/error/request_id").unwrap(), request_id);
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn a_server_that_is_not_there_is_4() {
    let program = Program::new(&nowhere());
    let output = program.run(&["test", "--json"], "");
    assert_eq!(code(&output), 4);
    assert_eq!(
        json(&output).pointer("/checks/0/finding").unwrap(),
        "failed"
    );
    let login = [
        "login",
        "--role",
        "admin",
        "--identifier",
        "root",
        "--password-stdin",
    ];
    let output = program.run(&login, "hush\n");
    assert_eq!(code(&output), 4);
    assert!(text(&output.stderr).contains("could not be reached"));
}

#[test]
fn a_lost_answer_is_4_and_tells_how_to_ask_again() {
    let server = Server::start(&[
        ("/auth/login", signed_in()),
        ("/merchant/charge", (0, String::new())),
    ]);
    let program = Program::new(&server.address);
    program.login();
    let output = program.run(&CHARGE, "MPS1.code\n");
    assert_eq!(code(&output), 4);
    let requests = server.requests();
    let sent = requests.last().unwrap();
    let key = sent
        .lines()
        .find_map(|line| line.strip_prefix("idempotency-key: "));
    let described = text(&output.stderr);
    assert!(
        described.contains(&format!("--key {}", key.unwrap())),
        "{described}"
    );
    assert!(
        described.contains("mps-cli reverse --order A-17"),
        "{described}"
    );
    assert!(!described.contains("MPS1.code"), "{described}");

    let again = [&CHARGE[..], &["--json", "--key", "till-1"]].concat();
    let output = program.run(&again, "MPS1.code\n");
    assert_eq!(code(&output), 4);
    assert_eq!(
        json(&output).pointer("/error/idempotency_key").unwrap(),
        "till-1"
    );
}

#[test]
fn amounts_are_printed_as_the_server_wrote_them() {
    let charged = r#"{"success":true,"transaction":{
        "tx_id":"00000000-0000-0000-0000-000000000002","tx_no":"PAY0000000001",
        "card_id":"00000000-0000-0000-0000-000000000003","raw_amount":300.00,
        "final_amount":285.00,"discount":0.950,"discount_amount":15.00,"points_earned":300,
        "status":"completed","created_at":"2026-01-31T00:00:00Z"},
        "customer_info":{"card_no":"STD00000001","card_type":"standard","member_level":1}}"#;
    let server = Server::start(&[
        ("/auth/login", signed_in()),
        ("/merchant/charge", (200, charged.to_owned())),
    ]);
    let program = Program::new(&server.address);
    program.login();
    let output = program.run(&CHARGE, "MPS1.code\n");
    assert_eq!(code(&output), 0);
    let described = text(&output.stdout);
    assert!(
        described.contains("285.00") && described.contains("PAY0000000001"),
        "{described}"
    );
    let output = program.run(&[&CHARGE[..], &["--json"]].concat(), "MPS1.code\n");
    assert!(
        text(&output.stdout).contains("\"final_amount\":285.00"),
        "{output:?}"
    );
    assert!(json(&output).get("idempotency_key").is_some());
}

#[test]
fn a_setting_that_is_wrong_is_named() {
    let program = Program::new(&nowhere());
    std::fs::write(program.folder.path().join(".env"), "UI_PAGE_SIZE=many\n").unwrap();
    let output = program.run(&["whoami"], "");
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("UI_PAGE_SIZE"));
    std::fs::write(
        program.folder.path().join(".env.development"),
        "UI_PAGE_SIZE=7\n",
    )
    .unwrap();
    assert_eq!(
        code(&program.run(&["whoami"], "")),
        3,
        "the profile's file is over .env"
    );
}

#[test]
fn help_is_no_wrong_use() {
    let program = Program::new(&nowhere());
    for arguments in [&["--help"][..], &["charge", "--help"], &["--version"]] {
        let output = program.run(arguments, "");
        assert_eq!(code(&output), 0);
        assert!(!output.stdout.is_empty());
    }
}

/// Recharges need no input, so that nothing but the signal ends them.
const RECHARGE: [&str; 5] = ["recharge", "--card", "STD1", "--amount", "5"];

fn recharged() -> (u16, String) {
    let transaction = r#"{"tx_no":"RCG1","card_id":"00000000-0000-0000-0000-000000000002",
        "amount":5.00,"payment_method":"cash","status":"completed","balance_after":5.00,
        "created_at":"2026-01-31T00:00:00Z"}"#;
    (
        200,
        format!(r#"{{"success":true,"transaction":{transaction}}}"#),
    )
}

fn merchant_signed_in() -> (u16, String) {
    let (status, body) = signed_in();
    (
        status,
        body.replace(r#""role":"member""#, r#""role":"merchant""#),
    )
}

impl Program {
    fn login_merchant(&self) {
        let arguments = ["login", "--role", "merchant", "--identifier", "SHOP"];
        let output = self.run(&[&arguments[..], &["--password-stdin"]].concat(), "hush\n");
        assert_eq!(code(&output), 0, "{output:?}");
    }
}

/// The key with which a request was sent.
fn key_of(request: &str) -> &str {
    let mut lines = request.lines();
    let key = lines.find_map(|line| line.strip_prefix("idempotency-key: "));
    key.unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_shown_is_4_and_tells_how_to_ask_again() {
    let server = Server::start(&[
        ("/auth/login", merchant_signed_in()),
        ("/merchant/recharge", recharged()),
    ]);
    let program = Program::new(&server.address);
    program.login_merchant();
    for json in [&[][..], &["--json"]] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let mut command = program.command(&[&RECHARGE[..], json].concat());
        let child = command.stdout(full).spawn().unwrap();
        let output = Program::give(child, "");
        assert_eq!(code(&output), 4, "{output:?}");
        let requests = server.requests();
        let key = key_of(requests.last().unwrap());
        assert!(
            text(&output.stderr).contains(&format!("--key {key}")),
            "{output:?}"
        );
    }
    // What moved nothing is no more than a fault of this machine.
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let child = program.command(&["test"]).stdout(full).spawn().unwrap();
    assert_eq!(code(&Program::give(child, "")), 2);
}

#[cfg(unix)]
#[test]
fn a_signal_before_the_answer_is_4_and_tells_how_to_ask_again() {
    let server = Server::start(&[
        ("/auth/login", merchant_signed_in()),
        ("/merchant/recharge", (1, String::new())),
    ]);
    let program = Program::new(&server.address);
    program.login_merchant();
    for signal in ["-INT", "-TERM", "-HUP"] {
        let before = server.requests().len();
        let mut command = program.command(&[&RECHARGE[..], &["--key", "k-1"]].concat());
        let child = command.spawn().unwrap();
        while server.requests().len() == before {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        let killed = Command::new("kill")
            .args([signal, &child.id().to_string()])
            .status();
        assert!(killed.unwrap().success());
        let output = Program::give(child, "");
        assert_eq!(code(&output), 4, "{signal}: {output:?}");
        let described = text(&output.stderr);
        assert!(described.contains("--key k-1"), "{signal}: {output:?}");
    }
}

#[test]
fn a_server_on_this_machine_is_reached_without_the_proxy_of_the_environment() {
    let server = Server::start(&[("/auth/login", signed_in())]);
    let program = Program::new(&server.address);
    let nobody = nowhere();
    let login = [
        "login",
        "--role",
        "member",
        "--identifier",
        "M1",
        "--password-stdin",
    ];
    for variable in ["http_proxy", "HTTP_PROXY", "ALL_PROXY"] {
        let mut command = program.command(&login);
        let child = command.env(variable, &nobody).spawn().unwrap();
        let output = Program::give(child, "hush\n");
        assert_eq!(code(&output), 0, "{variable}: {output:?}");
    }
}
