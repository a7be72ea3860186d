//! Tests of the HTTP contract against running servers.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fall over; that is how it fails"
)]

mod access;
mod backups;
mod bad_input;
mod batches;
mod clocks;
mod codes;
mod codes_reused;
mod concurrency;
mod contract;
mod documents;
mod edits;
mod fees;
mod health_report;
mod import;
mod keys;
mod last_administrator;
mod life;
mod limits;
mod limits_of_merchants;
mod limits_over_a_day;
mod list_parameters;
mod lists;
mod login_names;
mod logs;
mod members_from_lists;
mod money;
mod names;
mod once;
mod order_numbers;
mod others;
mod place;
mod prometheus;
mod reads;
mod recharge;
mod recharges_cancelled;
mod s3;
mod search;
mod second_factor;
mod servers;
mod sessions;
mod sessions_of_staff;
mod settlements;
mod settlements_at_once;
mod settlers;
mod shared;
mod sharing;
mod shops;
mod statements;
mod statistics;
mod support;
mod taken_over;
mod tokens;
mod troubles;
mod upkeep;
mod vouchers_that_are_over;
mod watch;
mod wire;
