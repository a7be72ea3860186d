//! Carrying a request out only once, however often it is sent.

use crate::abort::{Abort, Broken};
use crate::access::Identity;
use crate::account::Account;
use crate::decision::{Actor, Context, Decision, Draft};
use crate::idempotency::{Fingerprint, KeyId, KeyUse, Made, Order, OrderId, Owner};
use crate::need::Need;
use crate::refusal::{Refusal, RefusalCode};
use crate::transaction::Transaction;
use crate::unit_of_work::Change;

/// How long after its payment an order id alone counts as a retry. After that it may belong to another sale:
/// tills restart their numbers, many of them each day.
const RETRY_BY_ORDER_SECS: i64 = 24 * 60 * 60;

/// What identifies a retry of a request: a key, an order id, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// The value of the `Idempotency-Key` header.
    pub idempotency_key: Option<String>,
    /// The order id in the client's own system.
    pub external_order_id: Option<String>,
}

/// The result of a request that was received before.
pub(super) struct Earlier {
    /// The transaction.
    pub(super) transaction: Transaction,
    changes: Vec<Change>,
}

impl Earlier {
    /// Returns the first answer again.
    pub(super) fn answer<R>(self, receipt: impl FnOnce(Transaction) -> R) -> Decision<R> {
        Decision {
            changes: self.changes,
            receipt: receipt(self.transaction),
        }
    }
}

impl Keys {
    /// Checks that there is a key or an order id.
    ///
    /// # Errors
    /// `IDEMPOTENCY_KEY_REQUIRED` when there is neither.
    pub(super) fn require_one(&self) -> Result<(), Refusal> {
        if self.idempotency_key.is_none() && self.external_order_id.is_none() {
            return Err(Refusal::from(RefusalCode::IdempotencyKeyRequired)
                .suggest("send the header Idempotency-Key with a new UUID"));
        }
        Ok(())
    }

    /// Checks that there is a key, for requests that only a key identifies as a retry.
    ///
    /// # Errors
    /// `IDEMPOTENCY_KEY_REQUIRED` when there is none.
    pub(super) fn require_key(&self) -> Result<(), Refusal> {
        if self.idempotency_key.is_some() {
            Ok(())
        } else {
            Self::default().require_one()
        }
    }

    fn key_id(&self, owner: Owner, operation: &'static str) -> Option<KeyId> {
        self.idempotency_key.clone().map(|key| KeyId {
            owner,
            operation,
            key,
        })
    }

    fn order_id(&self, owner: Owner) -> Option<OrderId> {
        self.external_order_id
            .clone()
            .map(|external_order_id| OrderId {
                owner,
                external_order_id,
            })
    }

    /// The rows that [`Keys::find`] wants loaded.
    pub(super) fn needs(&self, owner: Owner, operation: &'static str) -> Vec<Need> {
        let key = self.key_id(owner, operation).map(Need::Key);
        key.into_iter()
            .chain(self.order_id(owner).map(Need::Order))
            .collect()
    }

    /// Like [`Keys::needs`], as far as the actor shows who owns the keys.
    pub(super) fn foresee(&self, actor: Actor, operation: &'static str) -> Vec<Need> {
        match actor {
            Actor::Bearer(bearer) => self.needs(Owner::of(bearer.account), operation),
            Actor::System => self.needs(Owner::of(Account::System), operation),
            Actor::Anonymous => Vec::new(),
        }
    }

    /// Returns the transaction that this request made when it was received before, if it was, and what to
    /// record of the retry: a key that was answered once belongs to that answer.
    ///
    /// # Errors
    /// `ORDER_REVERSED` when the order was reversed, `ORDER_ALREADY_PAID` when only the order id is known and
    /// the payment is more than a day old, `IDEMPOTENCY_KEY_REUSED` when the key or the order id belongs to a
    /// different request.
    pub(super) fn find(
        &self,
        context: &Context<'_>,
        owner: Owner,
        fingerprint: &Fingerprint,
    ) -> Result<Option<Earlier>, Abort> {
        let by_order = match self.order_id(owner) {
            Some(id) => context.work.order(&id)?,
            None => None,
        };
        let by_key = match self.used(context, owner)?.map(|used| used.made) {
            None => None,
            Some(Made::Transaction(id)) => Some(id),
            Some(_) => return Err(RefusalCode::IdempotencyKeyReused.into()),
        };
        if by_order.is_some_and(|order| order.reversed_at.is_some()) {
            return Err(RefusalCode::OrderReversed.into());
        }
        let by_order = by_order.and_then(|order| order.transaction_id);
        let id = match (by_key, by_order) {
            (None, None) => return Ok(None),
            (None, Some(id)) => id,
            (Some(id), None) if self.external_order_id.is_none() => id,
            (Some(by_key), Some(by_order)) if by_key == by_order => by_key,
            // The key belongs to another order.
            (Some(_), _) => return Err(RefusalCode::IdempotencyKeyReused.into()),
        };
        context.require([Need::Transaction(id)])?;
        let transaction = context.referred(context.work.transaction(&id)?, "transaction")?;
        if by_key.is_none() && context.now > transaction.created_at.plus_secs(RETRY_BY_ORDER_SECS) {
            return Err(RefusalCode::OrderAlreadyPaid
                .of("external_order_id")
                .suggest(format!(
                    "it led to {}; give this sale a number of its own",
                    transaction.tx_no
                ))
                .into());
        }
        if transaction.fingerprint != *fingerprint {
            return Err(RefusalCode::IdempotencyKeyReused.into());
        }
        if let Some(external_order_id) = &transaction.external_order_id {
            let id = OrderId {
                owner,
                external_order_id: external_order_id.clone(),
            };
            if context
                .work
                .order(&id)?
                .is_some_and(|order| order.reversed_at.is_some())
            {
                return Err(RefusalCode::OrderReversed.into());
            }
        }
        let new_key = self
            .key_id(owner, context.operation)
            .filter(|_| by_key.is_none());
        let changes = new_key.map(|id| {
            Change::Key(KeyUse {
                id,
                made: Made::Transaction(transaction.id),
                fingerprint: None,
                created_at: context.now,
            })
        });
        let changes = changes.into_iter().collect();
        Ok(Some(Earlier {
            transaction: transaction.clone(),
            changes,
        }))
    }

    /// The recorded use of this request's key, if the request was received before.
    fn used<'a>(
        &self,
        context: &'a Context<'_>,
        owner: Owner,
    ) -> Result<Option<&'a KeyUse>, Abort> {
        match self.key_id(owner, context.operation) {
            Some(id) => context.work.key(&id),
            None => Ok(None),
        }
    }

    /// Returns what a request without an order id made when it was received before.
    ///
    /// # Errors
    /// `IDEMPOTENCY_KEY_REUSED` when the key belongs to a different request; [`Abort::Missing`] for rows
    /// to load.
    pub(super) fn find_made(
        &self,
        context: &Context<'_>,
        owner: Owner,
        fingerprint: &Fingerprint,
    ) -> Result<Option<Made>, Abort> {
        context.require(self.needs(owner, context.operation))?;
        let Some(used) = self.used(context, owner)? else {
            return Ok(None);
        };
        let known = match (used.made, used.fingerprint) {
            (_, Some(fingerprint)) => fingerprint,
            (Made::Transaction(id), None) => {
                context.require([Need::Transaction(id)])?;
                context
                    .referred(context.work.transaction(&id)?, "transaction")?
                    .fingerprint
            }
            (Made::Card(_) | Made::Settlement(_), None) => {
                return Err(Abort::Broken(Broken::Dangling("fingerprint of a key")));
            }
        };
        if known == *fingerprint {
            Ok(Some(used.made))
        } else {
            Err(RefusalCode::IdempotencyKeyReused.into())
        }
    }

    /// Records what a request without an order id made.
    pub(super) fn remember_made(
        &self,
        draft: &mut Draft<'_>,
        context: &Context<'_>,
        owner: Owner,
        (made, fingerprint): (Made, Fingerprint),
    ) {
        if let Some(id) = self.key_id(owner, context.operation) {
            draft.put(Change::Key(KeyUse {
                id,
                made,
                fingerprint: Some(fingerprint),
                created_at: context.now,
            }));
        }
    }

    /// Records the transaction that this request made.
    pub(super) fn record_use(
        &self,
        draft: &mut Draft<'_>,
        context: &Context<'_>,
        identity: &Identity,
        transaction: &Transaction,
    ) {
        let owner = Owner::of(identity.account);
        if let Some(id) = self.key_id(owner, context.operation) {
            draft.put(Change::Key(KeyUse {
                id,
                made: Made::Transaction(transaction.id),
                fingerprint: None,
                created_at: context.now,
            }));
        }
        if let Some(id) = self.order_id(owner) {
            draft.put(Change::Order(Order {
                id,
                transaction_id: Some(transaction.id),
                reversed_at: None,
                reversal_id: None,
                created_at: context.now,
            }));
        }
    }
}
