//! Refunding a payment.

use serde_json::json;

use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::Account;
use crate::card::{Card, CardStatus, CardType};
use crate::decision::{Actor, Context, Decision, Draft, NewTransaction, Operation};
use crate::idempotency::{Fingerprint, Owner};
use crate::ids::{MerchantId, TransactionId};
use crate::ledger::LedgerAccount;
use crate::money::Money;
use crate::need::Need;
use crate::numbers::Series;
use crate::operations::cards::successor;
use crate::operations::limits::count_refund;
use crate::operations::once::Keys;
use crate::operations::valid;
use crate::policy::RefundPoints;
use crate::refusal::RefusalCode;
use crate::transaction::{Transaction, TransactionStatus, TransactionType};

/// A refund of all or part of a payment.
#[derive(Debug, Clone)]
pub struct Refund {
    /// A new id for the refund.
    pub transaction_id: TransactionId,
    /// A new id for the lapse of a voucher's balance, if it lapsed before the refund.
    pub lapse_id: TransactionId,
    /// For administrators: the merchant whose payment it is.
    pub on_behalf_of: Option<MerchantId>,
    /// The number of the payment.
    pub original_tx_no: String,
    /// How much of the paid amount to give back.
    pub amount: Money,
    /// The reason.
    pub reason: Option<String>,
    /// A JSON object to store with the refund.
    pub tag: Option<String>,
    /// The keys with which the client retries.
    pub keys: Keys,
}

/// The result of a refund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refunded {
    /// The refund, as it was when it was made.
    pub transaction: Transaction,
    /// The number of the payment.
    pub original_tx_no: String,
    /// The points that the refund took back.
    pub points_reversed: i64,
    /// How much of the payment could still be refunded after it.
    pub remaining: Money,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

impl Refunded {
    pub(super) fn new(refund: Transaction, payment: &Transaction, replayed: bool) -> Self {
        Self {
            original_tx_no: payment.tx_no.clone(),
            points_reversed: refund.points.saturating_neg(),
            remaining: refund.remaining_refundable.unwrap_or_default(),
            transaction: refund,
            replayed,
        }
    }
}

impl Operation for Refund {
    type Receipt = Refunded;
    const NAME: &'static str = "merchant_refund_tx";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn foresee(&self, actor: Actor) -> Vec<Need> {
        let mut needs = self.keys.foresee(actor, Self::NAME);
        needs.extend([
            Need::TransactionByNo(self.original_tx_no.clone()),
            Need::Levels,
            Need::Numbers(Series::Refund, 1),
        ]);
        needs
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Refunded>, Abort> {
        let (identity, merchant) =
            acting_merchant(context, self.on_behalf_of, Permission::MerchantRefund)?;
        let currency = context.policy.currency;
        self.amount.check_nameable().map_err(|error| {
            RefusalCode::InvalidRefundAmount.of_amount("refund_amount", error, currency)
        })?;
        let reason = valid::optional("reason", self.reason.as_deref())?;
        self.keys.require_one()?;

        let owner = Owner::of(identity.account);
        let needs = [
            Need::TransactionByNo(self.original_tx_no.clone()),
            Need::Levels,
            Need::Numbers(Series::Refund, 1),
        ];
        context.require(self.keys.needs(owner, Self::NAME).into_iter().chain(needs))?;
        let fingerprint = self.fingerprint(context);
        if let Some(earlier) = self.keys.find(context, owner, &fingerprint)? {
            let payment = original(context, &earlier.transaction)?;
            return Ok(earlier.answer(|refund| Refunded::new(refund, payment, true)));
        }

        let payment = self.payment(context, merchant)?;
        if payment.tx_type != TransactionType::Payment
            || payment.status != TransactionStatus::Completed
        {
            return Err(RefusalCode::OnlyCompletedPaymentRefundable.into());
        }
        let remaining = payment.remaining()?;
        if self.amount > remaining {
            let most = format!("at most {}", currency.format(remaining));
            return Err(RefusalCode::RefundExceedsRemaining
                .of("refund_amount")
                .suggest(most)
                .into());
        }

        let mut draft = Draft::new(context);
        count_refund(context, &mut draft, &identity, merchant, self.amount)?;
        let terms = Terms {
            transaction_id: self.transaction_id,
            lapse_id: self.lapse_id,
            amount: self.amount,
            reason,
            tag: self.tag.clone(),
            fingerprint,
        };
        let card = successor(context, payment.card_id)?;
        let refund = give_back(&mut draft, context, &identity, (payment, card), terms)?;
        self.keys
            .record_use(&mut draft, context, &identity, &refund);
        let details = details(&refund, payment);
        let receipt = Refunded::new(refund, payment, false);
        let object = ("transaction", self.transaction_id.uuid());
        Ok(draft.finish(Some(&identity), object, details, receipt))
    }
}

impl Refund {
    fn fingerprint(&self, context: &Context<'_>) -> Fingerprint {
        let amount = self.amount.minor().to_string();
        let tag = self.tag.as_deref().unwrap_or_default();
        let currency = context.policy.currency;
        Fingerprint::of(
            Self::NAME,
            &[&self.original_tx_no, &amount, currency.code(), tag],
        )
    }

    /// The payment with this number, if it is the merchant's.
    fn payment<'a>(
        &self,
        context: &'a Context<'_>,
        merchant: MerchantId,
    ) -> Result<&'a Transaction, Abort> {
        let not_found = || RefusalCode::OriginalTxNotFound.of("original_tx_no");
        let id = context
            .work
            .transaction_by_no(&self.original_tx_no)?
            .ok_or_else(not_found)?;
        context.require([Need::Transaction(id)])?;
        let payment = context.referred(context.work.transaction(&id)?, "transaction")?;
        if payment.merchant_id == Some(merchant) {
            Ok(payment)
        } else {
            Err(not_found().into())
        }
    }
}

/// Returns who refunds or reverses, and for which merchant. That is the merchant's own staff with
/// `permission`, or an administrator who names the merchant.
pub(super) fn acting_merchant(
    context: &Context<'_>,
    on_behalf_of: Option<MerchantId>,
    permission: Permission,
) -> Result<(Identity, MerchantId), Abort> {
    let Some(merchant) = on_behalf_of else {
        let identity = context.authorize(permission)?;
        let merchant = identity.merchant()?;
        return Ok((identity, merchant));
    };
    let identity = context.authorize_sensitive(Permission::AdminRefund)?;
    context.require([Need::Merchant(merchant)])?;
    if context.work.merchant(&merchant)?.is_none() {
        return Err(RefusalCode::MerchantNotFound.of("merchant_id").into());
    }
    Ok((identity, merchant))
}

/// The payment of a refund.
pub(super) fn original<'a>(
    context: &'a Context<'_>,
    refund: &Transaction,
) -> Result<&'a Transaction, Abort> {
    let id = context.referred(refund.original_id, "original transaction")?;
    context.require([Need::Transaction(id)])?;
    context.referred(context.work.transaction(&id)?, "transaction")
}

/// The terms of a refund.
pub(super) struct Terms {
    pub(super) transaction_id: TransactionId,
    /// A new id for the lapse of a voucher's balance, if it lapsed before the refund.
    pub(super) lapse_id: TransactionId,
    pub(super) amount: Money,
    pub(super) reason: Option<String>,
    pub(super) tag: Option<String>,
    pub(super) fingerprint: Fingerprint,
}

/// Drafts the refund of a part of a payment that has at least that much left. The money goes to the card that
/// holds the balance of the card that paid. Frozen and expired cards get their money back too.
pub(super) fn give_back(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    identity: &Identity,
    (payment, mut card): (&Transaction, Card),
    terms: Terms,
) -> Result<Transaction, Abort> {
    let merchant = context.referred(payment.merchant_id, "merchant")?;
    if card.status == CardStatus::Closed {
        return Err(RefusalCode::CardNotActive
            .of("card_id")
            .suggest("the card is closed: give the money back in cash")
            .into());
    }

    let mut payment = payment.clone();
    payment.refunded_amount = payment.refunded_amount.plus(terms.amount)?;
    let remaining = payment.remaining()?;
    if remaining == Money::ZERO {
        payment.status = TransactionStatus::Refunded;
    }
    let points = match context.policy.refund_points {
        RefundPoints::Keep => 0,
        RefundPoints::Reverse => {
            let gone = payment.points_gone(payment.refunded_amount)?;
            let before = std::mem::replace(&mut payment.points_reversed, gone);
            before.saturating_sub(gone)
        }
    };
    let breakage = if card.card_type == CardType::Voucher {
        lapse_expired(draft, context, &mut card, &terms)?;
        revive(context, &mut card, &payment)
    } else {
        Money::ZERO
    };
    let refund = NewTransaction {
        merchant_id: Some(merchant),
        original_id: Some(payment.id),
        points,
        remaining_refundable: Some(remaining),
        breakage,
        fee_bps: payment.fee_bps,
        tag: terms.tag,
        reason: terms.reason,
        ..NewTransaction::of(
            terms.transaction_id,
            TransactionType::Refund,
            identity.account,
            terms.amount,
            terms.fingerprint,
        )
    };
    let given = [
        (LedgerAccount::Merchant(merchant), terms.amount),
        (LedgerAccount::Breakage, breakage),
    ];
    draft.update(payment);
    draft.transact(&mut card, refund, &given)
}

/// Books the lapse of a balance that was left on an expired voucher, so that a later refund revives only its
/// own amount.
fn lapse_expired(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    card: &mut Card,
    terms: &Terms,
) -> Result<(), Abort> {
    let is_over = card.expires_at.is_some_and(|end| end <= context.now);
    if !is_over || card.balance == Money::ZERO {
        return Ok(());
    }
    let lapsed = card.balance;
    let lapse = NewTransaction {
        reason: Some("the voucher had expired before the refund".to_owned()),
        ..NewTransaction::of(
            terms.lapse_id,
            TransactionType::Lapse,
            Account::System,
            lapsed,
            Fingerprint::of("lapse", &[&card.card_no]),
        )
    };
    let given = [(LedgerAccount::Breakage, lapsed.negated()?)];
    draft.transact(card, lapse, &given)?;
    Ok(())
}

/// Makes a voucher valid for another charge of the refunded amount, also for some time after its end. Returns
/// how much of the payment's breakage comes back: all of it when the payment is refunded in full and nothing
/// was charged since, otherwise nothing.
fn revive(context: &Context<'_>, card: &mut Card, payment: &Transaction) -> Money {
    if card.status == CardStatus::Used {
        card.status = CardStatus::Active;
    }
    let grace = context
        .now
        .plus_secs(context.policy.voucher_refund_grace_secs);
    if card.expires_at.is_some_and(|end| end <= context.now) {
        card.expires_at = Some(grace);
        if card.status == CardStatus::Expired {
            card.status = CardStatus::Active;
        }
    }
    let is_whole = payment.status == TransactionStatus::Refunded;
    if is_whole && card.last_payment == Some(payment.id) {
        payment.breakage
    } else {
        Money::ZERO
    }
}

/// The audit details of a refund.
pub(super) fn details(refund: &Transaction, payment: &Transaction) -> serde_json::Value {
    json!({
        "tx_no": refund.tx_no,
        "original_tx_no": payment.tx_no,
        "amount": refund.final_amount.minor(),
        "reason": refund.reason,
    })
}
