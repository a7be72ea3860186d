//! `mps-api create-admin`

use std::io::BufRead;
use std::process::ExitCode;

use clap::Args;
use mps_domain::decision::Actor;
use mps_domain::ids::AdminId;
use mps_domain::operations::CreateAdmin;
use mps_protocol::requests::Secret;

use super::{CLOSE, CommandError, execute, new_id, open, print};
use crate::config::Config;
use crate::identity::passwords::Passwords;
use crate::limits::Client;

#[derive(Args)]
pub(super) struct Arguments {
    /// The login name
    #[arg(long)]
    name: String,
    /// Read the password from the first line of standard input
    #[arg(long, required = true)]
    password_stdin: bool,
}

pub(super) async fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, CommandError> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let password = Secret::new(line.trim_end_matches(['\r', '\n']));
    let passwords = Passwords::new(1, config.shop.name.as_deref(), None)?;
    let hashed = passwords
        .of(Client::Unknown)
        .hash("password", &password)
        .await;
    let password = hashed.map_err(|error| {
        let suggestion = error.details.suggestion.unwrap_or_default();
        format!("{} (password): {suggestion}", error.code.as_str())
    })?;
    let store = open(config).await?;
    let admin_id = AdminId::new(new_id(&store)?);
    let operation = CreateAdmin {
        admin_id,
        name: arguments.name.clone(),
        password: Some(password),
    };
    let admin = execute(&store, Actor::System, operation).await?;
    store.close(CLOSE).await?;
    print(&format!("administrator {} created", admin.name))
}
