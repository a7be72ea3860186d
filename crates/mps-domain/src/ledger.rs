//! Double entry: money only moves in postings whose entries add up to zero.

use uuid::Uuid;

use crate::calendar::Timestamp;
use crate::ids::{CardId, MerchantId, TransactionId};
use crate::money::{Money, Overflow};
use crate::text_enum;
use crate::transaction::PaymentMethod;

text_enum! {
    /// The kind of a ledger account.
    LedgerKind {
        /// Value owed to the holder of a card.
        Card => "card",
        /// Owed to a merchant; negative when the merchant owes.
        Merchant => "merchant",
        /// Value that the platform received, by payment method.
        Clearing => "clearing",
        /// Value from before these books, imported from elsewhere.
        Opening => "opening",
        /// Value that the platform gave away as vouchers.
        VoucherIssue => "voucher_issue",
        /// Value of vouchers that lapsed.
        Breakage => "breakage",
        /// Value that was paid out when a card was closed.
        Payout => "payout",
        /// Fees that merchants paid for the service.
        Fees => "fees",
        /// Money that was paid to merchants.
        Bank => "bank",
    }
}

text_enum! {
    /// The cause of a posting.
    Cause {
        /// A numbered transaction, whose id the posting has.
        Transaction => "transaction",
        /// The fee of a settlement.
        SettlementFee => "settlement_fee",
        /// The payment of a settlement.
        SettlementPaid => "settlement_paid",
    }
}

/// A ledger account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LedgerAccount {
    /// `card:<id>`
    Card(CardId),
    /// `merchant:<id>`
    Merchant(MerchantId),
    /// `clearing:<method>`
    Clearing(PaymentMethod),
    /// `opening`
    Opening,
    /// `voucher_issue`
    VoucherIssue,
    /// `breakage`
    Breakage,
    /// `payout`
    Payout,
    /// `fees`
    Fees,
    /// `bank`
    Bank,
}

impl LedgerAccount {
    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> LedgerKind {
        match self {
            Self::Card(_) => LedgerKind::Card,
            Self::Merchant(_) => LedgerKind::Merchant,
            Self::Clearing(_) => LedgerKind::Clearing,
            Self::Opening => LedgerKind::Opening,
            Self::VoucherIssue => LedgerKind::VoucherIssue,
            Self::Breakage => LedgerKind::Breakage,
            Self::Payout => LedgerKind::Payout,
            Self::Fees => LedgerKind::Fees,
            Self::Bank => LedgerKind::Bank,
        }
    }

    /// The id of the card or the merchant.
    #[must_use]
    pub const fn object(self) -> Option<Uuid> {
        match self {
            Self::Card(id) => Some(id.uuid()),
            Self::Merchant(id) => Some(id.uuid()),
            _ => None,
        }
    }

    /// The payment method of a clearing account.
    #[must_use]
    pub const fn method(self) -> Option<PaymentMethod> {
        match self {
            Self::Clearing(method) => Some(method),
            _ => None,
        }
    }
}

/// One side of a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The account.
    pub account: LedgerAccount,
    /// What the account gains (positive) or loses (negative).
    pub amount: Money,
}

/// The source of a movement of value: the id of its posting, and the cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// A new id; for a transaction, the transaction's id.
    pub id: Uuid,
    /// The cause.
    pub cause: Cause,
}

impl From<TransactionId> for Source {
    fn from(transaction: TransactionId) -> Self {
        Self {
            id: transaction.uuid(),
            cause: Cause::Transaction,
        }
    }
}

/// Why entries cannot be a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unbalanced {
    /// They do not add up to zero.
    #[error("the entries of a posting add up to {0} minor units instead of zero")]
    Sum(i64),
    /// The sum overflows.
    #[error(transparent)]
    Overflow(#[from] Overflow),
}

/// Balanced entries. Unbalanced postings cannot exist: the draft of an operation makes them, together with
/// the card and the transaction that they belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    id: Uuid,
    cause: Cause,
    created_at: Timestamp,
    entries: Vec<Entry>,
}

impl Posting {
    /// Makes a posting.
    ///
    /// # Errors
    /// [`Unbalanced`] when the entries do not add up to zero.
    pub(crate) fn new(
        source: Source,
        created_at: Timestamp,
        entries: Vec<Entry>,
    ) -> Result<Self, Unbalanced> {
        let sum = entries
            .iter()
            .try_fold(Money::ZERO, |sum, entry| sum.plus(entry.amount))?;
        if sum != Money::ZERO {
            return Err(Unbalanced::Sum(sum.minor()));
        }
        Ok(Self {
            id: source.id,
            cause: source.cause,
            created_at,
            entries,
        })
    }

    /// Its id; for a transaction, the transaction's id.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// The cause.
    #[must_use]
    pub const fn cause(&self) -> Cause {
        self.cause
    }

    /// When it was made.
    #[must_use]
    pub const fn created_at(&self) -> Timestamp {
        self.created_at
    }

    /// Its entries, in the order in which they are numbered.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_that_do_not_add_up_are_no_posting() {
        let entry = |amount| Entry {
            account: LedgerAccount::Clearing(PaymentMethod::Cash),
            amount: Money::from_minor(amount),
        };
        let transaction_id = TransactionId::new(Uuid::nil());
        let now = Timestamp::from_micros(0);
        let unbalanced = Posting::new(transaction_id.into(), now, vec![entry(1), entry(-2)]);
        assert_eq!(unbalanced, Err(Unbalanced::Sum(-1)));
        assert!(Posting::new(transaction_id.into(), now, vec![entry(2), entry(-2)]).is_ok());
    }
}
