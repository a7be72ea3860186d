//! Limits on a client's requests and on failures.

mod attempts;
mod rate;

pub(crate) use attempts::Attempts;
pub(crate) use rate::{Client, Limits, Verdict};
