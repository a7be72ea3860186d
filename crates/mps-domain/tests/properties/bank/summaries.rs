//! What the books add up to, and what a refusal must not change.

use mps_domain::idempotency::{OrderId, Owner};
use mps_domain::ids::CardId;
use mps_domain::ledger::{LedgerAccount, Posting};
use mps_domain::transaction::Transaction;
use mps_domain::unit_of_work::Write;

use super::{Bank, manager};

impl Bank {
    /// The sum of a card's entries, in minor units.
    pub(crate) fn entries_of(&self, card: CardId) -> i64 {
        let entries = self.postings.iter().flat_map(Posting::entries);
        let own = entries.filter(|entry| entry.account == LedgerAccount::Card(card));
        own.map(|entry| entry.amount.minor()).sum()
    }

    fn made(&self) -> impl Iterator<Item = &Transaction> {
        let writes = self.work.transaction_writes();
        writes.filter_map(|write| match write {
            Write::Insert(transaction) => Some(transaction),
            Write::Update { after, .. } => Some(after),
            Write::Delete(_) => None,
        })
    }

    /// The sum of the point changes of a card's transactions: its points minus its debt.
    pub(crate) fn points_of(&self, card: CardId) -> i64 {
        let own = self
            .made()
            .filter(|transaction| transaction.card_id == card);
        own.map(|transaction| transaction.points).sum()
    }

    /// Everything that a refused operation must not change.
    pub(crate) fn snapshot(&self) -> Vec<String> {
        let work = &self.work;
        let cards = self.cards.iter().map(|id| format!("{:?}", work.card(id)));
        let transactions = self
            .transactions
            .iter()
            .map(|id| format!("{:?}", work.transaction(id)));
        let owner = Owner::of(manager());
        let orders = self.orders.iter().map(|order| {
            format!(
                "{:?}",
                work.order(&OrderId {
                    owner,
                    external_order_id: order.clone()
                })
            )
        });
        let lengths = format!("{} {}", self.postings.len(), self.made().count());
        cards
            .chain(transactions)
            .chain(orders)
            .chain([lengths])
            .collect()
    }
}
