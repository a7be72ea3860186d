//! The changes of one operation, collected while it decides.

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;

use crate::abort::{Abort, Broken};
use crate::access::Identity;
use crate::account::Account;
use crate::card::Card;
use crate::decision::{Context, Decision};
use crate::idempotency::Fingerprint;
use crate::ids::{MerchantId, TransactionId};
use crate::ledger::{Entry, LedgerAccount, Posting, Source};
use crate::money::{Money, Overflow};
use crate::numbers::Series;
use crate::rate::DiscountRate;
use crate::transaction::{PaymentMethod, Transaction, TransactionStatus, TransactionType};
use crate::unit_of_work::Change;

/// Collects the changes of one operation. Money and points move only through it: one call makes the
/// transaction, its ledger entries and the new card, so that none can be forgotten.
pub struct Draft<'a> {
    context: &'a Context<'a>,
    changes: Vec<Change>,
    numbers: HashMap<Series, i64>,
}

/// A transaction to be made, without what follows from its card.
#[derive(Debug, Clone)]
pub struct NewTransaction {
    /// A new id.
    pub id: TransactionId,
    /// Its type.
    pub tx_type: TransactionType,
    /// The account that requests it.
    pub operator: Account,
    /// The merchant, if it has one.
    pub merchant_id: Option<MerchantId>,
    /// The transaction that it refunds or cancels.
    pub original_id: Option<TransactionId>,
    /// The price before discount.
    pub raw_amount: Money,
    /// The amount that moves.
    pub final_amount: Money,
    /// The discount rate that applies.
    pub rate: DiscountRate,
    /// Points that it gives (positive) or takes (negative).
    pub points: i64,
    /// For a refund: how much of the payment can still be refunded after it.
    pub remaining_refundable: Option<Money>,
    /// For a voucher: what lapses or comes back besides the amount.
    pub breakage: Money,
    /// For a recharge: how the money was paid.
    pub payment_method: Option<PaymentMethod>,
    /// For a payment or a refund: the fee at the time of the payment.
    pub fee_bps: Option<i64>,
    /// The order id of the request.
    pub external_order_id: Option<String>,
    /// Data that the merchant wants to store.
    pub tag: Option<String>,
    /// The reason.
    pub reason: Option<String>,
    /// The fingerprint of the request. A retry must have the same.
    pub fingerprint: Fingerprint,
}

impl NewTransaction {
    /// A transaction of an amount, without the fields that only some have.
    #[must_use]
    pub const fn of(
        id: TransactionId,
        tx_type: TransactionType,
        operator: Account,
        amount: Money,
        fingerprint: Fingerprint,
    ) -> Self {
        Self {
            id,
            tx_type,
            operator,
            merchant_id: None,
            original_id: None,
            raw_amount: amount,
            final_amount: amount,
            rate: DiscountRate::FULL,
            points: 0,
            remaining_refundable: None,
            breakage: Money::ZERO,
            payment_method: None,
            fee_bps: None,
            external_order_id: None,
            tag: None,
            reason: None,
            fingerprint,
        }
    }
}

impl<'a> Draft<'a> {
    /// An empty draft.
    #[must_use]
    pub fn new(context: &'a Context<'a>) -> Self {
        Self {
            context,
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
    /// [`Abort::Missing`] when the batch has none left.
    pub fn number(&mut self, series: Series) -> Result<String, Abort> {
        let taken = self.numbers.entry(series).or_insert(0);
        let number = self.context.work.number(series, *taken)?;
        *taken = taken.saturating_add(1);
        self.changes.push(Change::NumberTaken(series));
        Ok(series.format(number))
    }

    /// Makes a transaction on a card. Moves to the card what each of the accounts gives (negative: takes from
    /// the card), and the points. New points pay a debt first. Points that the card no longer has become
    /// debt. The level follows the points.
    ///
    /// # Errors
    /// [`Abort::Missing`] for rows to load, [`Abort::Broken`] when a sum overflows or the card has no
    /// member.
    pub fn transact(
        &mut self,
        card: &mut Card,
        new: NewTransaction,
        given: &[(LedgerAccount, Money)],
    ) -> Result<Transaction, Abort> {
        let mut change = Money::ZERO;
        let mut entries = Vec::new();
        for (account, amount) in given.iter().filter(|(_, amount)| *amount != Money::ZERO) {
            change = change.plus(*amount)?;
            entries.push(Entry {
                account: *account,
                amount: amount.negated()?,
            });
        }
        let id = new.id;
        let transaction = self.on_card(card, new, change)?;
        if change != Money::ZERO {
            let own = Entry {
                account: LedgerAccount::Card(card.id),
                amount: change,
            };
            entries.insert(0, own);
        }
        self.post(id.into(), entries)?;
        Ok(transaction)
    }

    /// Moves the whole balance, all points and all debt of a card to another, with a transaction on each.
    /// Makes no transaction when there is nothing to move.
    ///
    /// # Errors
    /// As [`Draft::transact`].
    pub fn transfer_all(
        &mut self,
        (from, out): (&mut Card, NewTransaction),
        (to, into): (&mut Card, NewTransaction),
    ) -> Result<(), Abort> {
        let (amount, net) = (from.balance, from.net_points()?);
        if amount == Money::ZERO && net == 0 {
            // Both cards are written nevertheless.
            self.changes.push(Change::Card(from.clone()));
            self.changes.push(Change::Card(to.clone()));
            return Ok(());
        }
        let id = out.id;
        let taken = NewTransaction {
            points: net.checked_neg().ok_or(Overflow)?,
            ..out
        };
        let gained = NewTransaction {
            points: net,
            original_id: Some(id),
            ..into
        };
        self.on_card(from, taken, amount.negated()?)?;
        self.on_card(to, gained, amount)?;
        if amount != Money::ZERO {
            let entry = |card: &Card, amount| Entry {
                account: LedgerAccount::Card(card.id),
                amount,
            };
            let entries = vec![entry(from, amount.negated()?), entry(to, amount)];
            self.post(id.into(), entries)?;
        }
        Ok(())
    }

    /// Applies a transaction to its card, and adds both to the draft.
    fn on_card(
        &mut self,
        card: &mut Card,
        new: NewTransaction,
        change: Money,
    ) -> Result<Transaction, Abort> {
        let level = card.level;
        card.balance = card.balance.plus(change)?;
        card.last_entry_at = Some(self.context.now);
        let net = card.net_points()?;
        let net = net.checked_add(new.points).ok_or(Overflow)?;
        if new.points != 0 {
            card.set_net_points(net, self.context.work.levels()?);
        }
        let transaction = Transaction {
            id: new.id,
            tx_no: self.number(new.tx_type.series())?,
            tx_type: new.tx_type,
            status: TransactionStatus::Completed,
            card_id: card.id,
            member_id: card
                .member_id
                .ok_or(Abort::Broken(Broken::Dangling("member")))?,
            merchant_id: new.merchant_id,
            operator: new.operator,
            original_id: new.original_id,
            raw_amount: new.raw_amount,
            final_amount: new.final_amount,
            rate: new.rate,
            change,
            balance_after: card.balance,
            points: new.points,
            net_points_after: net,
            level,
            refunded_amount: Money::ZERO,
            points_reversed: 0,
            remaining_refundable: new.remaining_refundable,
            breakage: new.breakage,
            payment_method: new.payment_method,
            fee_bps: new.fee_bps,
            external_order_id: new.external_order_id,
            tag: new.tag,
            reason: new.reason,
            fingerprint: new.fingerprint,
            created_at: self.context.now,
        };
        self.changes
            .push(Change::Transaction(Box::new(transaction.clone())));
        self.changes.push(Change::Card(card.clone()));
        Ok(transaction)
    }

    /// Adds the new state of an existing transaction.
    pub fn update(&mut self, transaction: Transaction) {
        self.changes
            .push(Change::Transaction(Box::new(transaction)));
    }

    /// Imports a transaction of legacy books. Its change is posted against `opening`.
    ///
    /// # Errors
    /// [`Abort::Broken`] when a sum overflows.
    pub fn import(&mut self, transaction: Transaction) -> Result<(), Abort> {
        let change = transaction.change;
        if change != Money::ZERO {
            let entries = vec![
                Entry {
                    account: LedgerAccount::Card(transaction.card_id),
                    amount: change,
                },
                Entry {
                    account: LedgerAccount::Opening,
                    amount: change.negated()?,
                },
            ];
            let posting = Posting::new(transaction.id.into(), transaction.created_at, entries)?;
            self.changes.push(Change::Posting(posting));
        }
        self.update(transaction);
        Ok(())
    }

    /// Moves `amount` from one account to another, neither of which is a card.
    ///
    /// # Errors
    /// [`Abort::Broken`] when a sum overflows.
    pub fn transfer(
        &mut self,
        source: impl Into<Source>,
        from: LedgerAccount,
        to: LedgerAccount,
        amount: Money,
    ) -> Result<(), Abort> {
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
        self.post(source.into(), entries)
    }

    fn post(&mut self, source: Source, entries: Vec<Entry>) -> Result<(), Abort> {
        if !entries.is_empty() {
            let posting = Posting::new(source, self.context.now, entries)?;
            self.changes.push(Change::Posting(posting));
        }
        Ok(())
    }

    /// Adds an audit event about `object`.
    pub fn event(
        &mut self,
        identity: Option<&Identity>,
        object: (&'static str, Uuid),
        details: Value,
    ) {
        let mut event = self.context.event(identity);
        event.object = Some(object);
        event.details = details;
        self.changes.push(Change::Audit(Box::new(event)));
    }

    /// Ends the draft without another event.
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

/// A decision that changes nothing, such as the answer to a retry.
#[must_use]
pub fn unchanged<R>(receipt: R) -> Decision<R> {
    Decision {
        changes: Vec::new(),
        receipt,
    }
}
