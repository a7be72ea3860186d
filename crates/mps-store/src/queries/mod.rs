//! The reads of the system, one text for both databases.

pub mod accounts;
pub mod cards;
pub mod sessions;
pub mod transactions;

use crate::rows::Shape;

/// The columns of a table in the order of its [`Shape`], each with its table's alias.
fn columns(shape: &Shape, alias: &str) -> String {
    let all = shape.key.iter().chain(shape.mutable).chain(shape.fixed);
    all.map(|column| format!("{alias}.{column}"))
        .collect::<Vec<_>>()
        .join(", ")
}
