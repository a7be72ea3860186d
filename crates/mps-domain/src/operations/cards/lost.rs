//! Lost cards and their replacements.

use serde_json::json;

use super::any_card;
use crate::abort::Abort;
use crate::access::Permission;
use crate::card::{Binding, BindingRole, Card, CardStatus, CardType};
use crate::decision::{Context, Decision, Draft, NewTransaction, Operation, unchanged};
use crate::idempotency::{Fingerprint, Made, Owner};
use crate::ids::{CardId, TransactionId};
use crate::need::Need;
use crate::numbers::Series;
use crate::operations::once::Keys;
use crate::operations::valid;
use crate::refusal::RefusalCode;
use crate::transaction::TransactionType;
use crate::unit_of_work::Change;

/// Marks a card as lost: it never pays again. [`ReplaceCard`] moves what is on it to a new card.
#[derive(Debug, Clone)]
pub struct MarkLost {
    /// The card.
    pub card_id: CardId,
    /// The reason.
    pub reason: Option<String>,
}

/// Issues a card that takes over everything from a lost one: balance, points, level, debts and future
/// refunds.
#[derive(Debug, Clone)]
pub struct ReplaceCard {
    /// The lost card.
    pub card_id: CardId,
    /// A new id for the new card.
    pub new_card_id: CardId,
    /// A new id for the transaction out of the lost card.
    pub out_id: TransactionId,
    /// A new id for the transaction into the new card.
    pub into_id: TransactionId,
    /// The reason.
    pub reason: Option<String>,
    /// The keys with which the client retries.
    pub keys: Keys,
}

/// A lost card and its replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The lost card.
    pub old: Card,
    /// The new card.
    pub new: Card,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

impl Operation for MarkLost {
    type Receipt = Card;
    const NAME: &'static str = "mark_card_lost";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Card>, Abort> {
        let identity = context.authorize(Permission::AdminManageCards)?;
        let reason = valid::optional("reason", self.reason.as_deref())?;
        let mut card = any_card(context, self.card_id)?;
        let may_be_lost = match card.status {
            CardStatus::Active | CardStatus::Inactive | CardStatus::Suspended => true,
            CardStatus::Lost | CardStatus::Used | CardStatus::Expired | CardStatus::Closed => false,
        };
        if !may_be_lost || card.card_type == CardType::Corporate {
            let suggestion = match card.card_type {
                CardType::Corporate => {
                    "a corporate card holds nothing that could be lost".to_owned()
                }
                CardType::Standard | CardType::Voucher => format!("the card is {}", card.status),
            };
            return Err(RefusalCode::InvalidStateTransition
                .of("card_id")
                .suggest(suggestion)
                .into());
        }
        let before = std::mem::replace(&mut card.status, CardStatus::Lost);
        let mut draft = Draft::new(context);
        draft.put(Change::Card(card.clone()));
        let details = json!({ "before": before.as_str(), "after": "lost", "reason": reason });
        let object = ("card", card.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, card))
    }
}

impl Operation for ReplaceCard {
    type Receipt = Replaced;
    const NAME: &'static str = "replace_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Replaced>, Abort> {
        let identity = context.authorize(Permission::AdminManageCards)?;
        let reason = valid::optional("reason", self.reason.as_deref())?;
        let owner = Owner::of(identity.account);
        let fingerprint = Fingerprint::of(Self::NAME, &[&self.card_id.to_string()]);
        let earlier = self.keys.find_made(context, owner, &fingerprint)?;
        let mut old = any_card(context, self.card_id)?;
        if let Some(Made::Card(id)) = earlier {
            let new = any_card(context, id)?;
            let replayed = true;
            return Ok(unchanged(Replaced { old, new, replayed }));
        }
        if old.status != CardStatus::Lost || old.replaced_by.is_some() {
            let suggestion = if old.replaced_by.is_some() {
                "the card has been replaced already".to_owned()
            } else {
                format!(
                    "the card is {}; mark it as lost first with POST /admin/cards/lost",
                    old.status
                )
            };
            return Err(RefusalCode::InvalidStateTransition
                .of("card_id")
                .suggest(suggestion)
                .into());
        }
        let member_id = context.referred(old.member_id, "member")?;
        let series = match old.card_type {
            CardType::Voucher => Series::Voucher,
            CardType::Standard | CardType::Corporate => Series::StandardCard,
        };
        context.require([
            Need::Levels,
            Need::Numbers(series, 1),
            Need::Numbers(Series::Transfer, 2),
            Need::Binding((member_id, old.id)),
        ])?;

        let mut draft = Draft::new(context);
        let mut new = Card {
            name: old.name.clone(),
            card_type: old.card_type,
            expires_at: old.expires_at,
            last_payment: old.last_payment,
            spent_day: old.spent_day,
            spent: old.spent,
            ..Card::new_standard(
                self.new_card_id,
                draft.number(series)?,
                member_id,
                context.now,
            )
        };
        let transfer = |id| NewTransaction {
            reason: reason.clone(),
            ..NewTransaction::of(
                id,
                TransactionType::Transfer,
                identity.account,
                old.balance,
                fingerprint,
            )
        };
        let (out, into) = (transfer(self.out_id), transfer(self.into_id));
        // The old card comes first: only one of the two may be the member's standard card.
        old.replaced_by = Some(new.id);
        draft.transfer_all((&mut old, out), (&mut new, into))?;
        let used = (Made::Card(new.id), fingerprint);
        self.keys.remember_made(&mut draft, context, owner, used);
        if context.work.binding(&(member_id, old.id))?.is_some() {
            draft.put(Change::Unbind(member_id, old.id));
        }
        draft.put(Change::Binding(Binding {
            card_id: new.id,
            member_id,
            role: BindingRole::Owner,
            created_at: context.now,
        }));
        let details = json!({
            "card_no": old.card_no,
            "replaced_by": new.card_no,
            "balance": new.balance.minor(),
            "points": new.points,
            "reason": reason,
        });
        let object = ("card", old.id.uuid());
        let replayed = false;
        let receipt = Replaced { old, new, replayed };
        Ok(draft.finish(Some(&identity), object, details, receipt))
    }
}
