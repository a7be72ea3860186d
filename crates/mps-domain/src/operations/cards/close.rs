//! Closing a card, and paying out what is on it before.

use serde_json::json;
use uuid::Uuid;

use super::any_card;
use crate::access::Permission;
use crate::books::Change;
use crate::card::{Card, CardStatus, CardType};
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::ids::CardId;
use crate::ledger::{Cause, LedgerAccount, Source};
use crate::money::Money;
use crate::operations::valid;
use crate::refusal::RefusalCode;

/// Closes a card for good. What is left on a voucher lapses; any other card must be empty.
#[derive(Debug, Clone)]
pub struct CloseCard {
    /// The card.
    pub card_id: CardId,
    /// A fresh id for the posting of what lapses.
    pub posting_id: Uuid,
    /// Why.
    pub reason: Option<String>,
}

/// Books that the whole balance of a standard card was paid out to its member.
#[derive(Debug, Clone)]
pub struct PayOut {
    /// The card.
    pub card_id: CardId,
    /// A fresh id for the posting.
    pub posting_id: Uuid,
    /// Why.
    pub reason: String,
}

impl Operation for CloseCard {
    type Receipt = Card;
    const NAME: &'static str = "close_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<Card>, Stop> {
        let identity = case.authorize(Permission::AdminManageCards)?;
        let reason = valid::optional("reason", self.reason.as_deref())?;
        let mut card = any_card(case, self.card_id)?;
        if card.status == CardStatus::Closed || card.replaced_by.is_some() {
            return Err(RefusalCode::InvalidStateTransition
                .of("card_id")
                .suggest("the card is closed or was replaced")
                .into());
        }
        let mut draft = Draft::new(case);
        let lapsed = card.balance;
        if lapsed != Money::ZERO {
            if card.card_type != CardType::Voucher {
                let left = case.policy.currency.format(lapsed);
                return Err(RefusalCode::InvalidStateTransition
                    .of("card_id")
                    .suggest(format!(
                        "the card holds {left}; POST /admin/cards/payout comes first"
                    ))
                    .into());
            }
            let source = Source {
                id: self.posting_id,
                cause: Cause::VoucherLapse,
            };
            draft.move_money(
                source,
                &mut card,
                lapsed.negated()?,
                LedgerAccount::Breakage,
            )?;
        }
        let before = std::mem::replace(&mut card.status, CardStatus::Closed);
        draft.put(Change::Card(card.clone()));
        let details = json!({
            "before": before.as_str(), "after": "closed", "lapsed": lapsed.minor(), "reason": reason,
        });
        let object = ("card", card.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, card))
    }
}

impl Operation for PayOut {
    type Receipt = (Card, Money);
    const NAME: &'static str = "pay_out_card";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn object(&self) -> Option<(&'static str, Uuid)> {
        Some(("card", self.card_id.uuid()))
    }

    fn decide(&self, case: &Case<'_>) -> Result<Decision<Self::Receipt>, Stop> {
        let identity = case.authorize(Permission::AdminManageCards)?;
        let reason = valid::text("reason", &self.reason)?;
        let mut card = any_card(case, self.card_id)?;
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
        let mut draft = Draft::new(case);
        let source = Source {
            id: self.posting_id,
            cause: Cause::Payout,
        };
        draft.move_money(source, &mut card, amount.negated()?, LedgerAccount::Payout)?;
        draft.put(Change::Card(card.clone()));
        let details = json!({
            "card_no": card.card_no, "amount": amount.minor(), "reason": reason,
        });
        let object = ("card", card.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, (card, amount)))
    }
}
