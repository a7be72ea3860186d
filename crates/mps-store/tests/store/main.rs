//! The store on real databases: the lane, the readers, the schema, the verification of the books.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fall over; that is how it fails"
)]

mod batches;
mod cached;
mod differential;
mod lane;
mod leases;
mod migrating;
mod names;
mod outages;
mod proof;
mod races;
mod random;
mod schema;
mod search;
mod settlements;
mod shop;
mod sums;
mod tls;
