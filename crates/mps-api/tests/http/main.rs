//! The HTTP contract, held against running servers.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fall over; that is how it fails"
)]

mod access;
mod backups;
mod bad_input;
mod codes;
mod concurrency;
mod contract;
mod edits;
mod import;
mod life;
mod limits;
mod lists;
mod logs;
mod members_from_lists;
mod money;
mod once;
mod others;
mod place;
mod prometheus;
mod reads;
mod recharge;
mod s3;
mod search;
mod second_factor;
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
mod watch;
mod wire;
