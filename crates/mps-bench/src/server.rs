//! A server process on a free port.

use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use mps_client::{Client, ClientOptions};
use tokio::process::{Child, Command};

use crate::logs;
use crate::secrets::AUDIT_KEY;

/// How long a server may take to become ready. Debug builds on busy machines are slow.
const START: Duration = Duration::from_secs(30);

/// How long a server may take to stop after SIGTERM.
const STOP: Duration = Duration::from_secs(30);

/// How to start a server.
#[derive(Debug, Clone)]
pub(crate) struct Launch {
    pub(crate) binary: PathBuf,
    pub(crate) folder: PathBuf,
    pub(crate) port: u16,
    pub(crate) database_url: String,
    /// More settings.
    pub(crate) settings: Vec<(&'static str, String)>,
}

/// A running server. Killed when dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) base_url: String,
    /// The time from exec to ready.
    pub(crate) start_up: Duration,
}

/// The database address of a SQLite file in a folder.
pub(crate) fn sqlite_in(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("data/mps.db").display())
}

impl Launch {
    pub(crate) fn new(binary: &Path, folder: &Path, database_url: String) -> Self {
        Self {
            binary: binary.to_owned(),
            folder: folder.to_owned(),
            port: mps_testbed::free_port(),
            database_url,
            settings: Vec::new(),
        }
    }

    /// Adds one more setting.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.settings.push((name, value.into()));
        self
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(&self.binary);
        command
            .arg(name)
            .current_dir(&self.folder)
            .env_clear()
            .env("API_PORT", self.port.to_string())
            .env("DATABASE_URL", &self.database_url)
            .env("PAYMENT_CODE_REUSE", "true")
            .env("PAYMENT_SANDBOX", "true")
            .env("CASH_RECHARGE_DAILY_LIMIT", "9999999999.99")
            .env("CARD_BALANCE_MAX", "9999999999.99")
            .env("RATE_LIMIT_REQUESTS", "0")
            .env("LOGIN_RATE_LIMIT", "0")
            .env("AUDIT_KEY", AUDIT_KEY)
            .env("LOG_LEVEL", "WARN")
            .env("DRAIN_SECONDS", "0")
            .envs(self.settings.iter().map(|(name, value)| (*name, value)))
            .stdin(Stdio::null())
            .kill_on_drop(true);
        command
    }

    /// Migrates the schema.
    pub(crate) async fn migrate(&self) -> Result<()> {
        self.run("migrate", &[]).await.map(drop)
    }

    /// Runs a command that must succeed, and returns its output.
    pub(crate) async fn run(&self, name: &str, arguments: &[&str]) -> Result<String> {
        let output = self.command(name).args(arguments).output().await?;
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            let errors = String::from_utf8_lossy(&output.stderr);
            bail!("{name}: {printed}{errors}");
        }
        Ok(printed)
    }

    /// Starts the server and waits until it is ready.
    pub(crate) async fn start(&self) -> Result<Server> {
        let started = Instant::now();
        let log = std::fs::File::options()
            .create(true)
            .append(true)
            .open(self.log_path())?;
        let child = self
            .command("serve")
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("starting {}", self.binary.display()))?;
        let base_url = format!("http://127.0.0.1:{}", self.port);
        let mut server = Server {
            child,
            base_url,
            start_up: Duration::ZERO,
        };
        let client = server.client()?;
        loop {
            if client.ready().await.is_ok() {
                server.start_up = started.elapsed();
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                bail!(
                    "the server ended with {status}; see {}",
                    self.folder.display()
                );
            }
            if started.elapsed() > START {
                bail!("the server is not ready after {START:?}");
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    fn log_path(&self) -> PathBuf {
        self.folder.join("server.log")
    }

    /// The log of all servers that this launch started.
    pub(crate) fn log(&self) -> Result<String> {
        Ok(std::fs::read_to_string(self.log_path())?)
    }

    /// Runs `mps-api verify` and returns the number of transactions that it counted. Fails if it finds
    /// faults, or if the servers' log contains a secret.
    pub(crate) async fn verify(&self) -> Result<u64> {
        if self.log_path().exists() {
            logs::check_no_secrets(&self.log()?)?;
        }
        let text = self.run("verify", &["--json"]).await?;
        let report: serde_json::Value = serde_json::from_str(&text)?;
        let count = report
            .pointer("/counts/transactions")
            .and_then(serde_json::Value::as_u64);
        count.context("verify counted no transactions")
    }
}

impl Server {
    /// The server's port.
    pub(crate) fn port(&self) -> Result<u16> {
        let port = self.base_url.rsplit(':').next().unwrap_or_default();
        port.parse().context("an address without a port")
    }

    /// A client that does not retry by itself.
    pub(crate) fn client(&self) -> Result<Client> {
        let options = ClientOptions {
            retries: 0,
            timeout: Duration::from_secs(10),
            ..ClientOptions::new(&self.base_url)
        };
        Ok(Client::new(options)?)
    }

    /// The process id.
    pub(crate) fn id(&self) -> Result<u32> {
        self.child.id().context("the server has ended")
    }

    /// Sends SIGKILL: as in a power cut, no handler runs.
    pub(crate) async fn kill(mut self) -> Result<()> {
        self.child.start_kill()?;
        self.child.wait().await?;
        Ok(())
    }

    /// Sends SIGTERM, as for a restart; returns the exit status.
    pub(crate) async fn terminate(mut self) -> Result<ExitStatus> {
        let id = self.id()?.to_string();
        let mut kill = Command::new("sh");
        let sent = kill.args(["-c", r#"kill -s TERM "$0""#, &id]).status();
        ensure!(sent.await?.success(), "SIGTERM could not be sent");
        let ended = tokio::time::timeout(STOP, self.child.wait()).await;
        Ok(ended.with_context(|| format!("the server still runs {STOP:?} after SIGTERM"))??)
    }

    /// The processor time that the server has used.
    pub(crate) fn processor_time(&self) -> Result<Duration> {
        let id = self.id()?;
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat"))?;
        // The name is in brackets and may contain anything. User and system time are the 12th and 13th
        // field after it, in hundredths of a second.
        let (_, fields) = stat.rsplit_once(')').context("no name in /proc")?;
        let times = fields.split_whitespace().skip(11).take(2);
        let mut hundredths = 0_u64;
        for time in times {
            hundredths = hundredths.saturating_add(time.parse()?);
        }
        Ok(Duration::from_millis(hundredths.saturating_mul(10)))
    }

    /// Resident memory in KiB: now, and at its highest.
    pub(crate) fn memory(&self) -> Result<(u64, u64)> {
        let id = self.id()?;
        let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let number = line.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
            number.with_context(|| format!("no {name} in /proc"))
        };
        Ok((field("VmRSS:")?, field("VmHWM:")?))
    }
}
