//! Tests of the HTTP contract against running servers.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fall over; that is how it fails"
)]

mod access;
mod activations;
mod answer;
mod approvals;
mod attempts;
mod audit_anchored;
mod audit_key_exchanged;
mod authenticator;
mod backups;
mod bad_input;
mod batches;
mod browsers;
mod clocks;
mod codes;
mod codes_reused;
mod codes_watched;
mod concurrency;
mod contract;
mod credentials;
mod documents;
mod edits;
mod fees;
mod health_report;
mod idle_sessions;
mod import;
mod jwt_secret_replaced;
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
mod neighbour;
mod once;
mod order_numbers;
mod others;
mod place;
mod prometheus;
mod reads_of_accounts;
mod reads_of_audit;
mod reads_of_bindings;
mod reads_of_members;
mod reads_of_transactions;
mod reauthentication;
mod recharge;
mod recharges_cancelled;
mod rows;
mod s3;
mod search;
mod second_factor;
mod second_factor_replaced;
mod second_factor_required;
mod second_factor_secrets;
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
mod tables_of_transactions;
mod taken_over;
mod tokens;
mod troubles;
mod upkeep;
mod vouchers_that_are_over;
mod watch;
mod wire;
