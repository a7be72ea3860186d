//! Sums over quarters of an hour, of which statistics are made, and what merchants are due.
//!
//! A charge must not change a row that all charges share. So each batch adds rows of its own, the
//! [`Increment`]s, and work in the background moves them into the sums ([`RollUp`]). A reader takes the
//! sums and the increments together. What belongs to the sums is so decided by what is committed, and
//! no clock has a part in it.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::books::{Books, Change, Write};
use crate::calendar::Timestamp;
use crate::decision::{Asker, Case, Decision, Draft, Operation, Stop};
use crate::ids::MerchantId;
use crate::ledger::LedgerAccount;
use crate::money::{Money, Overflow};
use crate::refusal::RefusalCode;
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

/// What a batch adds, from the rows that it writes.
///
/// # Errors
/// [`Overflow`] when a sum does not fit.
pub(crate) fn increments(books: &Books) -> Result<BTreeMap<IncrementOf, Increment>, Overflow> {
    let mut all: BTreeMap<IncrementOf, Increment> = BTreeMap::new();
    let mut count = |merchant, kind, at, amount: Money| -> Result<(), Overflow> {
        let sum = all
            .entry((merchant, Some(kind), quarter_of(at)))
            .or_default();
        sum.number = sum.number.saturating_add(1);
        sum.amount = sum.amount.plus(amount)?;
        Ok(())
    };
    for write in books.transaction_writes() {
        if let Write::Insert(made) = write
            && let Some(kind) = SumKind::of(made.tx_type)
        {
            count(made.merchant_id, kind, made.created_at, made.final_amount)?;
        }
    }
    for write in books.member_writes() {
        if let Write::Insert(made) = write {
            count(None, SumKind::Member, made.created_at, Money::ZERO)?;
        }
    }
    for write in books.card_writes() {
        if let Write::Insert(made) = write {
            count(None, SumKind::Card, made.created_at, Money::ZERO)?;
        }
    }
    for posting in &books.postings {
        for entry in posting.entries() {
            if let LedgerAccount::Merchant(merchant) = entry.account {
                let of = (Some(merchant), None, quarter_of(posting.created_at()));
                let sum = all.entry(of).or_default();
                sum.due = sum.due.plus(entry.amount)?;
            }
        }
    }
    all.retain(|_, sum| *sum != Increment::default());
    Ok(all)
}

/// Moves a bounded number of increments into the sums.
#[derive(Debug, Clone, Copy)]
pub struct RollUp {
    /// A fresh id, by which the step knows the increments that it takes.
    pub id: Uuid,
}

/// The increments that a step takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RolledUp {
    /// The step.
    pub id: Uuid,
    /// How many at most.
    pub at_most: i64,
}

impl Operation for RollUp {
    type Receipt = ();
    const NAME: &'static str = "roll_up";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<()>, Stop> {
        if case.asker != Asker::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let step = RolledUp {
            id: self.id,
            at_most: ROLLED_UP_MAX,
        };
        Ok(Decision {
            changes: vec![Change::RollUp(step)],
            receipt: (),
        })
    }
}

/// Makes all sums anew from the rows that they are of.
#[derive(Debug, Clone, Copy)]
pub struct RebuildSums;

impl Operation for RebuildSums {
    type Receipt = ();
    const NAME: &'static str = "rebuild_sums";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<()>, Stop> {
        if case.asker != Asker::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let identity = case.identify()?;
        let mut draft = Draft::new(case);
        draft.put(Change::RebuildSums);
        let object = ("books", Uuid::nil());
        Ok(draft.finish(Some(&identity), object, serde_json::json!({}), ()))
    }
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
