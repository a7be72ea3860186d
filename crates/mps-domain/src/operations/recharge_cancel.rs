//! Cancelling a wrong recharge.

use serde_json::json;

use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::Role;
use crate::card::CardStatus;
use crate::decision::{Actor, Context, Decision, Draft, NewTransaction, Operation};
use crate::idempotency::{Fingerprint, Owner};
use crate::ids::TransactionId;
use crate::ledger::LedgerAccount;
use crate::need::Need;
use crate::numbers::Series;
use crate::operations::approvals::check_alone;
use crate::operations::cards::successor;
use crate::operations::limits::uncount_cash;
use crate::operations::once::Keys;
use crate::operations::recharge::Recharged;
use crate::operations::valid;
use crate::refusal::{Refusal, RefusalCode};
use crate::transaction::{Transaction, TransactionStatus, TransactionType};

/// How long after a recharge the merchant's own staff may cancel it, within its business day.
const WINDOW_SECS: i64 = 24 * 60 * 60;

/// Cancels a wrong recharge while its card still holds the money. A manager may cancel one of their own
/// merchant's till, an administrator any.
#[derive(Debug, Clone)]
pub struct CancelRecharge {
    /// A new id for the reversal.
    pub transaction_id: TransactionId,
    /// The number of the recharge.
    pub tx_no: String,
    /// The reason.
    pub reason: String,
    /// The keys with which the client retries.
    pub keys: Keys,
}

impl Operation for CancelRecharge {
    type Receipt = Recharged;
    const NAME: &'static str = "cancel_recharge";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn foresee(&self, actor: Actor) -> Vec<Need> {
        let mut needs = self.keys.foresee(actor, Self::NAME);
        needs.extend([
            Need::TransactionByNo(self.tx_no.clone()),
            Need::Numbers(Series::RechargeReversal, 1),
        ]);
        needs
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Recharged>, Abort> {
        let identity = context.identify()?;
        identity.require(if identity.role == Role::Admin {
            Permission::AdminRecharge
        } else {
            Permission::MerchantRechargeCash
        })?;
        let reason = valid::text("reason", &self.reason)?;
        self.keys.require_one()?;
        let owner = Owner::of(identity.account);
        let needs = [
            Need::TransactionByNo(self.tx_no.clone()),
            Need::Numbers(Series::RechargeReversal, 1),
        ];
        context.require(self.keys.needs(owner, Self::NAME).into_iter().chain(needs))?;
        let fingerprint = Fingerprint::of(Self::NAME, &[&self.tx_no]);
        if let Some(earlier) = self.keys.find(context, owner, &fingerprint)? {
            return Ok(earlier.answer(|transaction| Recharged {
                transaction,
                replayed: true,
            }));
        }
        let mut recharge = self.recharge(context, &identity)?;
        check_window(context, &identity, &recharge)?;
        let mut card = successor(context, recharge.card_id)?;
        if card.status == CardStatus::Closed {
            return Err(RefusalCode::CardNotActive.of("tx_no").into());
        }
        if card.balance < recharge.final_amount {
            return Err(RefusalCode::InsufficientBalance
                .of("tx_no")
                .suggest("the card does not hold it any more")
                .into());
        }
        // What an administrator takes off a card alone is bounded like a payout.
        check_alone(context, &identity, recharge.final_amount)?;
        recharge.status = TransactionStatus::Cancelled;

        let mut draft = Draft::new(context);
        uncount_cash(context, &mut draft, &recharge)?;
        let method = context.referred(recharge.payment_method, "payment method")?;
        let back_to = match recharge.merchant_id {
            Some(merchant) => LedgerAccount::Merchant(merchant),
            None => LedgerAccount::Clearing(method),
        };
        let new = NewTransaction {
            merchant_id: recharge.merchant_id,
            original_id: Some(recharge.id),
            payment_method: Some(method),
            reason: Some(reason.clone()),
            ..NewTransaction::of(
                self.transaction_id,
                TransactionType::RechargeReversal,
                identity.account,
                recharge.final_amount,
                fingerprint,
            )
        };
        draft.update(recharge.clone());
        let taken = recharge.final_amount.negated()?;
        let reversal = draft.transact(&mut card, new, &[(back_to, taken)])?;
        self.keys
            .record_use(&mut draft, context, &identity, &reversal);
        let details = json!({
            "tx_no": reversal.tx_no,
            "original_tx_no": recharge.tx_no,
            "amount": recharge.final_amount.minor(),
            "reason": reason,
        });
        let object = ("transaction", reversal.id.uuid());
        let receipt = Recharged {
            transaction: reversal,
            replayed: false,
        };
        Ok(draft.finish(Some(&identity), object, details, receipt))
    }
}

impl CancelRecharge {
    /// The recharge, if the actor may cancel it.
    fn recharge(&self, context: &Context<'_>, identity: &Identity) -> Result<Transaction, Abort> {
        let not_found = || RefusalCode::TxNotFound.of("tx_no");
        let id = context.work.transaction_by_no(&self.tx_no)?;
        let id = id.ok_or_else(not_found)?;
        context.require([Need::Transaction(id)])?;
        let recharge = context.referred(context.work.transaction(&id)?, "transaction")?;
        if identity.role != Role::Admin && recharge.merchant_id != Some(identity.merchant()?) {
            return Err(not_found().into());
        }
        if recharge.tx_type != TransactionType::Recharge
            || recharge.status != TransactionStatus::Completed
        {
            return Err(RefusalCode::InvalidStateTransition
                .of("tx_no")
                .suggest("only a completed recharge is cancelled")
                .into());
        }
        Ok(recharge.clone())
    }
}

/// Checks that a merchant's own staff cancel only recharges of this business day. A later one may be in a
/// settlement, and somebody else should look at it.
fn check_window(
    context: &Context<'_>,
    identity: &Identity,
    recharge: &Transaction,
) -> Result<(), Refusal> {
    let calendar = &context.policy.calendar;
    let is_of_today = calendar.day_of(recharge.created_at) == calendar.day_of(context.now)
        && context.now <= recharge.created_at.plus_secs(WINDOW_SECS);
    if identity.role == Role::Admin || is_of_today {
        return Ok(());
    }
    Err(RefusalCode::ReverseTooLate
        .of("tx_no")
        .suggest("an administrator cancels a recharge of an earlier business day"))
}
