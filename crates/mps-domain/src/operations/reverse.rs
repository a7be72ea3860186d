//! Reversing an order, whether its charge arrived or not.

use serde_json::json;

use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::AccountKind;
use crate::decision::{Actor, Context, Decision, Draft, Operation, unchanged};
use crate::idempotency::{Fingerprint, Order, OrderId, Owner};
use crate::ids::{MerchantId, TransactionId};
use crate::money::Money;
use crate::need::Need;
use crate::numbers::Series;
use crate::operations::cards::successor;
use crate::operations::limits::{count_refund, count_reversal, uncount_charge};
use crate::operations::refund::{Refunded, Terms, acting_merchant, details, give_back, original};
use crate::operations::valid;
use crate::refusal::{Refusal, RefusalCode};
use crate::transaction::{Transaction, TransactionType};
use crate::unit_of_work::Change;

/// How long after its charge a cashier may reverse an order of their own.
const CASHIER_WINDOW_SECS: i64 = 15 * 60;
/// How long after its charge a manager may reverse an order.
const MANAGER_WINDOW_SECS: i64 = 24 * 60 * 60;

/// A reversal: refunds the order in full if it happened, and blocks it if it arrives later.
#[derive(Debug, Clone)]
pub struct Reverse {
    /// A new id for the refund, if one is made.
    pub transaction_id: TransactionId,
    /// A new id for the lapse of a voucher's balance, if it lapsed before the refund.
    pub lapse_id: TransactionId,
    /// For administrators: the merchant whose order it is.
    pub on_behalf_of: Option<MerchantId>,
    /// The order id of the charge.
    pub external_order_id: String,
    /// The reason.
    pub reason: Option<String>,
}

/// The outcome of a reversal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The order had happened, and what was left of it was refunded.
    Reversed,
    /// The order had not arrived. It will be refused if it does.
    Blocked,
}

/// The result of a reversal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversed {
    /// The outcome for the order.
    pub outcome: Outcome,
    /// The refund, if anything was left to refund.
    pub refund: Option<Refunded>,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

impl Operation for Reverse {
    type Receipt = Reversed;
    const NAME: &'static str = "merchant_reverse_order";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn foresee(&self, actor: Actor) -> Vec<Need> {
        let bearers = match actor {
            Actor::Bearer(bearer) => bearer.account.merchant(),
            Actor::Anonymous | Actor::System => None,
        };
        let order = self
            .on_behalf_of
            .or(bearers)
            .map(|merchant| Need::Order(self.order_id(merchant)));
        let others = [Need::Levels, Need::Numbers(Series::Refund, 1)];
        order.into_iter().chain(others).collect()
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Reversed>, Abort> {
        let (identity, merchant) =
            acting_merchant(context, self.on_behalf_of, Permission::MerchantReverse)?;
        let reason = valid::optional("reason", self.reason.as_deref())?;
        let id = self.order_id(merchant);
        context.require([
            Need::Order(id.clone()),
            Need::Levels,
            Need::Numbers(Series::Refund, 1),
        ])?;
        let Some(order) = context.work.order(&id)?.cloned() else {
            return Ok(self.block(context, &identity, id));
        };
        if order.reversed_at.is_some() {
            return Ok(unchanged(first_answer(context, &order)?));
        }
        let payment_id = context.referred(order.transaction_id, "transaction")?;
        context.require([Need::Transaction(payment_id)])?;
        let payment = context.referred(context.work.transaction(&payment_id)?, "transaction")?;
        if payment.tx_type != TransactionType::Payment {
            return Err(RefusalCode::OnlyCompletedPaymentRefundable.into());
        }
        check_window(context, &identity, payment)?;
        self.undo(context, &identity, order, payment, reason)
    }
}

impl Reverse {
    fn order_id(&self, merchant: MerchantId) -> OrderId {
        OrderId {
            owner: Owner {
                kind: AccountKind::Merchant,
                id: merchant.uuid(),
            },
            external_order_id: self.external_order_id.clone(),
        }
    }

    /// Blocks an order that never arrived: every request with its id is refused from now on.
    fn block(&self, context: &Context<'_>, identity: &Identity, id: OrderId) -> Decision<Reversed> {
        let mut draft = Draft::new(context);
        let owner = id.owner.id;
        draft.put(Change::Order(Order {
            id,
            transaction_id: None,
            reversed_at: Some(context.now),
            reversal_id: None,
            created_at: context.now,
        }));
        let details = json!({ "external_order_id": self.external_order_id, "outcome": "blocked" });
        let receipt = Reversed {
            outcome: Outcome::Blocked,
            refund: None,
            replayed: false,
        };
        draft.finish(Some(identity), ("merchant", owner), details, receipt)
    }

    /// Reverses an order that happened: refunds what earlier refunds left of it.
    fn undo(
        &self,
        context: &Context<'_>,
        identity: &Identity,
        mut order: Order,
        payment: &Transaction,
        reason: Option<String>,
    ) -> Result<Decision<Reversed>, Abort> {
        let mut draft = Draft::new(context);
        let remaining = payment.remaining()?;
        order.reversed_at = Some(context.now);
        let mut audit = json!({ "tx_no": payment.tx_no, "outcome": "reversed" });
        let mut refund = None;
        let mut card = successor(context, payment.card_id)?;
        uncount_charge(context, &mut draft, &mut card, payment)?;
        if remaining > Money::ZERO {
            order.reversal_id = Some(self.transaction_id);
            let merchant = context.referred(payment.merchant_id, "merchant")?;
            if context.now <= payment.created_at.plus_secs(CASHIER_WINDOW_SECS) {
                // A client that does not know whether a charge happened must always be able to undo it.
                count_reversal(context, &mut draft, identity, remaining)?;
            } else {
                count_refund(context, &mut draft, identity, merchant, remaining)?;
            }
            let terms = Terms {
                transaction_id: self.transaction_id,
                lapse_id: self.lapse_id,
                amount: remaining,
                reason,
                tag: None,
                fingerprint: Fingerprint::of(Self::NAME, &[&self.external_order_id]),
            };
            let made = give_back(&mut draft, context, identity, (payment, card), terms)?;
            audit = details(&made, payment);
            refund = Some(Refunded::new(made, payment, false));
        } else {
            draft.put(Change::Card(card));
        }
        draft.put(Change::Order(order));
        let receipt = Reversed {
            outcome: Outcome::Reversed,
            refund,
            replayed: false,
        };
        let object = ("transaction", payment.id.uuid());
        Ok(draft.finish(Some(identity), object, audit, receipt))
    }
}

/// The first answer to the reversal of this order.
fn first_answer(context: &Context<'_>, order: &Order) -> Result<Reversed, Abort> {
    let outcome = if order.transaction_id.is_some() {
        Outcome::Reversed
    } else {
        Outcome::Blocked
    };
    let mut refund = None;
    if let Some(id) = order.reversal_id {
        context.require([Need::Transaction(id)])?;
        let made = context.referred(context.work.transaction(&id)?, "transaction")?;
        refund = Some(Refunded::new(made.clone(), original(context, made)?, true));
    }
    Ok(Reversed {
        outcome,
        refund,
        replayed: true,
    })
}

/// Checks that the order is recent enough and, for a cashier, that it is their own.
fn check_window(
    context: &Context<'_>,
    identity: &Identity,
    payment: &Transaction,
) -> Result<(), Refusal> {
    let any = identity.role.may(Permission::MerchantReverseAny)
        || identity.role.may(Permission::AdminRefund);
    if !any && payment.operator != identity.account {
        return Err(RefusalCode::PermissionDenied.into());
    }
    let window = if any {
        MANAGER_WINDOW_SECS
    } else {
        CASHIER_WINDOW_SECS
    };
    if context.now > payment.created_at.plus_secs(window) {
        return Err(Refusal::from(RefusalCode::ReverseTooLate)
            .suggest("POST /merchant/refund, by a manager"));
    }
    Ok(())
}
