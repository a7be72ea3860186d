//! Freezing and unfreezing a card.

use serde_json::json;

use super::any_card;
use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::Role;
use crate::card::{Card, CardRight, CardStatus, allows};
use crate::decision::{Context, Decision, Draft, Operation};
use crate::ids::CardId;
use crate::operations::codes::card_of_member;
use crate::operations::valid;
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

/// Freezes a card for the time being. A member may freeze their own card, an administrator any.
#[derive(Debug, Clone)]
pub struct FreezeCard {
    /// The card.
    pub card_id: CardId,
    /// The reason.
    pub reason: Option<String>,
}

/// Makes a frozen card usable again. Administrators only.
#[derive(Debug, Clone)]
pub struct UnfreezeCard {
    /// The card.
    pub card_id: CardId,
    /// The reason.
    pub reason: Option<String>,
}

impl Operation for FreezeCard {
    type Receipt = Card;
    const NAME: &'static str = "freeze_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Card>, Abort> {
        let identity = context.identify()?;
        let card = if identity.role == Role::Member {
            identity.require(Permission::MemberManageProfile)?;
            let (card, role) = card_of_member(context, self.card_id, identity.member()?)?;
            if !allows(card.card_type, role, CardRight::Freeze) {
                return Err(RefusalCode::PermissionDenied.into());
            }
            card
        } else {
            identity.require(Permission::AdminManageCards)?;
            any_card(context, self.card_id)?
        };
        let reason = self.reason.as_deref();
        change(
            context,
            &identity,
            card,
            CardStatus::Active,
            CardStatus::Inactive,
            reason,
        )
    }
}

impl Operation for UnfreezeCard {
    type Receipt = Card;
    const NAME: &'static str = "unfreeze_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Card>, Abort> {
        let identity = context.authorize(Permission::AdminManageCards)?;
        let card = any_card(context, self.card_id)?;
        let reason = self.reason.as_deref();
        change(
            context,
            &identity,
            card,
            CardStatus::Inactive,
            CardStatus::Active,
            reason,
        )
    }
}

fn change(
    context: &Context<'_>,
    identity: &Identity,
    mut card: Card,
    from: CardStatus,
    to: CardStatus,
    reason: Option<&str>,
) -> Result<Decision<Card>, Abort> {
    let reason = valid::optional("reason", reason)?;
    if card.status != from {
        return Err(RefusalCode::InvalidStateTransition
            .of("card_id")
            .suggest(format!("the card is {}, not {from}", card.status))
            .into());
    }
    card.status = to;
    let mut draft = Draft::new(context);
    draft.put(Change::Card(card.clone()));
    let details = json!({ "before": from.as_str(), "after": to.as_str(), "reason": reason });
    Ok(draft.finish(Some(identity), ("card", card.id.uuid()), details, card))
}
