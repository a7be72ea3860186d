//! Settlements.

use mps_domain::Timestamp;
use mps_domain::ids::{MerchantId, SettlementId};
use mps_domain::settlement::{Settlement, SettlementMode};

use crate::query::Query;
use crate::rows::Stored;

/// The settlement with this id, if it is the merchant's.
#[must_use]
pub fn of_merchant(merchant: MerchantId, id: SettlementId) -> Query<Settlement> {
    let names = Settlement::SHAPE.names("s");
    let sql =
        format!("SELECT {names} FROM mps.settlements s WHERE s.id = $1 AND s.merchant_id = $2");
    Query::new(
        sql,
        [id.uuid().into(), merchant.uuid().into()],
        Settlement::from_row,
    )
}

/// A merchant that is settled by itself, and up to when it has been.
#[derive(Debug)]
pub struct Automatic {
    /// The merchant.
    pub merchant_id: MerchantId,
    /// `TPlus1` or `Monthly`.
    pub mode: SettlementMode,
    /// Up to when it has been settled; since when it is there if it never was.
    pub since: Timestamp,
}

/// The merchants that are settled by themselves.
#[must_use]
pub fn automatic() -> Query<Automatic> {
    let sql = "SELECT id, settlement_mode, coalesce(settled_through, created_at) \
               FROM mps.merchants WHERE settlement_mode <> 'realtime' ORDER BY id";
    Query::new(sql, [], |row| {
        Ok(Automatic {
            merchant_id: MerchantId::new(row.get(0)?),
            mode: row.read(1, |text: String| SettlementMode::from_text(&text))?,
            since: row.get(2)?,
        })
    })
}
