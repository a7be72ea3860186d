//! How often a client may ask, and how often somebody may be wrong.

mod attempts;
mod rate;

pub(crate) use attempts::Attempts;
pub(crate) use rate::{Client, Limits, Verdict};
