//! Limits payment codes that never existed: an operator may send a few a minute, and valid ones
//! always.

use mps_domain::code::{CodeHash, CodeProblem};
use mps_store::queries::codes;

use crate::app::App;
use crate::error::ApiError;
use crate::http::Caller;

/// Refuses a code that never existed if the operator has sent too many of them.
pub(super) async fn admit(app: &App, caller: &Caller, code: CodeHash) -> Result<(), ApiError> {
    let Err(limited) = app.attempts().unknown_code(caller.identity.account) else {
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
        app.attempts().code_was_unknown(caller.identity.account);
    }
}
