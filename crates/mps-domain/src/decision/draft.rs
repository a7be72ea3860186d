//! The changes of one operation while it decides.

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;

use crate::access::Identity;
use crate::books::Change;
use crate::card::Card;
use crate::decision::{Case, Decision, Stop};
use crate::ids::TransactionId;
use crate::ledger::{Entry, LedgerAccount, Posting, Source};
use crate::level::LevelTable;
use crate::money::Money;
use crate::numbers::Series;
use crate::transaction::{PointChange, PointReason, Transaction};

/// Collects the changes of one operation. Money and points move only through it, so that a card's
/// summary and its entries cannot part.
pub struct Draft<'a> {
    case: &'a Case<'a>,
    changes: Vec<Change>,
    numbers: HashMap<Series, i64>,
}

impl<'a> Draft<'a> {
    /// An empty draft.
    #[must_use]
    pub fn new(case: &'a Case<'a>) -> Self {
        Self {
            case,
            changes: Vec::new(),
            numbers: HashMap::new(),
        }
    }

    /// Adds a change.
    pub fn put(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Takes the next number of a series.
    ///
    /// # Errors
    /// [`Stop::Missing`] when the batch holds none.
    pub fn number(&mut self, series: Series) -> Result<String, Stop> {
        let taken = self.numbers.entry(series).or_insert(0);
        let number = self.case.books.number(series, *taken)?;
        *taken = taken.saturating_add(1);
        self.changes.push(Change::NumberTaken(series));
        Ok(series.format(number))
    }

    /// Moves `amount` (negative: away) to a card from another account, in the books and on the
    /// card's balance.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a sum overflows.
    pub fn move_money(
        &mut self,
        source: impl Into<Source>,
        card: &mut Card,
        amount: Money,
        from: LedgerAccount,
    ) -> Result<(), Stop> {
        self.move_money_of_several(source, card, amount, &[(from, amount)])
    }

    /// Moves `amount` (negative: away) to a card from several accounts at once: what each of them
    /// gives adds up to it.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a sum overflows, or when it is another.
    pub fn move_money_of_several(
        &mut self,
        source: impl Into<Source>,
        card: &mut Card,
        amount: Money,
        given: &[(LedgerAccount, Money)],
    ) -> Result<(), Stop> {
        card.balance = card.balance.plus(amount)?;
        card.last_entry_at = Some(self.case.now);
        let mut entries = vec![Entry {
            account: LedgerAccount::Card(card.id),
            amount,
        }];
        for (account, amount) in given.iter().filter(|(_, amount)| *amount != Money::ZERO) {
            entries.push(Entry {
                account: *account,
                amount: amount.negated()?,
            });
        }
        let posting = Posting::new(source.into(), self.case.now, entries)?;
        self.changes.push(Change::Posting(posting));
        Ok(())
    }

    /// Moves `amount` from one account to another, neither of which is a card.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a sum overflows.
    pub fn transfer(
        &mut self,
        source: impl Into<Source>,
        from: LedgerAccount,
        to: LedgerAccount,
        amount: Money,
    ) -> Result<(), Stop> {
        let entries = vec![
            Entry {
                account: from,
                amount: amount.negated()?,
            },
            Entry {
                account: to,
                amount,
            },
        ];
        let posting = Posting::new(source.into(), self.case.now, entries)?;
        self.changes.push(Change::Posting(posting));
        Ok(())
    }

    /// Moves the whole balance of a card to another.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a sum overflows.
    pub fn move_between(
        &mut self,
        source: impl Into<Source>,
        from: &mut Card,
        to: &mut Card,
    ) -> Result<(), Stop> {
        let amount = from.balance;
        if amount == Money::ZERO {
            return Ok(());
        }
        from.balance = Money::ZERO;
        from.last_entry_at = Some(self.case.now);
        self.move_money(source, to, amount, LedgerAccount::Card(from.id))
    }

    /// Moves all points and all debt of a card to another, and with them the level.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a sum overflows.
    pub fn move_all_points(
        &mut self,
        from: &mut Card,
        to: &mut Card,
        levels: &LevelTable,
    ) -> Result<(), Stop> {
        let net = from.net_points()?;
        if net != 0 {
            let reason = PointReason::Replacement;
            let taken = net.checked_neg().ok_or(crate::money::Overflow)?;
            self.change_points(from, taken, (None, reason, None), levels)?;
            self.change_points(to, net, (None, reason, None), levels)?;
        }
        Ok(())
    }

    /// Adds points (negative: takes them) by hand.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a sum overflows.
    pub fn adjust_points(
        &mut self,
        card: &mut Card,
        points: i64,
        note: String,
        levels: &LevelTable,
    ) -> Result<(), Stop> {
        let origin = (None, PointReason::Adjustment, Some(note));
        self.change_points(card, points, origin, levels)
    }

    /// Adds points (negative: takes them), in the ledger and on the card; the level follows. New
    /// points pay the debt first, and points that are no longer there become debt.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a sum overflows.
    pub fn move_points(
        &mut self,
        transaction_id: TransactionId,
        card: &mut Card,
        points: i64,
        reason: PointReason,
        levels: &LevelTable,
    ) -> Result<(), Stop> {
        if points == 0 {
            return Ok(());
        }
        self.change_points(card, points, (Some(transaction_id), reason, None), levels)
    }

    fn change_points(
        &mut self,
        card: &mut Card,
        points: i64,
        (transaction_id, reason, note): (Option<TransactionId>, PointReason, Option<String>),
        levels: &LevelTable,
    ) -> Result<(), Stop> {
        let (before, debt_before) = (card.points, card.points_debt);
        let net = card
            .net_points()?
            .checked_add(points)
            .ok_or(crate::money::Overflow)?;
        card.set_net_points(net, levels);
        self.changes.push(Change::Points(PointChange {
            card_id: card.id,
            transaction_id,
            change: card.points.saturating_sub(before),
            debt_change: card.points_debt.saturating_sub(debt_before),
            balance_before: before,
            balance_after: card.points,
            reason,
            note,
            created_at: self.case.now,
        }));
        Ok(())
    }

    /// Adds a transaction.
    pub fn transaction(&mut self, transaction: &Transaction) {
        self.changes
            .push(Change::Transaction(Box::new(transaction.clone())));
    }

    /// Adds an audit event about `object`.
    pub fn event(
        &mut self,
        identity: Option<&Identity>,
        object: (&'static str, Uuid),
        details: Value,
    ) {
        let mut event = self.case.event(identity);
        event.object = Some(object);
        event.details = details;
        self.changes.push(Change::Audit(Box::new(event)));
    }

    /// Ends the draft without a further event.
    pub fn finish_silently<R>(self, receipt: R) -> Decision<R> {
        Decision {
            changes: self.changes,
            receipt,
        }
    }

    /// Ends the draft with an audit event about `object`, and the receipt.
    pub fn finish<R>(
        mut self,
        identity: Option<&Identity>,
        object: (&'static str, Uuid),
        details: Value,
        receipt: R,
    ) -> Decision<R> {
        self.event(identity, object, details);
        self.finish_silently(receipt)
    }
}

/// A decision that changes nothing, such as the answer to a request that was carried out before.
#[must_use]
pub fn unchanged<R>(receipt: R) -> Decision<R> {
    Decision {
        changes: Vec::new(),
        receipt,
    }
}
