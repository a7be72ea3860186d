//! The reads of the system, one text for both databases.

pub mod accounts;
pub mod cards;
pub mod limits;
pub mod sessions;
pub mod settlements;
pub mod transactions;
