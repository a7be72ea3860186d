//! Taking a wrong recharge back.

use serde_json::json;

use crate::access::{Identity, Permission, Role};
use crate::books::{Change, Need};
use crate::card::CardStatus;
use crate::decision::{Asker, Case, Decision, Draft, Operation, Stop};
use crate::idempotency::{Fingerprint, Owner};
use crate::ids::TransactionId;
use crate::ledger::LedgerAccount;
use crate::money::Money;
use crate::numbers::Series;
use crate::operations::cards::successor;
use crate::operations::once::Keys;
use crate::operations::recharge::Recharged;
use crate::operations::valid;
use crate::rate::DiscountRate;
use crate::refusal::RefusalCode;
use crate::totals::{DayTotal, TotalId, TotalKind};
use crate::transaction::{Transaction, TransactionStatus, TransactionType};

/// Takes back a recharge that was wrong, while its card still holds it: a manager one of the own
/// merchant's till, an administrator any.
#[derive(Debug, Clone)]
pub struct CancelRecharge {
    /// A fresh id for the reversal.
    pub transaction_id: TransactionId,
    /// The number of the recharge.
    pub tx_no: String,
    /// Why.
    pub reason: String,
    /// How the client asks again.
    pub keys: Keys,
}

impl Operation for CancelRecharge {
    type Receipt = Recharged;
    const NAME: &'static str = "cancel_recharge";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn foresee(&self, asker: Asker) -> Vec<Need> {
        let mut needs = self.keys.foresee(asker, Self::NAME);
        needs.extend([
            Need::TransactionByNo(self.tx_no.clone()),
            Need::Numbers(Series::RechargeReversal, 1),
        ]);
        needs
    }

    fn decide(&self, case: &Case<'_>) -> Result<Decision<Recharged>, Stop> {
        let identity = case.identify()?;
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
        case.require(self.keys.needs(owner, Self::NAME).into_iter().chain(needs))?;
        let fingerprint = Fingerprint::of(Self::NAME, &[&self.tx_no]);
        if let Some(earlier) = self.keys.find(case, owner, &fingerprint)? {
            return Ok(earlier.answer(|transaction| Recharged {
                transaction,
                replayed: true,
            }));
        }
        let mut recharge = self.recharge(case, &identity)?;
        let mut card = successor(case, recharge.card_id)?;
        if card.status == CardStatus::Closed {
            return Err(RefusalCode::CardNotActive.of("tx_no").into());
        }
        if card.balance < recharge.final_amount {
            return Err(RefusalCode::InsufficientBalance
                .of("tx_no")
                .suggest("the card does not hold it any more")
                .into());
        }
        recharge.status = TransactionStatus::Cancelled;

        let mut draft = Draft::new(case);
        uncount_cash(case, &recharge, &mut draft)?;
        let method = case.referred(recharge.payment_method, "payment method")?;
        let back_to = match recharge.merchant_id {
            Some(merchant) => LedgerAccount::Merchant(merchant),
            None => LedgerAccount::Clearing(method),
        };
        let taken = recharge.final_amount.negated()?;
        draft.move_money(self.transaction_id, &mut card, taken, back_to)?;
        let reversal = Transaction {
            id: self.transaction_id,
            tx_no: draft.number(Series::RechargeReversal)?,
            tx_type: TransactionType::RechargeReversal,
            status: TransactionStatus::Completed,
            card_id: card.id,
            operator: identity.account,
            original_id: Some(recharge.id),
            rate: DiscountRate::FULL,
            level: card.level,
            external_order_id: None,
            tag: None,
            reason: Some(reason.clone()),
            fingerprint,
            created_at: case.now,
            ..recharge.clone()
        };
        draft.transaction(&recharge);
        draft.transaction(&reversal);
        draft.put(Change::Card(card));
        self.keys.remember(&mut draft, case, &identity, &reversal);
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
    /// The recharge, if the asker may take it back.
    fn recharge(&self, case: &Case<'_>, identity: &Identity) -> Result<Transaction, Stop> {
        let not_found = || RefusalCode::TxNotFound.of("tx_no");
        let id = case.books.transaction_by_no(&self.tx_no)?;
        let id = id.ok_or_else(not_found)?;
        case.require([Need::Transaction(id)])?;
        let recharge = case.referred(case.books.transaction(&id)?, "transaction")?;
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

/// What was not taken after all does not count towards its taker's limit of that day.
fn uncount_cash(
    case: &Case<'_>,
    recharge: &Transaction,
    draft: &mut Draft<'_>,
) -> Result<(), Stop> {
    if recharge.merchant_id.is_none() {
        return Ok(());
    }
    let day = case.policy.calendar.day_of(recharge.created_at);
    let id = TotalId::new(recharge.operator, TotalKind::CashRecharge, day);
    case.require([Need::Total(id)])?;
    if let Some(total) = case.books.total(&id)? {
        let amount = total.amount.minus(recharge.final_amount)?.max(Money::ZERO);
        draft.put(Change::Total(DayTotal { id, amount }));
    }
    Ok(())
}
