//! Signing in and out, and the user's own account.

use mps_protocol::answers::SignedIn;
use mps_protocol::error::ErrorCode;
use mps_protocol::requests::{self, Secret};
use serde_json::json;

use crate::arguments::{Login, Role};
use crate::commands::totp::CODE;
use crate::context::{Context, Protection};
use crate::error::CliError;
use crate::output::Report;
use crate::secrets;
use crate::text::{Side, fields, moment, or_dash, table};
use crate::token::SignIn;

pub(crate) async fn login(context: &Context, login: Login) -> Result<Report, CliError> {
    if context.protection() == Protection::Readable {
        context.output.remark(&format!(
            "{} is not encrypted: others on the network can read the password",
            context.base_url()
        ));
    }
    let mut request = requests::Login {
        role: login.role.as_str().to_owned(),
        identifier: login.identifier,
        operator: login.operator,
        password: secrets::ask("Password", login.password_stdin)?,
        totp: None,
    };
    if login.totp {
        request.totp = Some(secrets::ask(CODE, login.password_stdin)?);
    }
    let client = context.client()?;
    let answer = match client.login(&request).await {
        // A user who typed the password at the terminal can type the code there too.
        Err(error)
            if error.code() == Some(ErrorCode::TotpRequired)
                && request.totp.is_none()
                && !login.password_stdin =>
        {
            request.totp = Some(secrets::ask(CODE, false)?);
            client.login(&request).await?
        }
        answer => answer?,
    };
    // The earlier token is about to be overwritten, so its session should end. A damaged file, or a
    // session that is already over, must not prevent the sign-in.
    if let Ok(Some(earlier)) = context.tokens.load(context.base_url()) {
        drop(client.with_token(earlier.token.reveal()).logout().await);
    }
    keep(context, login.role, &answer)?;
    if answer.user_info.must_change_password {
        context
            .output
            .remark("this password is temporary: change it now, with `mps-cli password`");
    }
    if answer.user_info.must_enrol_totp {
        context
            .output
            .remark("a second factor is required: enrol one now, with `mps-cli totp enrol`");
    }
    let heading = format!("Signed in to {}", context.base_url());
    report(&heading, &answer)
}

pub(crate) async fn reauthenticate(context: &Context, stdin: bool) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let (password, totp) = if client.me().await?.totp_enabled {
        (None, Some(secrets::ask(CODE, stdin)?))
    } else {
        (Some(secrets::ask("Password", stdin)?), None)
    };
    let request = requests::Reauthenticate { password, totp };
    client.reauthenticate(&request).await?;
    Report::new(&json!({ "success": true }), "Proved again who you are.")
}

pub(crate) async fn logout(context: &Context, everywhere: bool) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let result = if everywhere {
        client.logout_all().await
    } else {
        client.logout().await
    };
    match result.map_err(CliError::from) {
        Ok(_) => {}
        // The session is already over, as the user wanted. When all sessions should end, the others are
        // still live.
        Err(CliError::Server(error)) if !everywhere && is_over(error.code()) => {}
        Err(failure) => return Err(failure),
    }
    context.tokens.forget(context.base_url())?;
    let human = if everywhere {
        "Signed out everywhere; all own payment codes have ended."
    } else {
        "Signed out."
    };
    Report::new(&json!({ "success": true }), human)
}

const fn is_over(code: Option<ErrorCode>) -> bool {
    matches!(
        code,
        Some(ErrorCode::SessionRevoked | ErrorCode::TokenExpired | ErrorCode::TokenInvalid)
    )
}

pub(crate) async fn whoami(context: &Context) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let me = client.me().await?;
    let user = &me.user_info;
    let mut rows = vec![("role", user.role.as_str()), ("name", user.name.as_str())];
    if let Some(operator) = &user.operator {
        rows.push(("operator", operator));
    }
    let id = user.id.to_string();
    let until = moment(&me.session_info.expires_at);
    let permissions = user.permissions.join(" ");
    rows.extend([
        ("id", id.as_str()),
        ("until", &until),
        ("may", &permissions),
    ]);
    if user.must_change_password {
        rows.push(("password", "temporary; change it with `mps-cli password`"));
    }
    if me.totp_enabled {
        rows.push(("second factor", "on"));
    } else if user.must_enrol_totp {
        rows.push((
            "second factor",
            "required; enrol one with `mps-cli totp enrol`",
        ));
    }
    let heading = format!("Signed in to {}", context.base_url());
    Report::new(&me, fields(&heading, &rows))
}

pub(crate) async fn sessions(context: &Context) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let answer = client.sessions().await?;
    let rows: Vec<Vec<String>> = answer
        .sessions
        .iter()
        .map(|session| {
            let current = if session.current { "this one" } else { "" };
            vec![
                session.id.to_string(),
                moment(&session.issued_at),
                moment(&session.last_used_at),
                moment(&session.expires_at),
                current.to_owned(),
            ]
        })
        .collect();
    let columns = [
        ("session", Side::Left),
        ("since", Side::Left),
        ("last used", Side::Left),
        ("until", Side::Left),
        ("", Side::Left),
    ];
    Report::new(&answer, table(&columns, &rows))
}

pub(crate) async fn password(context: &Context, stdin: bool) -> Result<Report, CliError> {
    let (client, sign_in) = context.signed_in()?;
    let request = requests::ChangePassword {
        current_password: secrets::ask("Password until now", stdin)?,
        new_password: secrets::ask_new("New password", stdin)?,
    };
    let answer = client.change_password(&request).await?;
    keep(context, sign_in.role, &answer)?;
    report(
        "Password changed; other sessions and payment codes have ended",
        &answer,
    )
}

fn keep(context: &Context, role: Role, answer: &SignedIn) -> Result<(), CliError> {
    context.tokens.save(&SignIn {
        base_url: context.base_url().to_owned(),
        role,
        name: answer.user_info.name.clone(),
        operator: answer.user_info.operator.clone(),
        expires_at: answer.expires_at.clone(),
        token: Secret::new(answer.token()),
    })
}

/// Reports everything except the token, which stays in its file.
fn report(heading: &str, answer: &SignedIn) -> Result<Report, CliError> {
    let user = &answer.user_info;
    let json = json!({
        "success": answer.success,
        "user_info": user,
        "expires_at": answer.expires_at,
    });
    let rows = [
        ("role", user.role.as_str()),
        ("name", &user.name),
        ("operator", or_dash(user.operator.as_deref())),
        ("until", &moment(&answer.expires_at)),
    ];
    Report::new(&json, fields(heading, &rows))
}
