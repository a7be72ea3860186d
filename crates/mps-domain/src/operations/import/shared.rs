//! Importing levels, merchants and corporate cards.

use serde_json::json;

use super::{Imported, operator};
use crate::abort::Abort;
use crate::account::Account;
use crate::accounts::{Merchant, PasswordHash};
use crate::card::Card;
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::level::LevelTable;
use crate::names::login_key;
use crate::need::Need;
use crate::refusal::RefusalCode;
use crate::unit_of_work::{Change, NewPassword};

/// Imports the table of levels.
#[derive(Debug, Clone)]
pub struct ImportLevels {
    /// The levels.
    pub levels: LevelTable,
}

impl Operation for ImportLevels {
    type Receipt = Imported;
    const NAME: &'static str = "import_levels";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Imported>, Abort> {
        let identity = operator(context)?;
        context.require([Need::Levels])?;
        if *context.work.levels()? == self.levels {
            return Ok(unchanged(Imported::Before));
        }
        let mut draft = Draft::new(context);
        draft.put(Change::Levels(self.levels.clone()));
        let details = json!({ "levels": self.levels.levels().len() });
        let object = ("levels", uuid::Uuid::nil());
        Ok(draft.finish(Some(&identity), object, details, Imported::Now))
    }
}

/// Imports a merchant with its password.
#[derive(Debug, Clone)]
pub struct ImportMerchant {
    /// The merchant.
    pub merchant: Merchant,
    /// The hash of its password, if it has one.
    pub password: Option<PasswordHash>,
}

impl Operation for ImportMerchant {
    type Receipt = Imported;
    const NAME: &'static str = "import_merchant";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Imported>, Abort> {
        let identity = operator(context)?;
        let merchant = &self.merchant;
        let key = login_key(&merchant.code);
        context.require([
            Need::Merchant(merchant.id),
            Need::MerchantByCode(key.clone()),
        ])?;
        if context.work.merchant(&merchant.id)?.is_some() {
            return Ok(unchanged(Imported::Before));
        }
        if context.work.merchant_by_code(&key)?.is_some() {
            return Err(RefusalCode::MerchantCodeAlreadyUsed.of("code").into());
        }
        let mut draft = Draft::new(context);
        draft.put(Change::Merchant(merchant.clone()));
        if let Some(hash) = self.password.clone() {
            let account = Account::Merchant(merchant.id);
            draft.put(Change::Password(NewPassword { account, hash }));
        }
        let details = json!({ "code": merchant.code });
        let object = ("merchant", merchant.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, Imported::Now))
    }
}

/// Imports a corporate card with its binding password. Its bindings come with the members.
#[derive(Debug, Clone)]
pub struct ImportCorporateCard {
    /// The card, which has no balance.
    pub card: Card,
    /// The hash of the password with which members bind themselves, if there is one.
    pub binding_password: Option<PasswordHash>,
}

impl Operation for ImportCorporateCard {
    type Receipt = Imported;
    const NAME: &'static str = "import_corporate_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Imported>, Abort> {
        let identity = operator(context)?;
        let card = &self.card;
        context.require([Need::Card(card.id)])?;
        if context.work.card(&card.id)?.is_some() {
            return Ok(unchanged(Imported::Before));
        }
        let mut draft = Draft::new(context);
        draft.put(Change::Card(card.clone()));
        if let Some(hash) = self.binding_password.clone() {
            draft.put(Change::BindingPassword(card.id, Some(hash)));
        }
        let details = json!({ "card_no": card.card_no });
        let object = ("card", card.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, Imported::Now))
    }
}
