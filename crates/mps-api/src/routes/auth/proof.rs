//! Proofs of identity: the password, and a code of the second factor.

use mps_domain::account::Account;
use mps_domain::operations::ComparedPassword;
use mps_domain::second_factor::{Holder, RecoveryHash, SecondProof};
use mps_protocol::ErrorCode;
use mps_protocol::requests::Secret;
use mps_store::queries::{accounts, second_factors};

use crate::app::App;
use crate::error::ApiError;

/// The number of digits of an app's code. Other texts may be recovery codes.
const DIGITS: usize = 6;
/// The longest text that is accepted as a code, in characters.
const LONGEST: usize = 64;

/// Checks that a text has the length of a code.
pub(super) fn check_length(totp: &Secret) -> Result<(), ApiError> {
    if !(DIGITS..=LONGEST).contains(&totp.reveal().chars().count()) {
        return Err(
            ApiError::of(ErrorCode::ValidationFailed, "totp").suggest(format!(
                "the {DIGITS} digits that the app shows, or a recovery code"
            )),
        );
    }
    Ok(())
}

/// Returns a code as it counts, without the blanks with which apps show it.
pub(super) fn typed(totp: &Secret) -> String {
    let letters = totp.reveal().chars();
    letters.filter(|letter| !letter.is_whitespace()).collect()
}

/// Compares a code with the account's active second factor.
pub(super) async fn second(
    app: &App,
    account: Account,
    totp: Option<&Secret>,
) -> Result<SecondProof, ApiError> {
    let (Some(totp), Some(holder)) = (totp, Holder::of(account)) else {
        return Ok(SecondProof::Absent);
    };
    app.attempts().second_factor(account)?;
    let code = typed(totp);
    if code.len() != DIGITS || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(SecondProof::Recovery(RecoveryHash::of(&code)));
    }
    let factor = app.fetch_one(second_factors::of(holder)).await?;
    let Some(secret) = factor.and_then(|factor| factor.secret) else {
        return Ok(SecondProof::Code(None));
    };
    let matched = app
        .second_factors()
        .compare(holder, &secret, &code, app.now())?;
    Ok(SecondProof::Code(matched))
}

/// Compares the account's password with the stored hash.
pub(super) async fn password(
    app: &App,
    account: Account,
    password: &Secret,
) -> Result<ComparedPassword, ApiError> {
    let login = app.fetch_one(accounts::login_of(account)).await?;
    let (epoch, hash) = login.map_or((0, None), |login| (login.epoch, login.password));
    let is_right = app.passwords().is_right(password, hash).await?;
    Ok(ComparedPassword { is_right, epoch })
}

/// Counts a wrong proof, and passes the result on.
pub(super) fn counted<T>(
    app: &App,
    account: Account,
    result: Result<T, ApiError>,
) -> Result<T, ApiError> {
    result.inspect_err(|error| {
        if error.code == ErrorCode::InvalidCredentials {
            app.attempts().second_factor_was_wrong(account);
        }
    })
}
