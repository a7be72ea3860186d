//! Proofs of identity: the password, and a code of the second factor.

use mps_domain::account::Account;
use mps_domain::operations::ComparedPassword;
use mps_domain::second_factor::{Holder, RecoveryHash, SecondProof};
use mps_protocol::ErrorCode;
use mps_protocol::requests::Secret;
use mps_store::queries::{accounts, second_factors};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, RequestContext};

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

/// Carries something out with the proof of an account's second factor. A code counts as an attempt.
pub(super) async fn with_second<T>(
    app: &App,
    context: &RequestContext,
    account: Account,
    totp: Option<&Secret>,
    carry_out: impl AsyncFnOnce(SecondProof) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let Some(totp) = totp else {
        return carry_out(SecondProof::Absent).await;
    };
    let attempt = app.attempts().second_factor(account);
    app.attempt(context, attempt, async {
        carry_out(second(app, account, totp).await?).await
    })
    .await
}

/// Compares a code with the account's active second factor.
pub(super) async fn second(
    app: &App,
    account: Account,
    totp: &Secret,
) -> Result<SecondProof, ApiError> {
    let Some(holder) = Holder::of(account) else {
        return Ok(SecondProof::Absent);
    };
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

/// Compares the password of the caller's account with the stored hash.
pub(super) async fn password(
    app: &App,
    caller: &Caller,
    password: &Secret,
) -> Result<ComparedPassword, ApiError> {
    let account = caller.identity.account;
    let login = app.fetch_one(accounts::login_of(account)).await?;
    let (epoch, hash) = login.map_or((0, None), |login| (login.epoch, login.password));
    let is_right = caller.passwords(app).is_right(password, hash).await?;
    Ok(ComparedPassword { is_right, epoch })
}
