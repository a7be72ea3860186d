//! Closing a card, and paying out its balance before.

use serde_json::json;
use uuid::Uuid;

use super::any_card;
use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::card::{Card, CardStatus, CardType};
use crate::decision::{Context, Decision, Draft, NewTransaction, Operation, unchanged};
use crate::idempotency::{Fingerprint, Made, Owner};
use crate::ids::{CardId, TransactionId};
use crate::ledger::LedgerAccount;
use crate::money::Money;
use crate::need::Need;
use crate::numbers::Series;
use crate::operations::approvals::check_alone;
use crate::operations::once::Keys;
use crate::operations::valid;
use crate::refusal::RefusalCode;
use crate::transaction::{Transaction, TransactionType};
use crate::unit_of_work::Change;

/// Closes a card for good. The balance of a voucher lapses; any other card must be empty.
#[derive(Debug, Clone)]
pub struct CloseCard {
    /// The card.
    pub card_id: CardId,
    /// A new id for the lapse transaction.
    pub transaction_id: TransactionId,
    /// The reason.
    pub reason: Option<String>,
    /// The keys with which the client retries.
    pub keys: Keys,
}

/// Books the payout of a standard card's whole balance to its member.
#[derive(Debug, Clone)]
pub struct PayOut {
    /// The card.
    pub card_id: CardId,
    /// A new id for the payout.
    pub transaction_id: TransactionId,
    /// The reason.
    pub reason: String,
    /// The keys with which the client retries.
    pub keys: Keys,
}

/// A card that was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardClosed {
    /// The card.
    pub card: Card,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

/// The result of a payout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidOut {
    /// The card after the payout.
    pub card: Card,
    /// The payout.
    pub transaction: Transaction,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

impl Operation for CloseCard {
    type Receipt = CardClosed;
    const NAME: &'static str = "close_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<CardClosed>, Abort> {
        let identity = context.authorize(Permission::AdminManageCards)?;
        let reason = valid::optional("reason", self.reason.as_deref())?;
        let owner = Owner::of(identity.account);
        let fingerprint = Fingerprint::of(Self::NAME, &[&self.card_id.to_string()]);
        let earlier = self.keys.find_made(context, owner, &fingerprint)?;
        let mut card = any_card(context, self.card_id)?;
        if earlier.is_some() {
            let replayed = true;
            return Ok(unchanged(CardClosed { card, replayed }));
        }
        if card.status == CardStatus::Closed || card.replaced_by.is_some() {
            return Err(RefusalCode::InvalidStateTransition
                .of("card_id")
                .suggest("the card is closed or was replaced")
                .into());
        }
        let mut draft = Draft::new(context);
        let lapsed = card.balance;
        if lapsed != Money::ZERO {
            if card.card_type != CardType::Voucher {
                let left = context.policy.currency.format(lapsed);
                return Err(RefusalCode::InvalidStateTransition
                    .of("card_id")
                    .suggest(format!(
                        "the card holds {left}; pay it out first with POST /admin/cards/payout"
                    ))
                    .into());
            }
            let new = NewTransaction {
                reason: reason.clone(),
                ..NewTransaction::of(
                    self.transaction_id,
                    TransactionType::Lapse,
                    identity.account,
                    lapsed,
                    fingerprint,
                )
            };
            let given = [(LedgerAccount::Breakage, lapsed.negated()?)];
            draft.transact(&mut card, new, &given)?;
        }
        let before = std::mem::replace(&mut card.status, CardStatus::Closed);
        draft.put(Change::Card(card.clone()));
        let used = (Made::Card(card.id), fingerprint);
        self.keys.remember_made(&mut draft, context, owner, used);
        let details = json!({
            "before": before.as_str(), "after": "closed", "lapsed": lapsed.minor(), "reason": reason,
        });
        let object = ("card", card.id.uuid());
        let replayed = false;
        let receipt = CardClosed { card, replayed };
        Ok(draft.finish(Some(&identity), object, details, receipt))
    }
}

impl Operation for PayOut {
    type Receipt = PaidOut;
    const NAME: &'static str = "pay_out_card";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn object(&self) -> Option<(&'static str, Uuid)> {
        Some(("card", self.card_id.uuid()))
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<PaidOut>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminManageCards)?;
        self.keys.require_key()?;
        self.carry_out(context, &identity, false)
    }
}

impl PayOut {
    /// Pays out for an administrator, who needs approval for a large sum.
    pub(in crate::operations) fn carry_out(
        &self,
        context: &Context<'_>,
        identity: &Identity,
        is_approved: bool,
    ) -> Result<Decision<PaidOut>, Abort> {
        let reason = valid::text("reason", &self.reason)?;
        let owner = Owner::of(identity.account);
        let fingerprint = Fingerprint::of(Self::NAME, &[&self.card_id.to_string()]);
        let earlier = self.keys.find_made(context, owner, &fingerprint)?;
        context.require([Need::Numbers(Series::Payout, 1)])?;
        let mut card = any_card(context, self.card_id)?;
        if let Some(Made::Transaction(id)) = earlier {
            let made = context.referred(context.work.transaction(&id)?, "transaction")?;
            card.balance = made.balance_after;
            return Ok(unchanged(PaidOut {
                card,
                transaction: made.clone(),
                replayed: true,
            }));
        }
        if card.card_type != CardType::Standard {
            return Err(RefusalCode::InvalidStateTransition
                .of("card_id")
                .suggest("only what is on a standard card is paid out")
                .into());
        }
        let amount = card.balance;
        if amount == Money::ZERO {
            return Err(RefusalCode::InsufficientBalance.of("card_id").into());
        }
        if !is_approved {
            check_alone(context, identity, amount)?;
        }
        let mut draft = Draft::new(context);
        let new = NewTransaction {
            reason: Some(reason.clone()),
            ..NewTransaction::of(
                self.transaction_id,
                TransactionType::Payout,
                identity.account,
                amount,
                fingerprint,
            )
        };
        let given = [(LedgerAccount::Payout, amount.negated()?)];
        let transaction = draft.transact(&mut card, new, &given)?;
        let used = (Made::Transaction(transaction.id), fingerprint);
        self.keys.remember_made(&mut draft, context, owner, used);
        let details = json!({
            "tx_no": transaction.tx_no,
            "card_no": card.card_no,
            "amount": amount.minor(),
            "reason": reason,
        });
        let object = ("card", card.id.uuid());
        let receipt = PaidOut {
            card,
            transaction,
            replayed: false,
        };
        Ok(draft.finish(Some(identity), object, details, receipt))
    }
}
