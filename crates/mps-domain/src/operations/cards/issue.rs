//! Issuing corporate cards and vouchers, and standard cards to members who no longer have one.

use serde_json::json;

use super::{any_card, check_member};
use crate::abort::Abort;
use crate::access::Permission;
use crate::accounts::{MemberStatus, PasswordHash};
use crate::calendar::Timestamp;
use crate::card::{Binding, BindingRole, Card, CardStatus, CardType};
use crate::decision::{Context, Decision, Draft, NewTransaction, Operation, unchanged};
use crate::idempotency::{Fingerprint, Made, Owner};
use crate::ids::{CardId, MemberId, TransactionId};
use crate::ledger::LedgerAccount;
use crate::money::Money;
use crate::need::Need;
use crate::numbers::Series;
use crate::operations::once::Keys;
use crate::operations::valid;
use crate::policy::Policy;
use crate::rate::DiscountRate;
use crate::refusal::RefusalCode;
use crate::transaction::TransactionType;
use crate::unit_of_work::Change;

/// A new corporate card. It gives its fixed rate to the members bound to it.
#[derive(Debug, Clone)]
pub struct CreateCorporateCard {
    /// A new id.
    pub card_id: CardId,
    /// Its name.
    pub name: Option<String>,
    /// Its rate.
    pub rate: DiscountRate,
    /// Its expiry, if it has one.
    pub expires_at: Option<Timestamp>,
    /// Its first owner, if it has one yet.
    pub owner: Option<MemberId>,
    /// The hash of the password with which members bind themselves.
    pub binding_password: Option<PasswordHash>,
    /// The keys with which the client retries.
    pub keys: Keys,
}

/// A new voucher: value for one charge by one member.
#[derive(Debug, Clone)]
pub struct CreateVoucher {
    /// A new id.
    pub card_id: CardId,
    /// A new id for the transaction of its value.
    pub transaction_id: TransactionId,
    /// Its name.
    pub name: Option<String>,
    /// Its owner.
    pub member_id: MemberId,
    /// Its value.
    pub amount: Money,
    /// Its expiry.
    pub expires_at: Timestamp,
    /// The keys with which the client retries.
    pub keys: Keys,
}

/// A card that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardIssued {
    /// The card.
    pub card: Card,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

impl CardIssued {
    const fn new(card: Card) -> Self {
        let replayed = false;
        Self { card, replayed }
    }

    /// Returns the card of an earlier request, as it was when it was issued.
    fn again(
        context: &Context<'_>,
        card_id: CardId,
        balance: Money,
    ) -> Result<Decision<Self>, Abort> {
        let card = any_card(context, card_id)?;
        Ok(unchanged(Self {
            card: Card {
                balance,
                status: CardStatus::Active,
                ..card
            },
            replayed: true,
        }))
    }
}

/// A new, empty standard card for a member who has none because theirs was closed.
#[derive(Debug, Clone)]
pub struct IssueStandardCard {
    /// A new id.
    pub card_id: CardId,
    /// Its owner.
    pub member_id: MemberId,
}

impl Operation for IssueStandardCard {
    type Receipt = Card;
    const NAME: &'static str = "issue_standard_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Card>, Abort> {
        let identity = context.authorize(Permission::AdminManageCards)?;
        context.require([
            Need::Member(self.member_id),
            Need::StandardCardOf(self.member_id),
        ])?;
        let member = context.work.member(&self.member_id)?;
        let member = member.ok_or_else(|| RefusalCode::MemberNotFound.of("member_id"))?;
        let wrong = |suggestion: String| {
            let refusal = RefusalCode::InvalidStateTransition.of("member_id");
            Abort::from(refusal.suggest(suggestion))
        };
        if member.status == MemberStatus::Deleted {
            return Err(wrong("the member is deleted".to_owned()));
        }
        if let Some(card_id) = *context.work.standard_card_of(self.member_id)? {
            let card = any_card(context, card_id)?;
            let (number, way) = (&card.card_no, next_step(&card));
            return Err(wrong(format!("the member has the card {number}; {way}")));
        }
        context.require([Need::Numbers(Series::StandardCard, 1)])?;
        let mut draft = Draft::new(context);
        let card_no = draft.number(Series::StandardCard)?;
        let card = Card::new_standard(self.card_id, card_no, self.member_id, context.now);
        draft.put(Change::Card(card.clone()));
        draft.put(Change::Binding(Binding {
            card_id: card.id,
            member_id: self.member_id,
            role: BindingRole::Owner,
            created_at: context.now,
        }));
        let details = json!({ "card_no": card.card_no, "member_no": member.member_no });
        let object = ("card", card.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, card))
    }
}

/// What an administrator can do about the standard card that a member has.
const fn next_step(card: &Card) -> &'static str {
    match card.status {
        CardStatus::Lost => "it is lost: POST /admin/cards/replace issues one in its place",
        CardStatus::Inactive => "it is frozen: POST /admin/cards/unfreeze",
        CardStatus::Active
        | CardStatus::Suspended
        | CardStatus::Used
        | CardStatus::Expired
        | CardStatus::Closed => "another is issued once it is closed: POST /admin/cards/close",
    }
}

impl Operation for CreateCorporateCard {
    type Receipt = CardIssued;
    const NAME: &'static str = "create_corporate_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<CardIssued>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminManageCards)?;
        let name = valid::optional("name", self.name.as_deref())?;
        self.keys.require_key()?;
        let owner = Owner::of(identity.account);
        let fingerprint = self.fingerprint(name.as_deref());
        if let Some(Made::Card(card)) = self.keys.find_made(context, owner, &fingerprint)? {
            return CardIssued::again(context, card, Money::ZERO);
        }
        check_end(context, self.expires_at)?;
        if let Some(owner) = self.owner {
            check_member(context, owner)?;
            context.require([Need::Entitlements(owner)])?;
        }
        context.require([Need::Numbers(Series::CorporateCard, 1)])?;
        let mut draft = Draft::new(context);
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
                context.now,
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
                created_at: context.now,
            }));
        }
        let used = (Made::Card(card.id), fingerprint);
        self.keys.remember_made(&mut draft, context, owner, used);
        let details = json!({ "card_no": card.card_no, "rate": self.rate.thousandths() });
        let object = ("card", card.id.uuid());
        let receipt = CardIssued::new(card);
        Ok(draft.finish(Some(&identity), object, details, receipt))
    }
}

impl Operation for CreateVoucher {
    type Receipt = CardIssued;
    const NAME: &'static str = "create_voucher_card";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<CardIssued>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminManageCards)?;
        let name = valid::optional("name", self.name.as_deref())?;
        let policy = context.policy;
        let wrong = RefusalCode::InvalidRechargeAmount;
        self.amount
            .check_nameable()
            .map_err(|error| wrong.of_amount("amount", error, policy.currency))?;
        self.keys.require_key()?;
        let owner = Owner::of(identity.account);
        let fingerprint = self.fingerprint(name.as_deref(), policy);
        if let Some(Made::Transaction(id)) = self.keys.find_made(context, owner, &fingerprint)? {
            context.require([Need::Transaction(id)])?;
            let made = context.referred(context.work.transaction(&id)?, "transaction")?;
            return CardIssued::again(context, made.card_id, made.balance_after);
        }
        if self.amount > policy.card_balance_max {
            let most = policy.currency.format(policy.card_balance_max);
            let suggestion = format!("a card holds at most {most} (CARD_BALANCE_MAX)");
            return Err(RefusalCode::LimitExceeded
                .of("amount")
                .suggest(suggestion)
                .into());
        }
        check_end(context, Some(self.expires_at))?;
        check_member(context, self.member_id)?;
        let numbers = [Series::Voucher, Series::VoucherIssue];
        context.require(numbers.map(|series| Need::Numbers(series, 1)))?;
        let mut draft = Draft::new(context);
        let mut card = Card {
            name,
            card_type: CardType::Voucher,
            expires_at: Some(self.expires_at),
            ..Card::new_standard(
                self.card_id,
                draft.number(Series::Voucher)?,
                self.member_id,
                context.now,
            )
        };
        let new = NewTransaction::of(
            self.transaction_id,
            TransactionType::VoucherIssue,
            identity.account,
            self.amount,
            fingerprint,
        );
        let given = [(LedgerAccount::VoucherIssue, self.amount)];
        let made = draft.transact(&mut card, new, &given)?;
        draft.put(Change::Binding(Binding {
            card_id: card.id,
            member_id: self.member_id,
            role: BindingRole::Owner,
            created_at: context.now,
        }));
        let used = (Made::Transaction(made.id), fingerprint);
        self.keys.remember_made(&mut draft, context, owner, used);
        let details = json!({
            "tx_no": made.tx_no, "card_no": card.card_no, "amount": self.amount.minor(),
        });
        let object = ("card", card.id.uuid());
        let receipt = CardIssued::new(card);
        Ok(draft.finish(Some(&identity), object, details, receipt))
    }
}

impl CreateCorporateCard {
    /// The fingerprint of the request. The binding password is not part of it: its hash differs each time.
    fn fingerprint(&self, name: Option<&str>) -> Fingerprint {
        let rate = self.rate.to_string();
        let end = self.expires_at.map(|end| end.to_string());
        let owner = self.owner.map(|owner| owner.to_string());
        let parts = [
            name.unwrap_or_default(),
            &rate,
            end.as_deref().unwrap_or_default(),
            owner.as_deref().unwrap_or_default(),
        ];
        Fingerprint::of(Self::NAME, &parts)
    }
}

impl CreateVoucher {
    fn fingerprint(&self, name: Option<&str>, policy: &Policy) -> Fingerprint {
        let member = self.member_id.to_string();
        let amount = self.amount.minor().to_string();
        let end = self.expires_at.to_string();
        let currency = policy.currency;
        let parts = [
            name.unwrap_or_default(),
            &member,
            &amount,
            currency.code(),
            &end,
        ];
        Fingerprint::of(Self::NAME, &parts)
    }
}

fn check_end(context: &Context<'_>, expires_at: Option<Timestamp>) -> Result<(), Abort> {
    if expires_at.is_some_and(|end| end <= context.now) {
        return Err(RefusalCode::ValidationFailed
            .of("expires_at")
            .suggest("a time in the future")
            .into());
    }
    Ok(())
}
