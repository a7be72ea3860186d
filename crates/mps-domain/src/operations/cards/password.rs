//! The password with which members bind themselves to a shared card.

use serde_json::json;

use super::{check_shareable, shared_card};
use crate::abort::Abort;
use crate::access::Permission;
use crate::account::Role;
use crate::accounts::PasswordHash;
use crate::card::{Card, CardRight, allows};
use crate::decision::{Context, Decision, Draft, Operation};
use crate::ids::CardId;
use crate::operations::codes::card_of_member;
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

/// Sets or clears the binding password. An owner of the card or an administrator may do it.
#[derive(Debug, Clone)]
pub struct SetBindingPassword {
    /// The card.
    pub card_id: CardId,
    /// The hash. With `None`, nobody can bind themselves.
    pub password: Option<PasswordHash>,
}

impl Operation for SetBindingPassword {
    type Receipt = Card;
    const NAME: &'static str = "set_card_binding_password";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Card>, Abort> {
        let identity = context.identify()?;
        let card = if identity.role == Role::Member {
            identity.require(Permission::MemberBindCard)?;
            let (card, role) = card_of_member(context, self.card_id, identity.member()?)?;
            check_shareable(&card)?;
            if !allows(card.card_type, role, CardRight::SetBindingPassword) {
                return Err(RefusalCode::PermissionDenied.into());
            }
            card
        } else {
            identity.require(Permission::AdminManageCards)?;
            shared_card(context, self.card_id)?
        };
        let mut draft = Draft::new(context);
        draft.put(Change::BindingPassword(card.id, self.password.clone()));
        let word = if self.password.is_some() {
            "changed"
        } else {
            "cleared"
        };
        let details = json!({ "card_no": card.card_no, "binding_password": word });
        let object = ("card", card.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, card))
    }
}
