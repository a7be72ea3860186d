//! Settlements with merchants.

mod generate;
mod status;

pub use generate::{GenerateSettlement, SettleDue, SettlementMade};
pub use status::UpdateSettlementStatus;
