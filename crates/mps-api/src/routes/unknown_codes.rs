//! Limits payment codes that never existed: an operator may send a few a minute, and valid ones pass. With
//! many more of them, an operator or a merchant only guesses, and nothing passes.

use mps_domain::code::{CodeHash, CodeProblem};
use mps_protocol::ErrorCode;
use mps_store::queries::codes;

use crate::app::App;
use crate::error::ApiError;
use crate::http::Caller;

/// Reads a scanned code. A text that no code can have is refused without a look-up, and does not
/// count as a guess.
pub(super) fn scanned(text: &str) -> Result<CodeHash, ApiError> {
    CodeHash::of_scanned(text).map_err(|problem| ApiError {
        log_reason: Some(problem.as_str().to_owned()),
        ..ErrorCode::QrExpiredOrInvalid.into()
    })
}

/// Refuses a code that never existed if too many of them were sent.
pub(super) async fn admit(app: &App, caller: &Caller, code: CodeHash) -> Result<(), ApiError> {
    app.operators().guessed_codes(caller.identity.account)?;
    let Err(limited) = app.operators().unknown_code(caller.identity.account) else {
        return Ok(());
    };
    match app.fetch_one(codes::exists(code)).await? {
        Some(()) => Ok(()),
        None => Err(limited),
    }
}

/// Counts the code if it was refused because it never existed.
pub(super) fn judge(app: &App, caller: &Caller, reason: Option<&str>) {
    if reason == Some(CodeProblem::Unknown.as_str()) {
        app.operators().code_was_unknown(caller.identity.account);
    }
}
