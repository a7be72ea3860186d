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
mod contract;
mod edits;
mod import;
mod life;
mod limits;
mod lists;
mod members_from_lists;
mod money;
mod once;
mod others;
mod place;
mod reads;
mod recharge;
mod search;
mod servers;
mod sessions;
mod settlements;
mod settlers;
mod shared;
mod sharing;
mod statistics;
mod support;
mod tokens;
mod troubles;
mod wire;
