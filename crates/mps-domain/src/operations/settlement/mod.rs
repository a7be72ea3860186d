//! Settling with merchants.

mod generate;
mod status;

pub use generate::{GenerateSettlement, SettleDue};
pub use status::UpdateSettlementStatus;
