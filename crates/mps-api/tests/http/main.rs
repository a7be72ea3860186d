//! The HTTP contract, held against running servers.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fall over; that is how it fails"
)]

mod access;
mod bad_input;
mod codes;
mod concurrency;
mod lists;
mod money;
mod recharge;
mod sessions;
mod support;
mod tokens;
