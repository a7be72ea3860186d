//! Operations on cards other than paying: issuing, sharing, freezing, losing, closing.

mod bind;
mod close;
mod freeze;
mod issue;
mod lost;
mod password;

pub use bind::{BindMember, Bound, SelfBind, Unbind};
pub use close::{CardClosed, CloseCard, PaidOut, PayOut};
pub use freeze::{FreezeCard, UnfreezeCard};
pub use issue::{CardIssued, CreateCorporateCard, CreateVoucher, IssueStandardCard};
pub use lost::{MarkLost, ReplaceCard, Replaced};
pub use password::SetBindingPassword;

use crate::abort::Abort;
use crate::card::{Card, CardType};
use crate::decision::Context;
use crate::ids::{CardId, MemberId};
use crate::need::Need;
use crate::refusal::RefusalCode;

/// Any card, for administrators.
fn any_card(context: &Context<'_>, card_id: CardId) -> Result<Card, Abort> {
    context.require([Need::Card(card_id)])?;
    let card = context.work.card(&card_id)?.cloned();
    Ok(card.ok_or_else(|| RefusalCode::CardNotFound.of("card_id"))?)
}

/// Any shared card, for administrators.
fn shared_card(context: &Context<'_>, card_id: CardId) -> Result<Card, Abort> {
    let card = any_card(context, card_id)?;
    check_shareable(&card)?;
    Ok(card)
}

fn check_shareable(card: &Card) -> Result<(), Abort> {
    if card.card_type == CardType::Corporate {
        Ok(())
    } else {
        Err(RefusalCode::CardTypeNotShareable.into())
    }
}

/// Checks that the member exists.
fn check_member(context: &Context<'_>, member_id: MemberId) -> Result<(), Abort> {
    context.require([Need::Member(member_id)])?;
    match context.work.member(&member_id)? {
        Some(_) => Ok(()),
        None => Err(RefusalCode::MemberNotFound.of("member_id").into()),
    }
}

/// Returns the card that has taken over from this one, or this card if it was not replaced.
///
/// # Errors
/// [`Abort::Missing`] for rows to load.
pub(super) fn successor(context: &Context<'_>, card_id: CardId) -> Result<Card, Abort> {
    let mut card_id = card_id;
    loop {
        context.require([Need::Card(card_id)])?;
        let card = context.referred(context.work.card(&card_id)?, "card")?;
        match card.replaced_by {
            Some(next) => card_id = next,
            None => return Ok(card.clone()),
        }
    }
}
