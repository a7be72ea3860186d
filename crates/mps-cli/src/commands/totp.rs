//! The second factor of the user's own sign-in.

use mps_protocol::requests;
use serde_json::json;

use crate::arguments::TotpCommand;
use crate::context::Context;
use crate::error::CliError;
use crate::output::Report;
use crate::{qr, secrets};

/// The prompt for a second factor.
pub(super) const CODE: &str = "Code of the app, or a recovery code";

pub(crate) async fn totp(context: &Context, command: TotpCommand) -> Result<Report, CliError> {
    match command {
        TotpCommand::Enrol { replace, stdin } => enrol(context, replace, stdin).await,
        TotpCommand::Confirm { stdin } => confirm(context, stdin).await,
        TotpCommand::Remove { stdin } => remove(context, stdin).await,
    }
}

async fn enrol(context: &Context, replace: bool, stdin: bool) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let request = requests::EnrolTotp {
        password: secrets::ask("Password", stdin)?,
        totp: replace.then(|| secrets::ask(CODE, stdin)).transpose()?,
    };
    let enrolled = client.enrol_totp(&request).await?;
    let drawing = qr::draw(enrolled.otpauth_url.reveal(), context.output.style())?;
    let secret = enrolled.secret.reveal();
    let human = format!(
        "{drawing}\nScan this with an authenticator app, or type the secret {secret} into it.\n\
         Then confirm a code of it with `mps-cli totp confirm`."
    );
    Report::new(&enrolled, human)
}

async fn confirm(context: &Context, stdin: bool) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let request = requests::ConfirmTotp {
        totp: secrets::ask("Code of the app", stdin)?,
    };
    let confirmed = client.confirm_totp(&request).await?;
    let codes = confirmed.recovery_codes.iter();
    let codes: Vec<&str> = codes.map(requests::Secret::reveal).collect();
    let human = format!(
        "The second factor is on. Each of these recovery codes signs in once when the app is lost; \
         they are not shown again:\n{}",
        codes.join("\n")
    );
    Report::new(&confirmed, human)
}

async fn remove(context: &Context, stdin: bool) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let request = requests::RemoveTotp {
        password: secrets::ask("Password", stdin)?,
        totp: secrets::ask(CODE, stdin)?,
    };
    client.remove_totp(&request).await?;
    Report::new(&json!({ "success": true }), "The second factor is off.")
}
