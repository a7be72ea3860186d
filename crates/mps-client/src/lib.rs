//! A typed HTTP client of the Member Payment System.
//!
//! Signs in, gives every request that moves value an idempotency key, retries when an answer was lost
//! (which the key makes safe), and reports clearly when a result is unknown. May depend on
//! `mps-protocol` (and the ids and texts of `mps-domain`).

mod client;
mod error;
mod operations;

pub use client::{Client, ClientOptions, Sent};
pub use error::ClientError;
