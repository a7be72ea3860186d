//! Limits on a client's requests, on attempts at what can be guessed, on what an operator does, and on tables that
//! are sent.

mod attempts;
mod exports;
mod hashed_names;
mod operators;
mod rate;

pub(crate) use attempts::{Attempt, Attempts};
pub(crate) use exports::{Export, Exports};
pub(crate) use hashed_names::HashedNames;
pub(crate) use operators::OperatorLimits;
pub(crate) use rate::{Client, Limits, Verdict};
