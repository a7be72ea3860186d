//! Sums over quarters of an hour, of which statistics are made, and what merchants are due.
//!
//! A charge must not change a row that all charges share. So each batch adds rows of its own, the
//! [`Increment`]s, and work in the background moves them into the sums ([`RollUp`]). A reader takes the
//! sums and the increments together. What belongs to the sums is so decided by what is committed, and
//! no clock has a part in it.

use uuid::Uuid;

use crate::calendar::Timestamp;
use crate::ids::MerchantId;
use crate::money::Money;
use crate::text_enum;
use crate::transaction::TransactionType;

/// How long a quarter of an hour is: no time zone differs from another by less.
const QUARTER_MICROS: i64 = 900_000_000;
/// How many increments one step moves: payments wait for its commit.
pub const ROLLED_UP_MAX: i64 = 5_000;

text_enum! {
    /// What is counted. The types of transactions are counted under their own names.
    SumKind {
        /// Payments.
        Payment => "payment",
        /// Refunds.
        Refund => "refund",
        /// Recharges.
        Recharge => "recharge",
        /// Cancelled recharges.
        RechargeReversal => "recharge_reversal",
        /// Payouts.
        Payout => "payout",
        /// Values of vouchers.
        VoucherIssue => "voucher_issue",
        /// Values that lapsed.
        Lapse => "lapse",
        /// New members.
        Member => "member",
        /// New cards.
        Card => "card",
    }
}

impl SumKind {
    /// What a type of transactions is counted as, if it is.
    #[must_use]
    pub const fn of(tx_type: TransactionType) -> Option<Self> {
        match tx_type {
            TransactionType::Payment => Some(Self::Payment),
            TransactionType::Refund => Some(Self::Refund),
            TransactionType::Recharge => Some(Self::Recharge),
            TransactionType::RechargeReversal => Some(Self::RechargeReversal),
            TransactionType::Payout => Some(Self::Payout),
            TransactionType::VoucherIssue => Some(Self::VoucherIssue),
            TransactionType::Lapse => Some(Self::Lapse),
            // Value that only moves from a card to another, or was there before, is no turnover.
            TransactionType::Transfer | TransactionType::Opening | TransactionType::Adjustment => {
                None
            }
        }
    }
}

/// What a batch adds to the sums of one merchant, or of none, in one quarter of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Increment {
    /// How often.
    pub number: i64,
    /// What it comes to.
    pub amount: Money,
    /// By how much the merchant is due more (positive) or less.
    pub due: Money,
}

/// Where an increment belongs: the merchant, if any; what is counted, if anything; the beginning of the
/// quarter of an hour.
pub type IncrementOf = (Option<MerchantId>, Option<SumKind>, Timestamp);

/// The beginning of the quarter of an hour of a time.
#[must_use]
pub fn quarter_of(time: Timestamp) -> Timestamp {
    let micros = time.micros();
    Timestamp::from_micros(micros.saturating_sub(micros.rem_euclid(QUARTER_MICROS)))
}

/// The increments that a step takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RolledUp {
    /// The step.
    pub id: Uuid,
    /// How many at most.
    pub at_most: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_begins_at_a_quarter() {
        let at = |secs: i64| Timestamp::from_micros(0).plus_secs(secs);
        assert_eq!(quarter_of(at(899)), at(0));
        assert_eq!(quarter_of(at(900)), at(900));
        assert_eq!(quarter_of(at(-1)), at(-900));
    }
}
