//! Whether a command was refused, and why.

use mps_domain::RefusalCode;
use mps_store::ExecuteError;

pub(crate) fn is_refused<T>(result: &Result<T, ExecuteError>, code: RefusalCode) -> bool {
    matches!(result, Err(ExecuteError::Refused(refusal)) if refusal.code == code)
}
