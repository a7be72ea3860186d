//! Issuing corporate cards and vouchers.

use serde_json::json;

use super::check_member;
use crate::access::Permission;
use crate::accounts::PasswordHash;
use crate::books::{Change, Need};
use crate::calendar::Timestamp;
use crate::card::{Binding, BindingRole, Card, CardType};
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::ids::{CardId, MemberId};
use crate::ledger::{Cause, LedgerAccount, Source};
use crate::money::Money;
use crate::numbers::Series;
use crate::operations::valid;
use crate::rate::DiscountRate;
use crate::refusal::RefusalCode;

/// A new corporate card, which gives its fixed rate to those who are bound to it.
#[derive(Debug, Clone)]
pub struct CreateCorporateCard {
    /// A fresh id.
    pub card_id: CardId,
    /// What it is called.
    pub name: Option<String>,
    /// Its rate.
    pub rate: DiscountRate,
    /// Its end, if it has one.
    pub expires_at: Option<Timestamp>,
    /// Its first owner, if it has one yet.
    pub owner: Option<MemberId>,
    /// The hash of a password by which members bind themselves.
    pub binding_password: Option<PasswordHash>,
}

/// A new voucher: value for one charge of one member.
#[derive(Debug, Clone)]
pub struct CreateVoucher {
    /// A fresh id.
    pub card_id: CardId,
    /// A fresh id for the posting of its value.
    pub posting_id: uuid::Uuid,
    /// What it is called.
    pub name: Option<String>,
    /// Whose it is.
    pub member_id: MemberId,
    /// What it is worth.
    pub amount: Money,
    /// Its end.
    pub expires_at: Timestamp,
}

impl Operation for CreateCorporateCard {
    type Receipt = Card;
    const NAME: &'static str = "create_corporate_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<Card>, Stop> {
        let identity = case.authorize(Permission::AdminManageCards)?;
        let name = valid::optional("name", self.name.as_deref())?;
        check_end(case, self.expires_at)?;
        if let Some(owner) = self.owner {
            check_member(case, owner)?;
            case.require([Need::Shares(owner)])?;
        }
        case.require([Need::Numbers(Series::CorporateCard, 1)])?;
        let mut draft = Draft::new(case);
        let card = Card {
            name,
            card_type: CardType::Corporate,
            member_id: None,
            fixed_rate: Some(self.rate),
            expires_at: self.expires_at,
            ..Card::new_standard(
                self.card_id,
                draft.number(Series::CorporateCard)?,
                MemberId::new(uuid::Uuid::nil()),
                case.now,
            )
        };
        draft.put(Change::Card(card.clone()));
        if let Some(hash) = self.binding_password.clone() {
            draft.put(Change::BindingPassword(card.id, Some(hash)));
        }
        if let Some(member_id) = self.owner {
            draft.put(Change::Binding(Binding {
                card_id: card.id,
                member_id,
                role: BindingRole::Owner,
                created_at: case.now,
            }));
        }
        let details = json!({ "card_no": card.card_no, "rate": self.rate.thousandths() });
        let object = ("card", card.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, card))
    }
}

impl Operation for CreateVoucher {
    type Receipt = Card;
    const NAME: &'static str = "create_voucher_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<Card>, Stop> {
        let identity = case.authorize(Permission::AdminManageCards)?;
        let name = valid::optional("name", self.name.as_deref())?;
        let policy = case.policy;
        let wrong = RefusalCode::InvalidRechargeAmount;
        self.amount
            .check_nameable()
            .map_err(|error| wrong.of_amount("amount", error, policy.currency))?;
        if self.amount > policy.card_balance_max {
            let most = policy.currency.format(policy.card_balance_max);
            let suggestion = format!("a card holds at most {most} (CARD_BALANCE_MAX)");
            return Err(RefusalCode::LimitExceeded
                .of("amount")
                .suggest(suggestion)
                .into());
        }
        check_end(case, Some(self.expires_at))?;
        check_member(case, self.member_id)?;
        case.require([Need::Numbers(Series::Voucher, 1)])?;
        let mut draft = Draft::new(case);
        let mut card = Card {
            name,
            card_type: CardType::Voucher,
            expires_at: Some(self.expires_at),
            ..Card::new_standard(
                self.card_id,
                draft.number(Series::Voucher)?,
                self.member_id,
                case.now,
            )
        };
        let source = Source {
            id: self.posting_id,
            cause: Cause::VoucherIssue,
        };
        draft.move_money(source, &mut card, self.amount, LedgerAccount::VoucherIssue)?;
        draft.put(Change::Card(card.clone()));
        draft.put(Change::Binding(Binding {
            card_id: card.id,
            member_id: self.member_id,
            role: BindingRole::Owner,
            created_at: case.now,
        }));
        let details = json!({ "card_no": card.card_no, "amount": self.amount.minor() });
        let object = ("card", card.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, card))
    }
}

fn check_end(case: &Case<'_>, expires_at: Option<Timestamp>) -> Result<(), Stop> {
    if expires_at.is_some_and(|end| end <= case.now) {
        return Err(RefusalCode::ValidationFailed
            .of("expires_at")
            .suggest("a time to come")
            .into());
    }
    Ok(())
}
