//! `mps-api remove-totp`

use std::process::ExitCode;

use clap::Args;
use mps_domain::decision::Actor;
use mps_domain::operations::ResetTotp;
use mps_store::queries::accounts;

use super::{CLOSE, CommandError, execute, open, print};
use crate::config::Config;

#[derive(Args)]
pub(super) struct Arguments {
    /// The login name of the administrator who lost it
    #[arg(
        long,
        required_unless_present = "merchant",
        conflicts_with = "merchant"
    )]
    admin: Option<String>,
    /// The code of the merchant whose own account lost it
    #[arg(long)]
    merchant: Option<String>,
    /// The login name of the merchant's staff member who lost it
    #[arg(long, requires = "merchant")]
    operator: Option<String>,
}

pub(super) async fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, CommandError> {
    let query = match (&arguments.admin, &arguments.merchant, &arguments.operator) {
        (_, Some(code), Some(operator)) => accounts::login_of_staff(code, operator),
        (_, Some(code), None) => accounts::login_of_merchant(code),
        (admin, None, _) => accounts::login_of_admin(admin.as_deref().unwrap_or_default()),
    };
    let store = open(config).await?;
    let login = store.fetch_one(query).await?;
    let account = login.ok_or("there is no such account")?.account;
    execute(&store, Actor::System, ResetTotp { account }).await?;
    store.close(CLOSE).await?;
    print("the second factor is removed; the password alone is enough until another is enrolled")
}
