//! What an account gives to prove that it is the one: the password, and a code besides.

use mps_domain::account::Account;
use mps_domain::operations::ComparedPassword;
use mps_domain::second_factor::{Holder, RecoveryHash, SecondProof};
use mps_protocol::ErrorCode;
use mps_protocol::requests::Secret;
use mps_store::queries::{accounts, second_factors};

use crate::app::App;
use crate::error::ApiError;

/// How many digits a code of an app has; what is of another form may be a recovery code.
const DIGITS: usize = 6;
/// The longest text that is taken for a code, in characters.
const LONGEST: usize = 64;

/// That a text is as long as a code may be.
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

/// A code, compared with the account's second factor in force.
pub(super) async fn second(
    app: &App,
    account: Account,
    totp: Option<&Secret>,
) -> Result<SecondProof, ApiError> {
    let (Some(totp), Some(holder)) = (totp, Holder::of(account)) else {
        return Ok(SecondProof::Absent);
    };
    app.attempts().second_factor(account)?;
    let code = totp.reveal().trim();
    if code.len() != DIGITS || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(SecondProof::Recovery(RecoveryHash::of(code)));
    }
    let factor = app.fetch_one(second_factors::of(holder)).await?;
    let Some(secret) = factor.and_then(|factor| factor.secret) else {
        return Ok(SecondProof::Code(None));
    };
    let matched = app
        .second_factors()
        .compare(holder, &secret, code, app.now())?;
    Ok(SecondProof::Code(matched))
}

/// The own password, compared with what is stored.
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

/// Counts a proof that was wrong, and passes on what came of it.
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
