//! Cards beyond paying: issuing, sharing, freezing, losing, closing.

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

use crate::books::Need;
use crate::card::{Card, CardType};
use crate::decision::{Case, Stop};
use crate::ids::{CardId, MemberId};
use crate::refusal::RefusalCode;

/// Any card, for administrators.
fn any_card(case: &Case<'_>, card_id: CardId) -> Result<Card, Stop> {
    case.require([Need::Card(card_id)])?;
    let card = case.books.card(&card_id)?.cloned();
    Ok(card.ok_or_else(|| RefusalCode::CardNotFound.of("card_id"))?)
}

/// Any shared card, for administrators.
fn shared_card(case: &Case<'_>, card_id: CardId) -> Result<Card, Stop> {
    let card = any_card(case, card_id)?;
    check_shareable(&card)?;
    Ok(card)
}

fn check_shareable(card: &Card) -> Result<(), Stop> {
    if card.card_type == CardType::Corporate {
        Ok(())
    } else {
        Err(RefusalCode::CardTypeNotShareable.into())
    }
}

/// That there is such a member.
fn check_member(case: &Case<'_>, member_id: MemberId) -> Result<(), Stop> {
    case.require([Need::Member(member_id)])?;
    match case.books.member(&member_id)? {
        Some(_) => Ok(()),
        None => Err(RefusalCode::MemberNotFound.of("member_id").into()),
    }
}

/// The card that has taken over what was on this one, or this one.
///
/// # Errors
/// [`Stop::Missing`] for rows to load.
pub(super) fn successor(case: &Case<'_>, card_id: CardId) -> Result<Card, Stop> {
    let mut card_id = card_id;
    loop {
        case.require([Need::Card(card_id)])?;
        let card = case.referred(case.books.card(&card_id)?, "card")?;
        match card.replaced_by {
            Some(next) => card_id = next,
            None => return Ok(card.clone()),
        }
    }
}
