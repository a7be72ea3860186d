//! A test machine: a folder that stands for `/`, with a terminal into which the guides' commands are
//! typed.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;

/// The repository, whose `deploy` the guides use.
const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// The replacements for `sudo`, an editor and `systemctl`.
const STAND_INS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/guides");
/// The folders of `/` that the test machine has itself. Programs come from the real machine.
const OWN: [&str; 5] = ["/etc/", "/mnt/", "/run/", "/usr/local/", "/var/"];
/// The folders that exist at the start.
const FOLDERS: [&str; 16] = [
    "edits",
    "etc/cron.d",
    "etc/logrotate.d",
    "etc/systemd/system",
    "home/mps",
    "mnt/base",
    "mnt/keys",
    "mnt/usb",
    "root",
    "run",
    "tmp",
    "usr/local/bin",
    "usr/local/sbin",
    "var/backups",
    "var/lib",
    "var/log",
];
/// The time limit of a block.
const PATIENCE: Duration = Duration::from_mins(2);

/// A test machine. Everything that it runs ends with it.
pub(crate) struct Machine {
    _folder: TempDir,
    root: PathBuf,
    /// Texts of the guides, each with its replacement on this machine.
    otherwise: Vec<(String, String)>,
    /// The server's port.
    pub(crate) port: u16,
    environment: Vec<(&'static str, String)>,
}

/// The result of pasted commands.
pub(crate) struct Pasted {
    pub(crate) went_well: bool,
    /// Everything that the terminal showed.
    pub(crate) shown: String,
}

impl Machine {
    /// A machine with a checkout of the repository whose programs have been built, and with PostgreSQL
    /// on the given port.
    pub(crate) async fn new(binary: &Path, postgres: u16) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let root = folder.path().canonicalize()?;
        for name in FOLDERS {
            std::fs::create_dir_all(root.join(name))?;
        }
        let (port, http, https) = (
            mps_testbed::free_port(),
            mps_testbed::free_port(),
            mps_testbed::free_port(),
        );
        let at = root.display();
        let mut otherwise: Vec<(String, String)> = OWN
            .iter()
            .map(|own| ((*own).to_owned(), format!("{at}{own}")))
            .collect();
        for (guide, here) in [
            ("127.0.0.1:8000", format!("127.0.0.1:{port}")),
            (
                "https://pay.example.com",
                format!("https://localhost:{https}"),
            ),
            // There is no user mps; the user who runs the test owns and runs everything.
            (" -o mps -g mps", String::new()),
            ("/usr/sbin/runuser -u mps -- ", String::new()),
        ] {
            otherwise.push((guide.to_owned(), here));
        }
        let programs = std::env::var("PATH")?;
        let environment = vec![
            ("HOME", format!("{at}/home/mps")),
            ("PATH", format!("{STAND_INS}:{at}/usr/local/bin:{programs}")),
            ("EDITOR", "sudoedit".to_owned()),
            ("TMPDIR", format!("{at}/tmp")),
            ("TERM", "dumb".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("PS1", "$ ".to_owned()),
            // An operator who sees a command fail stops.
            ("PROMPT_COMMAND", "[ $? -eq 0 ] || exit 1".to_owned()),
            ("SSL_CERT_FILE", format!("{at}/etc/certificates/tls.crt")),
            ("API_BASE_URL", format!("http://127.0.0.1:{port}")),
            ("PGHOST", "127.0.0.1".to_owned()),
            ("PGPORT", postgres.to_string()),
            ("PGUSER", "postgres".to_owned()),
            ("GUIDES_MACHINE", at.to_string()),
            ("GUIDES_BENCH", std::process::id().to_string()),
        ];
        let machine = Self {
            _folder: folder,
            root,
            otherwise,
            port,
            environment,
        };
        machine.check_out(binary).await?;
        machine.prepare_edits(http, https)?;
        Ok(machine)
    }

    /// The folder of the repository, in which blocks begin.
    pub(crate) fn repository(&self) -> PathBuf {
        self.root.join("home/mps")
    }

    /// The path on this machine of a file in the guides, such as `/etc/mps/mps_api.env`.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path.trim_start_matches('/'))
    }

    async fn check_out(&self, binary: &Path) -> Result<()> {
        let here = self.repository();
        run(Command::new("cp")
            .arg("-R")
            .arg(format!("{REPOSITORY}/deploy"))
            .arg(&here))
        .await?;
        let built = binary
            .parent()
            .context("the server's binary has no folder")?;
        std::fs::create_dir(here.join("target"))?;
        symlink(std::path::absolute(built)?, here.join("target/release"))?;
        for unit in std::fs::read_dir(here.join("deploy/systemd"))? {
            let unit = unit?.path();
            let text = self.translate(&std::fs::read_to_string(&unit)?);
            std::fs::write(unit, text)?;
        }
        let certificates = self.path("/etc/certificates");
        std::fs::create_dir(&certificates)?;
        let script = here.join("deploy/docker/certificates.sh");
        run(Command::new("sh")
            .arg(script)
            .arg(certificates)
            .arg("localhost"))
        .await
    }

    /// Prepares the operator's changes in an editor.
    fn prepare_edits(&self, http: u16, https: u16) -> Result<()> {
        let (port, at) = (self.port, self.root.display());
        let edits = [
            (
                "mps_api.production.env",
                "s/^CURRENCY=.*/CURRENCY=TWD/".to_owned(),
            ),
            (
                "mps_api.env",
                format!(
                    "s/^API_PORT=.*/API_PORT={port}/\n\
                     s/^DRAIN_SECONDS=.*/DRAIN_SECONDS=0/\n\
                     s|^#BACKUP_TARGET=.*|BACKUP_TARGET={at}/var/backups/mps|\n\
                     s/^#BACKUP_EVERY_HOURS=.*/BACKUP_EVERY_HOURS=6/"
                ),
            ),
            (
                "listen.conf",
                format!(
                    "s/^listen 80 .*/listen 127.0.0.1:{http};/\n\
                     s/^listen 443 .*/listen 127.0.0.1:{https} ssl http2;/\n\
                     /^listen \\[/d"
                ),
            ),
            (
                "certificates.conf",
                format!("s|/certificates/|{at}/etc/certificates/|"),
            ),
            (
                "upstream.conf",
                format!("s/api-1:8000/127.0.0.1:{port}/\n/server api-[23]:/d"),
            ),
        ];
        for (name, edit) in edits {
            std::fs::write(self.root.join(format!("edits/{name}.sed")), edit)?;
        }
        Ok(())
    }

    /// Replaces the texts that differ on this machine, from left to right, so that nothing is replaced
    /// twice.
    fn translate(&self, text: &str) -> String {
        let mut translated = String::with_capacity(text.len());
        let mut rest = text;
        loop {
            let found = self
                .otherwise
                .iter()
                .find_map(|(guide, here)| Some((rest.strip_prefix(guide.as_str())?, here)));
            if let Some((after, here)) = found {
                translated.push_str(here);
                rest = after;
                continue;
            }
            let mut characters = rest.chars();
            let Some(character) = characters.next() else {
                return translated;
            };
            translated.push(character);
            rest = characters.as_str();
        }
    }

    /// Pastes commands into a terminal and then types the answers to their questions. As at any
    /// terminal, a command that asks reads the next line, even if that was meant as a command.
    pub(crate) async fn paste(&self, commands: &str, answers: &[String]) -> Result<Pasted> {
        let mut typed = self.translate(commands);
        typed.push('\n');
        for answer in answers {
            typed.push_str(answer);
            typed.push('\n');
        }
        typed.push_str("exit\n");
        // In a terminal without a size, programs would page their output.
        let shell = "stty rows 50 cols 150; exec bash --norc --noprofile --noediting -o pipefail";
        let mut terminal = Command::new("script")
            .args(["--quiet", "--return", "--flush"])
            .args(["--command", shell, "/dev/null"])
            .env_clear()
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(self.repository())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("starting `script`, which Debian's bsdutils has")?;
        let mut keyboard = terminal.stdin.take().context("no keyboard")?;
        let mut screen = terminal.stdout.take().context("no screen")?;
        keyboard.write_all(typed.as_bytes()).await?;
        drop(keyboard);
        let mut shown = Vec::new();
        let ended = tokio::time::timeout(PATIENCE, async {
            screen.read_to_end(&mut shown).await?;
            terminal.wait().await
        });
        let ended = ended.await;
        let shown = String::from_utf8_lossy(&shown).replace('\r', "");
        let ended = ended.with_context(|| format!("not done after {PATIENCE:?}:\n{shown}"))??;
        Ok(Pasted {
            went_well: ended.success(),
            shown,
        })
    }

    /// Runs a line as cron does, with almost no environment.
    pub(crate) async fn as_cron(&self, command: &str) -> Result<()> {
        run(Command::new("/bin/sh")
            .args(["-c", command])
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .current_dir(self.root.join("root")))
        .await
    }

    /// The last lines of the services' logs.
    pub(crate) fn logs(&self) -> String {
        let logs = ["mps-api", "mps-nginx"].map(|name| {
            let log = std::fs::read_to_string(self.root.join(format!("run/{name}.log")));
            let log = log.unwrap_or_default();
            let mut tail: Vec<&str> = log.lines().rev().take(10).collect();
            tail.reverse();
            format!("{name}:\n{}", tail.join("\n"))
        });
        logs.join("\n")
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        for service in ["mps-nginx", "mps-api"] {
            // A service that was never started has nothing to stop.
            let _ = std::process::Command::new(format!("{STAND_INS}/systemctl"))
                .args(["stop", service])
                .envs(self.environment.iter().map(|(name, value)| (name, value)))
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
        }
    }
}

async fn run(command: &mut Command) -> Result<()> {
    let output = command.stdin(Stdio::null()).output().await?;
    ensure!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}
