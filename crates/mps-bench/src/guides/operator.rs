//! The operator who follows the guides: the answers to questions, and the steps that no guide mentions.

use anyhow::{Context, Result, anyhow, ensure};
use mps_store::{Clock, SystemClock};
use totp_rs::{Builder, Secret};

use super::blocks::Block;
use super::machine::Machine;

/// The passwords, which protect nothing.
const ADMIN: &str = "password of the administrator";
const SHOP: &str = "password of the shop";
const MANAGER: &str = "password of the manager";
const TEMPORARY: &str = "password for the first day";
/// Ctrl-D.
const END: &str = "\u{4}";

/// The shop's manager enrols a second factor, so that it can be lost.
const MANAGER_ENROLS: &str = "mps-cli --base-url https://pay.example.com login --role merchant \
    --identifier SHOP001 --operator manager && mps-cli --base-url https://pay.example.com password && \
    mps-cli --base-url https://pay.example.com totp enrol";
const MANAGER_CONFIRMS: &str = "mps-cli --base-url https://pay.example.com totp confirm";

/// Moves back from PostgreSQL to the file, for the chapters that are about the file.
const BACK_TO_THE_FILE: &str = "sudo systemctl stop mps-api
sudo sh -c 'mv /var/lib/mps/moved/* /var/lib/mps/ && rmdir /var/lib/mps/moved'
sudo sh -c 'printf sqlite:///var/lib/mps/mps.db > /etc/mps/database_url'
sudo systemctl start mps-api";

/// The operator who follows the guides.
pub(crate) struct Operator {
    /// The PostgreSQL database to which the books move.
    database_url: String,
    /// The terminal's last output.
    shown: String,
}

impl Operator {
    pub(crate) const fn new(database_url: String) -> Self {
        Self {
            database_url,
            shown: String::new(),
        }
    }

    /// Runs a block, with the operator's own steps before and after it. Returns what the terminal
    /// showed of the block.
    pub(crate) async fn follow(&mut self, machine: &Machine, block: &Block) -> Result<String> {
        if block.text.contains("remove-totp --merchant") {
            let answers = [TEMPORARY, TEMPORARY, MANAGER, MANAGER, MANAGER];
            let answers = answers.map(str::to_owned);
            self.paste(machine, MANAGER_ENROLS, &answers).await?;
            let code = self.code()?;
            self.paste(machine, MANAGER_CONFIRMS, &[code]).await?;
        }
        let answers = self.answers(machine, &block.text)?;
        self.paste(machine, &block.text, &answers).await?;
        let shown = self.shown.clone();
        ensure!(
            !block.text.contains("config check") || !shown.contains("warning:"),
            "not ready for go-live: {shown}"
        );
        if block.text.contains("mps-run move") {
            self.paste(machine, BACK_TO_THE_FILE, &[]).await?;
        }
        if block.text.contains("/etc/cron.d/mps-verify") {
            wait_for_cron(machine).await?;
        }
        Ok(shown)
    }

    async fn paste(&mut self, machine: &Machine, text: &str, answers: &[String]) -> Result<()> {
        let pasted = machine.paste(text, answers).await?;
        self.shown = pasted.shown;
        if pasted.went_well {
            return Ok(());
        }
        Err(anyhow!("{}\n{}", self.shown, machine.logs()))
    }

    /// The answers that are typed after a block.
    fn answers(&self, machine: &Machine, text: &str) -> Result<Vec<String>> {
        let asked = |what: &str| text.contains(what);
        let known: &[&str] = if asked("create-admin") {
            &[ADMIN]
        } else if asked("login --role admin") {
            &[ADMIN, ADMIN]
        } else if asked("merchant create") {
            &[TEMPORARY, TEMPORARY]
        } else if asked("staff create") {
            &[TEMPORARY, TEMPORARY, SHOP, SHOP, TEMPORARY, TEMPORARY]
        } else if asked("cat > /etc/mps/database_url") {
            &[&self.database_url, END]
        } else {
            &[]
        };
        let mut answers: Vec<String> = known.iter().map(|answer| (*answer).to_owned()).collect();
        if asked("totp confirm") {
            answers.push(self.code()?);
        }
        if asked("age -d books") {
            let key = std::fs::read_to_string(machine.path("/etc/mps/backup_key"))?;
            answers.push(key.trim().to_owned());
        }
        Ok(answers)
    }

    /// The code of an authenticator app, for the secret that the terminal showed last.
    fn code(&self) -> Result<String> {
        let after = self.shown.split("the secret ").nth(1);
        let secret = after.and_then(|rest| rest.split_whitespace().next());
        let secret = secret.with_context(|| format!("no secret for an app in {}", self.shown))?;
        let secret = Secret::try_from_base32(secret).map_err(|error| anyhow!("{error}"))?;
        let app = Builder::new().with_secret(secret).build();
        let app = app.map_err(|error| anyhow!("{error}"))?;
        let now = u64::try_from(SystemClock.now().seconds())?;
        Ok(app.generate(now).to_string())
    }
}

/// Runs the command of the cron entry. Its line does not report a failure, so the log must show that
/// all is well.
async fn wait_for_cron(machine: &Machine) -> Result<()> {
    let entry = std::fs::read_to_string(machine.path("/etc/cron.d/mps-verify"))?;
    // The command follows five fields of times and the user.
    let command: Vec<&str> = entry.trim().splitn(7, ' ').collect();
    let command = command.last().context("no command for cron")?;
    machine.as_cron(command).await?;
    let log = std::fs::read_to_string(machine.path("/var/log/mps-verify.log"))?;
    ensure!(log.contains("the books balance"), "cron: {log}");
    Ok(())
}
