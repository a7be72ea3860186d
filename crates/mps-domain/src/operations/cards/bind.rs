//! Roles on a shared card.

use serde_json::json;

use super::{check_member, check_shareable, shared_card};
use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::Role;
use crate::card::{Binding, BindingRole, Card, CardRight, CardStatus, allows};
use crate::decision::{Context, Decision, Draft, Operation};
use crate::ids::{CardId, MemberId};
use crate::need::Need;
use crate::operations::codes::card_of_member;
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

/// Gives a member a role on a shared card. Administrators and owners of the card may give any role, managers
/// only lower ones than their own. Only administrators and owners may change a role that the member already
/// has.
#[derive(Debug, Clone)]
pub struct BindMember {
    /// The card.
    pub card_id: CardId,
    /// The member who gets the role.
    pub member_id: MemberId,
    /// The role.
    pub role: BindingRole,
}

/// A member binds themselves with the card's binding password, always as `member`.
#[derive(Debug, Clone)]
pub struct SelfBind {
    /// The card that the number or id names, if there is one.
    pub card_id: Option<CardId>,
    /// Whether the card has a binding password and the given one is right.
    pub password_is_right: bool,
}

/// Removes a member's role on a shared card. Administrators and owners of the card may remove any role,
/// managers lower ones than their own, and every member their own.
#[derive(Debug, Clone)]
pub struct Unbind {
    /// The card.
    pub card_id: CardId,
    /// The member who loses the role; the actor when it is `None`.
    pub member_id: Option<MemberId>,
}

/// A role on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The role.
    pub binding: Binding,
    /// The card.
    pub card: Card,
}

impl Operation for BindMember {
    type Receipt = Bound;
    const NAME: &'static str = "bind_member_to_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Bound>, Abort> {
        let identity = context.identify()?;
        let (card, own) = acting(context, &identity, self.card_id)?;
        if own.is_some_and(|own| self.role >= own && own != BindingRole::Owner) {
            return Err(RefusalCode::PermissionDenied.of("role").into());
        }
        check_member(context, self.member_id)?;
        let needs = needs(self.card_id, self.member_id);
        context.require(needs)?;
        let before = context
            .work
            .binding(&(self.member_id, self.card_id))?
            .cloned();
        if let Some(before) = &before {
            let may_change = own.is_none_or(|own| own == BindingRole::Owner);
            if before.role == self.role || !may_change {
                return Err(RefusalCode::CardAlreadyBound.of("member_id").into());
            }
            check_owner_stays(context, before)?;
        }
        let binding = Binding {
            card_id: self.card_id,
            member_id: self.member_id,
            role: self.role,
            created_at: before
                .as_ref()
                .map_or(context.now, |before| before.created_at),
        };
        bind(
            context,
            &identity,
            card,
            binding,
            before.map(|before| before.role),
        )
    }
}

impl Operation for SelfBind {
    type Receipt = Bound;
    const NAME: &'static str = "bind_member_to_card";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn object(&self) -> Option<(&'static str, uuid::Uuid)> {
        self.card_id.map(|card| ("card", card.uuid()))
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Bound>, Abort> {
        let identity = context.authorize(Permission::MemberBindCard)?;
        let member_id = identity.member()?;
        let refused = || Abort::from(RefusalCode::BindingRefused);
        let card_id = self.card_id.filter(|_| self.password_is_right);
        let card_id = card_id.ok_or_else(refused)?;
        context.require(needs(card_id, member_id))?;
        let card = context.work.card(&card_id)?.ok_or_else(refused)?.clone();
        check_shareable(&card).map_err(|_| refused())?;
        if context.work.binding(&(member_id, card_id))?.is_some() {
            return Err(RefusalCode::CardAlreadyBound.into());
        }
        card.check_usable(context.now)?;
        let binding = Binding {
            card_id,
            member_id,
            role: BindingRole::Member,
            created_at: context.now,
        };
        bind(context, &identity, card, binding, None)
    }
}

impl Operation for Unbind {
    type Receipt = Bound;
    const NAME: &'static str = "unbind_member_from_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Bound>, Abort> {
        let identity = context.identify()?;
        let own_id = identity.member().ok();
        let Some(member_id) = self.member_id.or(own_id) else {
            return Err(RefusalCode::PermissionDenied.into());
        };
        let is_own = own_id == Some(member_id);
        let (card, own) = if is_own {
            identity.require(Permission::MemberUnbindCard)?;
            let (card, role) = card_of_member(context, self.card_id, member_id)?;
            check_shareable(&card)?;
            (card, Some(role))
        } else {
            acting(context, &identity, self.card_id)?
        };
        context.require(needs(self.card_id, member_id))?;
        let binding = context.work.binding(&(member_id, self.card_id))?.cloned();
        let binding = binding.ok_or_else(|| RefusalCode::MemberNotFound.of("member_id"))?;
        let is_below = |own: BindingRole| binding.role < own || own == BindingRole::Owner;
        if !is_own && own.is_some_and(|own| !is_below(own)) {
            return Err(RefusalCode::PermissionDenied.of("member_id").into());
        }
        check_owner_stays(context, &binding)?;
        let mut draft = Draft::new(context);
        draft.put(Change::Unbind(member_id, self.card_id));
        let details = json!({
            "card_no": card.card_no, "member_id": member_id.uuid(), "before": binding.role.as_str(),
        });
        let object = ("card", self.card_id.uuid());
        let receipt = Bound { binding, card };
        Ok(draft.finish(Some(&identity), object, details, receipt))
    }
}

/// The rows that a change of a member's role on a card needs. The card itself is among them: its lock keeps
/// two owners from removing each other at once.
fn needs(card_id: CardId, member_id: MemberId) -> [Need; 4] {
    [
        Need::Card(card_id),
        Need::Owners(card_id),
        Need::Binding((member_id, card_id)),
        Need::Entitlements(member_id),
    ]
}

/// Returns the card and the actor's role on it; `None` for an administrator.
fn acting(
    context: &Context<'_>,
    identity: &Identity,
    card_id: CardId,
) -> Result<(Card, Option<BindingRole>), Abort> {
    if identity.role != Role::Member {
        identity.require(Permission::AdminManageCards)?;
        return Ok((shared_card(context, card_id)?, None));
    }
    identity.require(Permission::MemberBindCard)?;
    let (card, role) = card_of_member(context, card_id, identity.member()?)?;
    check_shareable(&card)?;
    if !allows(card.card_type, role, CardRight::ManageBindings) {
        return Err(RefusalCode::PermissionDenied.into());
    }
    Ok((card, Some(role)))
}

/// Checks that the card still has an owner when this role is gone.
fn check_owner_stays(context: &Context<'_>, binding: &Binding) -> Result<(), Abort> {
    let owners = context.work.owners(binding.card_id)?;
    if binding.role == BindingRole::Owner && owners.len() <= 1 {
        return Err(RefusalCode::CannotRemoveLastOwner.into());
    }
    Ok(())
}

fn bind(
    context: &Context<'_>,
    identity: &Identity,
    card: Card,
    binding: Binding,
    before: Option<BindingRole>,
) -> Result<Decision<Bound>, Abort> {
    if card.status == CardStatus::Closed {
        return Err(RefusalCode::CardNotActive.into());
    }
    let mut draft = Draft::new(context);
    draft.put(Change::Binding(binding.clone()));
    let details = json!({
        "card_no": card.card_no,
        "member_id": binding.member_id.uuid(),
        "before": before.map(BindingRole::as_str),
        "after": binding.role.as_str(),
    });
    let object = ("card", card.id.uuid());
    let receipt = Bound { binding, card };
    Ok(draft.finish(Some(identity), object, details, receipt))
}
