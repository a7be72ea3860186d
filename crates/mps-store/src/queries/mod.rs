//! The reads of the system, with one SQL text for both databases.

pub mod accounts;
pub mod approvals;
pub mod audit;
pub mod cards;
pub mod codes;
pub mod health;
pub mod limits;
pub mod members;
pub mod merchants;
pub mod milestones;
pub mod points;
pub mod search;
pub mod second_factors;
pub mod sessions;
pub mod settlements;
pub mod statistics;
pub mod transactions;
