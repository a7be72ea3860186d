//! The store on real databases: the lane, the readers, the schema, the verification of the books.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fall over; that is how it fails"
)]

mod batches;
mod book_time;
mod cached;
mod differential;
mod lane;
mod lane_lost;
mod leases;
mod migrating;
mod names;
mod opening_and_closing;
mod outages;
mod proof;
mod races;
mod random;
mod refused;
mod reversals;
mod schema;
mod search;
mod settlements;
mod shop;
mod sums;
mod tls;
mod waiting;
