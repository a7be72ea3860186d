//! Settlements, and what is to be settled.

use mps_domain::Money;
use mps_domain::ids::{MerchantId, SettlementId};
use mps_domain::settlement::{
    Settlement, SettlementMode, SettlementStatus, Unsettled, UnsettledOf,
};

use crate::error::StoreError;
use crate::rows::{Shape, Stored, int, text, time, uuid};
use crate::value::{Row, Value};

impl Stored for Settlement {
    const SHAPE: &'static Shape = &Shape {
        table: "settlements",
        key: &[uuid("id")],
        mutable: &[text("status")],
        fixed: &[
            text("settlement_no"),
            uuid("merchant_id"),
            text("mode"),
            time("period_start"),
            time("period_end"),
            int("payment_count"),
            int("payment_amount"),
            int("refund_count"),
            int("refund_amount"),
            int("recharge_count"),
            int("recharge_amount"),
            int("fee_bps"),
            int("fee_amount"),
            int("carried_in"),
            int("carried_out"),
            int("total_amount"),
            time("created_at"),
            uuid("follows"),
        ],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.uuid().into(),
            self.status.as_str().into(),
            self.settlement_no.as_str().into(),
            self.merchant_id.uuid().into(),
            self.mode.as_str().into(),
            self.period_start.into(),
            self.period_end.into(),
            self.taken.payment_count.into(),
            self.taken.payments.into(),
            self.taken.refund_count.into(),
            self.taken.refunds.into(),
            self.taken.recharge_count.into(),
            self.taken.cash.into(),
            self.fee_bps.into(),
            self.fee.into(),
            self.carried_in.into(),
            self.carried_out.into(),
            self.total.into(),
            self.created_at.into(),
            self.follows.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let money = |column| row.get(column).map(Money::from_minor);
        Ok(Self {
            id: SettlementId::new(row.get(0)?),
            status: row.read(1, |text: String| SettlementStatus::from_text(&text))?,
            settlement_no: row.get(2)?,
            merchant_id: MerchantId::new(row.get(3)?),
            mode: row.read(4, |text: String| SettlementMode::from_text(&text))?,
            period_start: row.get(5)?,
            period_end: row.get(6)?,
            taken: Unsettled {
                payment_count: row.get(7)?,
                payments: money(8)?,
                refund_count: row.get(9)?,
                refunds: money(10)?,
                recharge_count: row.get(11)?,
                cash: money(12)?,
                earliest: None,
            },
            fee_bps: row.get(13)?,
            fee: money(14)?,
            carried_in: money(15)?,
            carried_out: money(16)?,
            total: money(17)?,
            created_at: row.get(18)?,
            follows: row.get(19)?,
        })
    }
}

/// Which transactions `t` of the merchant `$1` from `$2` on and before `$3` are unsettled. What was
/// taken over from elsewhere moved nothing on the merchant's account, and is no matter of these books.
macro_rules! unsettled {
    () => {
        "t.merchant_id = $1 AND t.created_at >= $2 AND t.created_at < $3 \
         AND NOT EXISTS (SELECT 1 FROM mps.settlement_items i WHERE i.transaction_id = t.id) \
         AND EXISTS (SELECT 1 FROM mps.ledger_entries e WHERE e.posting_id = t.id \
         AND e.account_kind = 'merchant')"
    };
}

/// What of a merchant is unsettled, by type: `tx_type, count, sum, earliest`.
pub(crate) const UNSETTLED: &str = concat!(
    "SELECT t.tx_type, count(*), CAST(sum(t.final_amount) AS BIGINT), min(t.created_at) \
     FROM mps.transactions t WHERE ",
    unsettled!(),
    " GROUP BY t.tx_type"
);

/// Takes a merchant's unsettled transactions into the settlement `$4`.
pub(crate) const SETTLE: &str = concat!(
    "INSERT INTO mps.settlement_items (transaction_id, settlement_id) \
     SELECT t.id, $4 FROM mps.transactions t WHERE ",
    unsettled!()
);

/// The last settlement of the merchant `$1`.
pub(crate) fn last_settlement() -> String {
    format!(
        "SELECT {} FROM mps.settlements s WHERE s.merchant_id = $1 \
         ORDER BY s.created_at DESC, s.id DESC LIMIT 1",
        Settlement::SHAPE.names("s")
    )
}

/// The parameters of [`UNSETTLED`].
pub(crate) fn unsettled_values(of: &UnsettledOf) -> [Value; 3] {
    [
        of.merchant_id.uuid().into(),
        of.since.into(),
        of.before.into(),
    ]
}

/// The sums of rows of [`UNSETTLED`].
pub(crate) fn unsettled_from(rows: &[Row]) -> Result<Unsettled, StoreError> {
    let mut all = Unsettled::default();
    for row in rows {
        let (kind, count): (String, i64) = (row.get(0)?, row.get(1)?);
        let sum = Money::from_minor(row.get(2)?);
        let too_large = |_| StoreError::Corrupt("a sum that does not fit".to_owned());
        match kind.as_str() {
            "payment" => (all.payment_count, all.payments) = (count, sum),
            "refund" => (all.refund_count, all.refunds) = (count, sum),
            "recharge" => {
                all.recharge_count = all.recharge_count.saturating_add(count);
                all.cash = all.cash.plus(sum).map_err(too_large)?;
            }
            _ => {
                all.recharge_count = all.recharge_count.saturating_add(count);
                all.cash = all.cash.minus(sum).map_err(too_large)?;
            }
        }
        let earliest: Option<mps_domain::Timestamp> = row.get(3)?;
        all.earliest = match (all.earliest, earliest) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
    Ok(all)
}
