//! What the documents promise of the code's structure: which way its arrows point, its words, and what it
//! is built on.

#![expect(
    clippy::unwrap_used,
    reason = "a test may fall over; that is how it fails"
)]

mod arrows;
mod dependencies;
mod proofs;
mod words;
