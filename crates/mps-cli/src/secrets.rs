//! Asks for passwords and payment codes: at the terminal without showing them, or on stdin. They are
//! never arguments, which other users of the machine could read.

use std::io::stdin;

use mps_protocol::requests::Secret;

use crate::error::CliError;

/// Asks for a secret.
pub(crate) fn ask(what: &str, from_stdin: bool) -> Result<Secret, CliError> {
    let text = if from_stdin {
        line(what)?
    } else {
        prompt(&format!("{what}: "))?
    };
    if text.is_empty() {
        return Err(CliError::wrong_use(format!("no {what} was given")));
    }
    Ok(Secret::new(text))
}

/// Asks for a new password; asks twice at the terminal, where the user does not see what is typed.
pub(crate) fn ask_new(what: &str, from_stdin: bool) -> Result<Secret, CliError> {
    let first = ask(what, from_stdin)?;
    if !from_stdin && ask(&format!("{what}, once more"), false)? != first {
        return Err(CliError::wrong_use("the two are not the same"));
    }
    Ok(first)
}

fn prompt(prompt: &str) -> Result<String, CliError> {
    rpassword::prompt_password(prompt).map_err(|error| CliError::WrongUse {
        message: format!("there is no terminal to ask at: {error}"),
        suggestion: Some("give it on stdin, with --password-stdin or --code-stdin".to_owned()),
    })
}

/// One line of stdin. Only the line end is removed, because a password may begin or end with a space.
fn line(what: &str) -> Result<String, CliError> {
    let mut line = String::new();
    stdin()
        .read_line(&mut line)
        .map_err(|error| CliError::local(format!("the {what} cannot be read"), &error))?;
    let line = line.strip_suffix('\n').unwrap_or(&line);
    Ok(line.strip_suffix('\r').unwrap_or(line).to_owned())
}
