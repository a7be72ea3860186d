//! The store on real databases: the lane, the readers, the schema, the proof of the books.

#![expect(
    clippy::unwrap_used,
    reason = "a test may fall over; that is how it fails"
)]

mod lane;
mod proof;
mod shop;
