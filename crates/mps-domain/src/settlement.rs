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
        /// When its manager asks.
        Realtime => "realtime",
        /// By itself, after each business day.
        TPlus1 => "t_plus_1",
        /// By itself, after each month.
        Monthly => "monthly",
    }
}

text_enum! {
    /// The state of a settlement.
    SettlementStatus {
        /// Made, and not looked at yet.
        Pending => "pending",
        /// Found right; to be paid.
        Settled => "settled",
        /// Paid: final.
        Paid => "paid",
        /// The payment failed; it may be tried again with the same rows.
        Failed => "failed",
    }
}

impl SettlementStatus {
    /// Whether a settlement may go from this state to another.
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

/// What was paid at one fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turnover {
    /// The fee in basis points.
    pub fee_bps: i64,
    /// Payments at this fee, less the refunds of payments at this fee.
    pub amount: Money,
}

/// What of a merchant has not been settled yet, before a point in time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unsettled {
    /// How many payments.
    pub payment_count: i64,
    /// What they came to.
    pub payments: Money,
    /// How many refunds.
    pub refund_count: i64,
    /// What they came to.
    pub refunds: Money,
    /// How many recharges for cash, and how many of them taken back.
    pub recharge_count: i64,
    /// Cash taken less cash given back.
    pub cash: Money,
    /// Payments less refunds at each fee. Known of what is to be settled; of a settlement as stored,
    /// only the fee that they led to.
    pub turnovers: Vec<Turnover>,
    /// When the earliest of them was made.
    pub earliest: Option<Timestamp>,
}

impl Unsettled {
    /// How many transactions there are.
    #[must_use]
    pub const fn count(&self) -> i64 {
        self.payment_count
            .saturating_add(self.refund_count)
            .saturating_add(self.recharge_count)
    }
}

/// Which of a merchant's transactions are looked at for what is unsettled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnsettledOf {
    /// Whose.
    pub merchant_id: MerchantId,
    /// Those made before this time.
    pub before: Timestamp,
}

/// A settlement as stored. All but `status` is written once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The id.
    pub id: SettlementId,
    /// The number, such as `SET0000000001`.
    pub settlement_no: String,
    /// Whose.
    pub merchant_id: MerchantId,
    /// The merchant's settlement before it, whose rest it takes; of the first, the merchant's id. No
    /// two follow the same one, so that nothing that was carried out is taken twice or not at all.
    pub follows: Uuid,
    /// How it came about.
    pub mode: SettlementMode,
    /// Its state.
    pub status: SettlementStatus,
    /// From when on; a label, since it takes everything that is unsettled.
    pub period_start: Timestamp,
    /// Before when.
    pub period_end: Timestamp,
    /// What it takes.
    pub taken: Unsettled,
    /// The fee in basis points of payments less refunds; `None` when the payments have several.
    pub fee_bps: Option<i64>,
    /// The fee.
    pub fee: Money,
    /// What the one before left to it: zero or less.
    pub carried_in: Money,
    /// What it leaves to the next: zero or less.
    pub carried_out: Money,
    /// What is paid to the merchant: zero or more.
    pub total: Money,
    /// When it was made.
    pub created_at: Timestamp,
}

/// What a merchant is due for a transaction of this amount: negative for what the merchant owes.
///
/// # Errors
/// [`Overflow`] when it does not fit.
pub fn due(tx_type: TransactionType, amount: Money) -> Result<Money, Overflow> {
    match tx_type {
        TransactionType::Payment | TransactionType::RechargeReversal => Ok(amount),
        TransactionType::Refund | TransactionType::Recharge => amount.negated(),
        // These are no merchant's.
        TransactionType::Payout
        | TransactionType::VoucherIssue
        | TransactionType::Lapse
        | TransactionType::Transfer
        | TransactionType::Opening
        | TransactionType::Adjustment => Ok(Money::ZERO),
    }
}

/// What a settlement comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// The fee.
    pub fee: Money,
    /// What is paid.
    pub total: Money,
    /// What is left to the next.
    pub carried_out: Money,
}

impl Sums {
    /// `payments − refunds − fee − cash taken + carried in`, of which a negative rest is carried out.
    /// The fee is the sum, over the fees that payments were made at, of that part of what is positive
    /// of those payments less their refunds, each rounded once, half away from zero.
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
    /// The fee of all payments; `None` when they have several, or there are none.
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
        // No fee on giving back; the fee is rounded once, half away from zero.
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
        // What was given back of one fee's payments lowers no other fee.
        assert_eq!(sums(&[(-1_000, 60), (1_000, 500)], 0, 0), (50, 0, -50));
    }
}
