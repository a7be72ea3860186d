//! Settlements, and what is to be settled.

use mps_domain::Money;
use mps_domain::ids::{MerchantId, SettlementId};
use mps_domain::money::Overflow;
use mps_domain::settlement::{
    Settlement, SettlementMode, SettlementStatus, Turnover, Unsettled, UnsettledOf, due,
};
use mps_domain::transaction::TransactionType;

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
                turnovers: Vec::new(),
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

/// Which transactions `t` of the merchant `$1` from before `$2` are unsettled. What was taken over from
/// elsewhere moved nothing on the merchant's account and is not among them.
macro_rules! unsettled {
    () => {
        "mps.unsettled_items u JOIN mps.transactions t ON t.id = u.transaction_id \
         WHERE u.merchant_id = $1 AND t.created_at < $2"
    };
}

/// What of a merchant is unsettled, by type and fee: `tx_type, fee_bps, count, sum, earliest`.
pub(crate) const UNSETTLED: &str = concat!(
    "SELECT t.tx_type, t.fee_bps, count(*), CAST(sum(t.final_amount) AS BIGINT), min(t.created_at) FROM ",
    unsettled!(),
    " GROUP BY t.tx_type, t.fee_bps ORDER BY t.fee_bps"
);

/// Takes a merchant's unsettled transactions into the settlement `$3`.
pub(crate) const SETTLE: &str = concat!(
    "INSERT INTO mps.settlement_items (transaction_id, settlement_id) SELECT t.id, $3 FROM ",
    unsettled!()
);

/// What the settlement `$2` of the merchant `$1` has taken is not unsettled any more.
pub(crate) const SETTLED: &str = "DELETE FROM mps.unsettled_items WHERE merchant_id = $1 \
     AND transaction_id IN (SELECT i.transaction_id FROM mps.settlement_items i WHERE i.settlement_id = $2)";

/// The table of what is unsettled.
pub(crate) static UNSETTLED_ITEMS: Shape = Shape {
    table: "unsettled_items",
    key: &[uuid("merchant_id"), uuid("transaction_id")],
    mutable: &[],
    fixed: &[],
};

/// The last settlement of the merchant `$1`: the one that none follows.
pub(crate) fn last_settlement() -> String {
    format!(
        "SELECT {} FROM mps.settlements s WHERE s.merchant_id = $1 \
         AND NOT EXISTS (SELECT 1 FROM mps.settlements n WHERE n.follows = s.id) \
         ORDER BY s.created_at DESC, s.id DESC LIMIT 1",
        Settlement::SHAPE.names("s")
    )
}

/// The parameters of [`UNSETTLED`].
pub(crate) fn unsettled_values(of: &UnsettledOf) -> [Value; 2] {
    [of.merchant_id.uuid().into(), of.before.into()]
}

/// The sums of rows of [`UNSETTLED`].
pub(crate) fn unsettled_from(rows: &[Row]) -> Result<Unsettled, StoreError> {
    let mut all = Unsettled::default();
    for row in rows {
        let kind = row.read(0, |text: String| TransactionType::from_text(&text))?;
        let fee_bps: i64 = row.get::<Option<i64>>(1)?.unwrap_or_default();
        let (count, sum): (i64, i64) = (row.get(2)?, row.get(3)?);
        let sum = Money::from_minor(sum);
        add(&mut all, (kind, fee_bps), count, sum)
            .map_err(|_| StoreError::Corrupt("a sum that does not fit".to_owned()))?;
        let earliest: Option<mps_domain::Timestamp> = row.get(4)?;
        all.earliest = match (all.earliest, earliest) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
    Ok(all)
}

/// Adds transactions of one type and fee.
fn add(
    all: &mut Unsettled,
    (kind, fee_bps): (TransactionType, i64),
    count: i64,
    sum: Money,
) -> Result<(), Overflow> {
    let is_turnover = matches!(kind, TransactionType::Payment | TransactionType::Refund);
    if !is_turnover {
        all.recharge_count = all.recharge_count.saturating_add(count);
        all.cash = all.cash.minus(due(kind, sum)?)?;
        return Ok(());
    }
    if kind == TransactionType::Payment {
        all.payment_count = all.payment_count.saturating_add(count);
        all.payments = all.payments.plus(sum)?;
    } else {
        all.refund_count = all.refund_count.saturating_add(count);
        all.refunds = all.refunds.plus(sum)?;
    }
    let known = all
        .turnovers
        .iter_mut()
        .find(|known| known.fee_bps == fee_bps);
    if let Some(known) = known {
        known.amount = known.amount.plus(due(kind, sum)?)?;
    } else {
        let amount = due(kind, sum)?;
        all.turnovers.push(Turnover { fee_bps, amount });
    }
    Ok(())
}
