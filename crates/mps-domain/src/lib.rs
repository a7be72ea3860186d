//! The rules of the Member Payment System, and nothing else.
//!
//! Everything here is pure: no clock, no randomness, no input or output, no floating point. The caller passes
//! in the time, the new ids and the rows. The same inputs result in the same books on every database and in a
//! simulator. This crate depends on no other crate of the workspace.
//!
//! Start reading at [`operations`]. Each write of the system is one [`Operation`] there. Its `decide` reads
//! the [`UnitOfWork`] and returns either a [`Refusal`] or a list of [`Change`]s.

#![deny(clippy::arithmetic_side_effects)]

pub mod abort;
pub mod access;
pub mod account;
pub mod accounts;
pub mod activation;
pub mod approval;
pub mod attempts;
pub mod audit;
pub mod calendar;
pub mod card;
pub mod code;
pub mod decision;
pub mod idempotency;
pub mod ids;
pub mod lease;
pub mod ledger;
pub mod level;
pub mod limits;
pub mod milestone;
pub mod money;
pub mod names;
pub mod need;
pub mod numbers;
pub mod operations;
pub mod periods;
pub mod policy;
pub mod rate;
pub mod refusal;
pub mod second_factor;
pub mod settlement;
pub mod text;
pub mod totals;
pub mod transaction;
pub mod unit_of_work;

pub use abort::{Abort, Broken};
pub use access::{Identity, Permission};
pub use account::Role;
pub use calendar::Timestamp;
pub use decision::{Context, Decision, Operation};
pub use money::{Currency, Money};
pub use need::Need;
pub use policy::Policy;
pub use rate::DiscountRate;
pub use refusal::{Refusal, RefusalCode};
pub use unit_of_work::{Change, UnitOfWork};
