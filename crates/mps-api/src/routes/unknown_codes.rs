//! Payment codes that never existed: an operator may send some a minute, and right ones always.

use mps_domain::code::{CodeHash, CodeProblem};
use mps_store::queries::codes;

use crate::app::App;
use crate::error::ApiError;
use crate::http::Caller;

/// Refuses an operator who sent too many codes that never existed another one of them.
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
