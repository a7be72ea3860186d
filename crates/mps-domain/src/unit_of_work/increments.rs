//! What a batch adds to the sums.

use std::collections::BTreeMap;

use crate::ledger::LedgerAccount;
use crate::money::{Money, Overflow};
use crate::periods::{Increment, IncrementOf, SumKind, quarter_of};
use crate::unit_of_work::{UnitOfWork, Write};

/// What a batch adds, from the rows that it writes.
///
/// # Errors
/// [`Overflow`] when a sum does not fit.
pub(crate) fn increments(work: &UnitOfWork) -> Result<BTreeMap<IncrementOf, Increment>, Overflow> {
    let mut all: BTreeMap<IncrementOf, Increment> = BTreeMap::new();
    let mut count = |merchant, kind, at, amount: Money| -> Result<(), Overflow> {
        let sum = all
            .entry((merchant, Some(kind), quarter_of(at)))
            .or_default();
        sum.number = sum.number.saturating_add(1);
        sum.amount = sum.amount.plus(amount)?;
        Ok(())
    };
    for write in work.transaction_writes() {
        if let Write::Insert(made) = write
            && let Some(kind) = SumKind::of(made.tx_type)
        {
            count(made.merchant_id, kind, made.created_at, made.final_amount)?;
        }
    }
    for write in work.member_writes() {
        if let Write::Insert(made) = write {
            count(None, SumKind::Member, made.created_at, Money::ZERO)?;
        }
    }
    for write in work.card_writes() {
        if let Write::Insert(made) = write {
            count(None, SumKind::Card, made.created_at, Money::ZERO)?;
        }
    }
    for posting in &work.added.postings {
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
