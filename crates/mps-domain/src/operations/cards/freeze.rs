//! Freezing a card, and undoing it.

use serde_json::json;

use super::any_card;
use crate::access::{Identity, Permission, Role};
use crate::books::Change;
use crate::card::{Card, CardRight, CardStatus, allows};
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::ids::CardId;
use crate::operations::codes::card_of_member;
use crate::operations::valid;
use crate::refusal::RefusalCode;

/// Stops a card for the time being. A member may do it to the own card, an administrator to any.
#[derive(Debug, Clone)]
pub struct FreezeCard {
    /// The card.
    pub card_id: CardId,
    /// Why.
    pub reason: Option<String>,
}

/// Lets a frozen card be used again. Administrators only.
#[derive(Debug, Clone)]
pub struct UnfreezeCard {
    /// The card.
    pub card_id: CardId,
    /// Why.
    pub reason: Option<String>,
}

impl Operation for FreezeCard {
    type Receipt = Card;
    const NAME: &'static str = "freeze_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<Card>, Stop> {
        let identity = case.identify()?;
        let card = if identity.role == Role::Member {
            identity.require(Permission::MemberManageProfile)?;
            let (card, role) = card_of_member(case, self.card_id, identity.member()?)?;
            if !allows(card.card_type, role, CardRight::Freeze) {
                return Err(RefusalCode::PermissionDenied.into());
            }
            card
        } else {
            identity.require(Permission::AdminManageCards)?;
            any_card(case, self.card_id)?
        };
        let reason = self.reason.as_deref();
        change(
            case,
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

    fn decide(&self, case: &Case<'_>) -> Result<Decision<Card>, Stop> {
        let identity = case.authorize(Permission::AdminManageCards)?;
        let card = any_card(case, self.card_id)?;
        let reason = self.reason.as_deref();
        change(
            case,
            &identity,
            card,
            CardStatus::Inactive,
            CardStatus::Active,
            reason,
        )
    }
}

fn change(
    case: &Case<'_>,
    identity: &Identity,
    mut card: Card,
    from: CardStatus,
    to: CardStatus,
    reason: Option<&str>,
) -> Result<Decision<Card>, Stop> {
    let reason = valid::optional("reason", reason)?;
    if card.status != from {
        return Err(RefusalCode::InvalidStateTransition
            .of("card_id")
            .suggest(format!("the card is {}, not {from}", card.status))
            .into());
    }
    card.status = to;
    let mut draft = Draft::new(case);
    draft.put(Change::Card(card.clone()));
    let details = json!({ "before": from.as_str(), "after": to.as_str(), "reason": reason });
    Ok(draft.finish(Some(identity), ("card", card.id.uuid()), details, card))
}
