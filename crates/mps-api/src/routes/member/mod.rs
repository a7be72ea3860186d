//! The endpoints of members.

mod bind_card;
mod binding_password;
mod bindings;
pub(super) mod cards;
mod code;
pub(super) mod freeze;
mod points;
mod profile;
mod qr_generate;
mod qr_revoke;
mod recharge;
mod share;
mod transactions;
mod unbind_card;
pub(super) mod unshare;
mod update_profile;

use mps_domain::card::BindingRole;
use mps_domain::ids::CardId;
use mps_protocol::{ErrorCode, endpoint};
use mps_store::queries::cards::role_on;

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, Doors, Guarded};

pub(super) fn routes(doors: Doors, app: &App) -> Doors {
    doors
        .endpoint(app, &endpoint::MEMBER_CARDS, cards::handle)
        .endpoint(app, &endpoint::QR_GENERATE, qr_generate::handle)
        .endpoint(app, &endpoint::MEMBER_CODE, code::handle)
        .endpoint(app, &endpoint::QR_REVOKE, qr_revoke::handle)
        .endpoint(app, &endpoint::MEMBER_RECHARGE, recharge::handle)
        .endpoint(app, &endpoint::MEMBER_TRANSACTIONS, transactions::handle)
        .endpoint(app, &endpoint::MEMBER_POINTS, points::handle)
        .endpoint(app, &endpoint::MEMBER_PROFILE, profile::handle)
        .endpoint(app, &endpoint::MEMBER_FREEZE, freeze::handle)
        .endpoint(app, &endpoint::BIND_CARD, bind_card::handle)
        .endpoint(app, &endpoint::UNBIND_CARD, unbind_card::handle)
        .endpoint(app, &endpoint::BINDINGS, bindings::handle)
        .endpoint(app, &endpoint::SHARE_CARD, share::handle)
        .endpoint(app, &endpoint::UNSHARE_CARD, unshare::handle)
        .endpoint(app, &endpoint::BINDING_PASSWORD, binding_password::handle)
        .endpoint(app, &endpoint::UPDATE_PROFILE, update_profile::handle)
}

/// Checks that the caller owns or manages a card. A card that the caller is not bound to is
/// reported like one that does not exist.
async fn check_manages(app: &App, caller: &Caller, card: CardId) -> Result<(), ApiError> {
    let role = app.fetch_one(role_on(card, caller.identity.member()?));
    match role.await? {
        None => Err(ErrorCode::CardNotFound.into()),
        Some(role) if role < BindingRole::Manager => Err(ErrorCode::PermissionDenied.into()),
        Some(_) => Ok(()),
    }
}

/// The name of a card in a request.
enum CardName<'a> {
    Id(CardId),
    No(&'a str),
}

/// Returns the name of a card. Exactly one of the two fields must be set.
fn named_card(id: Option<CardId>, no: Option<&str>) -> Result<CardName<'_>, ApiError> {
    match (id, no) {
        (Some(id), None) => Ok(CardName::Id(id)),
        (None, Some(no)) => Ok(CardName::No(no)),
        _ => Err(ApiError::of(ErrorCode::ValidationFailed, "card_id")
            .suggest("card_id or card_no, one of them")),
    }
}
