//! Keys and order ids: how a repeated request is carried out only once.

use sha2::{Digest, Sha256};

use crate::account::{Account, AccountKind};
use crate::calendar::Timestamp;
use crate::ids::{CardId, SettlementId, TransactionId};
use crate::text_enum;
use uuid::Uuid;

/// The longest idempotency key and order id, in characters.
pub const LONGEST_KEY: usize = 255;

/// The owner of keys and order ids. All staff of a merchant count as one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Owner {
    /// `member`, `merchant`, `admin` or `system`.
    pub kind: AccountKind,
    /// The id.
    pub id: Uuid,
}

impl Owner {
    /// The owner of the keys and order ids that an account sends.
    #[must_use]
    pub fn of(account: Account) -> Self {
        match account.merchant() {
            Some(merchant) => Self {
                kind: AccountKind::Merchant,
                id: merchant.uuid(),
            },
            None => Self {
                kind: account.kind(),
                id: account.uuid(),
            },
        }
    }
}

/// An idempotency key in its scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId {
    /// The owner.
    pub owner: Owner,
    /// The operation that it was sent with.
    pub operation: &'static str,
    /// The key itself.
    pub key: String,
}

/// What a request with a key made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// A transaction, which has the request's fingerprint.
    Transaction(TransactionId),
    /// A card.
    Card(CardId),
    /// A settlement.
    Settlement(SettlementId),
}

text_enum! {
    /// The kind of what a request made.
    MadeKind {
        /// A transaction.
        Transaction => "transaction",
        /// A card.
        Card => "card",
        /// A settlement.
        Settlement => "settlement",
    }
}

impl Made {
    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> MadeKind {
        match self {
            Self::Transaction(_) => MadeKind::Transaction,
            Self::Card(_) => MadeKind::Card,
            Self::Settlement(_) => MadeKind::Settlement,
        }
    }

    /// Its id.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Transaction(id) => id.uuid(),
            Self::Card(id) => id.uuid(),
            Self::Settlement(id) => id.uuid(),
        }
    }

    /// The object with this kind and id.
    #[must_use]
    pub const fn from_parts(kind: MadeKind, id: Uuid) -> Self {
        match kind {
            MadeKind::Transaction => Self::Transaction(TransactionId::new(id)),
            MadeKind::Card => Self::Card(CardId::new(id)),
            MadeKind::Settlement => Self::Settlement(SettlementId::new(id)),
        }
    }
}

/// A used key with its result. It is stored for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyUse {
    /// The key.
    pub id: KeyId,
    /// What the request made.
    pub made: Made,
    /// The fingerprint of the request; `None` when a transaction has it.
    pub fingerprint: Option<Fingerprint>,
    /// When the key was used.
    pub created_at: Timestamp,
}

/// An order id in its scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderId {
    /// The owner.
    pub owner: Owner,
    /// The id that the owner sent.
    pub external_order_id: String,
}

/// An order: what happened to an order id. It is stored for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The order id.
    pub id: OrderId,
    /// The transaction, unless the order was blocked before it arrived.
    pub transaction_id: Option<TransactionId>,
    /// When it was reversed, if it was.
    pub reversed_at: Option<Timestamp>,
    /// The refund that the reversal made, if anything was left to refund.
    pub reversal_id: Option<TransactionId>,
    /// When the order id was first received.
    pub created_at: Timestamp,
}

/// What makes two requests the same: SHA-256 over the operation and what its `fingerprint` lists.
///
/// Fingerprints are stored for ever. A part that is added to an operation must leave out nothing and add
/// nothing when a request does not have it, or requests from before are no longer known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The fingerprint of an operation and its parts, in order.
    #[must_use]
    pub fn of(operation: &str, parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in std::iter::once(&operation).chain(parts) {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(part.as_bytes());
        }
        Self(hash.finalize().into())
    }

    /// The fingerprint from its bytes, as stored.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, as stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(
            Fingerprint::of("op", &["ab", "c"]),
            Fingerprint::of("op", &["a", "bc"])
        );
        assert_ne!(
            Fingerprint::of("op", &["", "a"]),
            Fingerprint::of("op", &["a", ""])
        );
        assert_eq!(Fingerprint::of("op", &["a"]), Fingerprint::of("op", &["a"]));
    }
}
