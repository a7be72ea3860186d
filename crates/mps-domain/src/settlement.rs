//! Settlements: what the platform and a merchant owe each other.

use uuid::Uuid;

use crate::calendar::Timestamp;
use crate::ids::{MerchantId, SettlementId};
use crate::money::{Money, Overflow};
use crate::text_enum;
use crate::transaction::TransactionType;

text_enum! {
    /// When a merchant is settled.
    SettlementMode {
        /// When its manager requests it.
        Realtime => "realtime",
        /// Automatically, after each business day.
        TPlus1 => "t_plus_1",
        /// Automatically, after each month.
        Monthly => "monthly",
    }
}

text_enum! {
    /// The state of a settlement.
    SettlementStatus {
        /// Made, and not reviewed yet.
        Pending => "pending",
        /// Confirmed, and to be paid.
        Settled => "settled",
        /// Paid: final.
        Paid => "paid",
        /// The payment failed. It may be tried again with the same rows.
        Failed => "failed",
    }
}

impl SettlementStatus {
    /// Whether a settlement may change from this state to another.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Pending, Self::Settled | Self::Failed)
                | (Self::Settled, Self::Paid | Self::Failed)
                | (Self::Failed, Self::Settled)
        )
    }
}

/// The turnover at one fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turnover {
    /// The fee in basis points.
    pub fee_bps: i64,
    /// Payments at this fee, minus the refunds of payments at this fee.
    pub amount: Money,
}

/// The unsettled transactions of a merchant, before a point in time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unsettled {
    /// The number of payments.
    pub payment_count: i64,
    /// Their sum.
    pub payments: Money,
    /// The number of refunds.
    pub refund_count: i64,
    /// Their sum.
    pub refunds: Money,
    /// The number of recharges for cash and of their cancellations.
    pub recharge_count: i64,
    /// Cash taken minus cash given back.
    pub cash: Money,
    /// Payments minus refunds at each fee. It is known for what is to be settled. A stored settlement has
    /// only the resulting fee.
    pub turnovers: Vec<Turnover>,
    /// When the earliest of the transactions was made.
    pub earliest: Option<Timestamp>,
}

impl Unsettled {
    /// The number of transactions.
    #[must_use]
    pub const fn count(&self) -> i64 {
        self.payment_count
            .saturating_add(self.refund_count)
            .saturating_add(self.recharge_count)
    }
}

/// The merchant and the time limit for which unsettled transactions are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnsettledOf {
    /// The merchant.
    pub merchant_id: MerchantId,
    /// Only transactions before this time.
    pub before: Timestamp,
}

/// A settlement as stored. All fields except `status` are written once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The id.
    pub id: SettlementId,
    /// The number, such as `SET0000000001`.
    pub settlement_no: String,
    /// The merchant.
    pub merchant_id: MerchantId,
    /// The merchant's previous settlement, whose rest this one takes over; for the first, the merchant's id.
    /// No two settlements follow the same one, so that each rest is taken over exactly once.
    pub follows: Uuid,
    /// The mode in which it was made.
    pub mode: SettlementMode,
    /// Its state.
    pub status: SettlementStatus,
    /// The beginning of the period. It is only a label, because the settlement takes everything that is
    /// unsettled.
    pub period_start: Timestamp,
    /// The end of the period, exclusive.
    pub period_end: Timestamp,
    /// The transactions that it settles.
    pub taken: Unsettled,
    /// The fee in basis points of payments minus refunds; `None` when the payments have several.
    pub fee_bps: Option<i64>,
    /// The fee.
    pub fee: Money,
    /// The rest from the previous settlement: zero or less.
    pub carried_in: Money,
    /// The rest for the next settlement: zero or less.
    pub carried_out: Money,
    /// What is paid to the merchant: zero or more.
    pub total: Money,
    /// When it was made.
    pub created_at: Timestamp,
}

/// What a merchant is due for a transaction of this amount; negative for what the merchant owes.
///
/// # Errors
/// [`Overflow`] when it does not fit.
pub fn due(tx_type: TransactionType, amount: Money) -> Result<Money, Overflow> {
    match tx_type {
        TransactionType::Payment | TransactionType::RechargeReversal => Ok(amount),
        TransactionType::Refund | TransactionType::Recharge => amount.negated(),
        // These belong to no merchant.
        TransactionType::Payout
        | TransactionType::VoucherIssue
        | TransactionType::Lapse
        | TransactionType::Transfer
        | TransactionType::Opening
        | TransactionType::Adjustment => Ok(Money::ZERO),
    }
}

/// The result of a settlement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// The fee.
    pub fee: Money,
    /// The amount that is paid.
    pub total: Money,
    /// The rest for the next settlement.
    pub carried_out: Money,
}

impl Sums {
    /// `payments − refunds − fee − cash taken + carried in`; a negative result is carried out. The fee is a
    /// sum over all fees at which payments were made. Each fee is taken of the payments at that fee minus
    /// their refunds, if that is positive, and rounded once, half away from zero.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn of(taken: &Unsettled, carried_in: Money) -> Result<Self, Overflow> {
        let mut fee = Money::ZERO;
        for turnover in &taken.turnovers {
            fee = fee.plus(turnover.fee()?)?;
        }
        let turnover = taken.payments.minus(taken.refunds)?;
        let net = turnover.minus(fee)?.minus(taken.cash)?.plus(carried_in)?;
        Ok(Self {
            fee,
            total: net.max(Money::ZERO),
            carried_out: net.min(Money::ZERO),
        })
    }
}

impl Turnover {
    fn fee(&self) -> Result<Money, Overflow> {
        let scaled = self.amount.max(Money::ZERO).minor();
        let scaled = scaled.checked_mul(self.fee_bps);
        let rounded = scaled.and_then(|scaled| scaled.checked_add(5_000));
        let fee = rounded.and_then(|rounded| rounded.checked_div(10_000));
        Ok(Money::from_minor(fee.ok_or(Overflow)?))
    }
}

impl Unsettled {
    /// The fee of all payments; `None` when they have several, or when there are none.
    #[must_use]
    pub fn fee_bps(&self) -> Option<i64> {
        match self.turnovers.as_slice() {
            [only] => Some(only.fee_bps),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(turnovers: &[(i64, i64)], cash: i64, carried: i64) -> (i64, i64, i64) {
        let amounts = turnovers.iter().map(|(amount, _)| *amount);
        let taken = Unsettled {
            payments: Money::from_minor(amounts.sum()),
            cash: Money::from_minor(cash),
            turnovers: turnovers
                .iter()
                .map(|(amount, fee_bps)| Turnover {
                    fee_bps: *fee_bps,
                    amount: Money::from_minor(*amount),
                })
                .collect(),
            ..Unsettled::default()
        };
        let sums = Sums::of(&taken, Money::from_minor(carried)).unwrap();
        (
            sums.fee.minor(),
            sums.total.minor(),
            sums.carried_out.minor(),
        )
    }

    #[test]
    fn a_settlement_pays_what_is_left_or_carries_what_is_owed() {
        assert_eq!(sums(&[(9_000, 60)], 2_000, 0), (54, 6_946, 0));
        assert_eq!(sums(&[(9_000, 60)], 9_500, 0), (54, 0, -554));
        assert_eq!(sums(&[(10_000, 0)], 0, -554), (0, 9_446, 0));
        // Refunds cost no fee. The fee is rounded once, half away from zero.
        assert_eq!(sums(&[(-500, 60)], 0, 0), (0, 0, -500));
        assert_eq!(sums(&[(25, 200)], 0, 0), (1, 24, 0));
        assert_eq!(sums(&[(24, 200)], 0, 0), (0, 24, 0));
    }

    #[test]
    fn each_fee_counts_for_its_own_payments() {
        // 1000.00 at 60 bps and 10.00 at 500 bps: 6.00 and 0.50.
        assert_eq!(
            sums(&[(100_000, 60), (1_000, 500)], 0, 0),
            (650, 100_350, 0)
        );
        // Refunds of the payments at one fee do not lower another fee.
        assert_eq!(sums(&[(-1_000, 60), (1_000, 500)], 0, 0), (50, 0, -50));
    }
}
