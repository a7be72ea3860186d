//! Sums per quarter of an hour, from which statistics and the dues of merchants are computed.
//!
//! A charge must not change a row that all charges share. So each batch inserts rows of its own, the
//! [`Increment`]s, and a background job rolls them up into the sums ([`RollUp`](crate::operations::RollUp)).
//! A reader adds the sums and the increments. So only committed rows decide what belongs to the sums, and no
//! clock is involved.

use uuid::Uuid;

use crate::calendar::Timestamp;
use crate::ids::MerchantId;
use crate::money::Money;
use crate::text_enum;
use crate::transaction::TransactionType;

/// The length of a quarter of an hour. No two time zones differ by less.
const QUARTER_MICROS: i64 = 900_000_000;
/// How many increments one step rolls up. Payments wait for its commit.
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
    /// The kind under which a type of transactions is counted, if it is.
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
            // Value that only moves between cards, or was there before, is not turnover.
            TransactionType::Transfer | TransactionType::Opening | TransactionType::Adjustment => {
                None
            }
        }
    }
}

/// What a batch adds to the sums of one merchant, or of no merchant, in one quarter of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Increment {
    /// The number of transactions or objects.
    pub number: i64,
    /// The sum of their amounts.
    pub amount: Money,
    /// How much more (positive) or less (negative) the merchant is due.
    pub due: Money,
}

/// The key of an increment: the merchant, if any; what is counted, if anything; the beginning of the quarter
/// of an hour.
pub type IncrementOf = (Option<MerchantId>, Option<SumKind>, Timestamp);

/// The beginning of the quarter of an hour that a time falls into.
#[must_use]
pub fn quarter_of(time: Timestamp) -> Timestamp {
    let micros = time.micros();
    Timestamp::from_micros(micros.saturating_sub(micros.rem_euclid(QUARTER_MICROS)))
}

/// The increments that a step rolls up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RolledUp {
    /// The id of the step.
    pub id: Uuid,
    /// The most increments that it takes.
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
