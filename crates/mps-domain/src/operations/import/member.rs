//! A member with cards and history.

use serde_json::json;
use uuid::Uuid;

use super::{Imported, operator};
use crate::accounts::{Account, ExternalIdentity, Member, PasswordHash, Provider};
use crate::books::{Change, Need, NewPassword};
use crate::card::{Binding, Card};
use crate::decision::{Case, Decision, Draft, Operation, Stop, unchanged};
use crate::idempotency::{Order, OrderId, Owner};
use crate::ledger::{Cause, Entry, LedgerAccount, Posting, Source};
use crate::money::Money;
use crate::refusal::RefusalCode;
use crate::transaction::{PointChange, PointReason, Transaction, TransactionType};

/// Takes over a member with everything that is the member's.
#[derive(Debug, Clone)]
pub struct ImportMember {
    /// The member.
    pub member: Member,
    /// The hash of the password, if there is one.
    pub password: Option<PasswordHash>,
    /// Identities elsewhere.
    pub identities: Vec<(Provider, String)>,
    /// Cards that hold value, each with its history.
    pub cards: Vec<ImportedCard>,
    /// Roles on these and on corporate cards, which must have been taken over before.
    pub bindings: Vec<Binding>,
}

/// A card as it stood elsewhere, and how it came to that.
#[derive(Debug, Clone)]
pub struct ImportedCard {
    /// The card; of its level only the points count.
    pub card: Card,
    /// Its transactions, payments before their refunds. What they do not explain of the balance is
    /// posted as opening balance.
    pub history: Vec<Transaction>,
    /// Its changes of points in their order. What they do not explain of the points is entered as
    /// opening points.
    pub points: Vec<PointChange>,
    /// A fresh id for the opening balance, should there be one.
    pub opening_id: Uuid,
}

impl Operation for ImportMember {
    type Receipt = Imported;
    const NAME: &'static str = "import_member";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<Imported>, Stop> {
        let identity = operator(case)?;
        let member = &self.member;
        let contacts = [
            member.phone.clone().map(Need::MemberByPhone),
            member.email.clone().map(Need::MemberByEmail),
        ];
        let identities = self.identities.iter().cloned().map(Need::Identity);
        let own = [Need::Member(member.id), Need::Levels];
        case.require(
            own.into_iter()
                .chain(contacts.into_iter().flatten())
                .chain(identities),
        )?;
        if case.books.member(&member.id)?.is_some() {
            return Ok(unchanged(Imported::Before));
        }
        self.check_unused(case)?;

        let mut draft = Draft::new(case);
        draft.put(Change::Member(member.clone()));
        if let Some(hash) = self.password.clone() {
            let account = Account::Member(member.id);
            draft.put(Change::Password(NewPassword { account, hash }));
        }
        for (provider, external_id) in self.identities.iter().cloned() {
            draft.put(Change::Identity(ExternalIdentity {
                provider,
                external_id,
                member_id: member.id,
            }));
        }
        for imported in &self.cards {
            imported.take_over(case, &mut draft)?;
        }
        for binding in self.bindings.iter().cloned() {
            draft.put(Change::Binding(binding));
        }
        let cards = self.cards.iter().map(|imported| &imported.card);
        let details = json!({
            "member_no": member.member_no,
            "cards": cards.map(|card| card.card_no.as_str()).collect::<Vec<_>>(),
        });
        let object = ("member", member.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, Imported::Now))
    }
}

impl ImportMember {
    fn check_unused(&self, case: &Case<'_>) -> Result<(), Stop> {
        if let Some(phone) = &self.member.phone
            && case.books.member_by_phone(phone)?.is_some()
        {
            return Err(RefusalCode::PhoneAlreadyUsed.of("phone").into());
        }
        if let Some(email) = &self.member.email
            && case.books.member_by_email(email)?.is_some()
        {
            return Err(RefusalCode::EmailAlreadyUsed.of("email").into());
        }
        for id in &self.identities {
            if case.books.identity(id)?.is_some() {
                return Err(RefusalCode::ExternalIdAlreadyBound
                    .of("external_identity")
                    .into());
            }
        }
        Ok(())
    }
}

impl ImportedCard {
    fn take_over(&self, case: &Case<'_>, draft: &mut Draft<'_>) -> Result<(), Stop> {
        let mut card = self.card.clone();
        card.level = case.books.levels()?.for_points(card.points).0;
        let mut told = Money::ZERO;
        for transaction in &self.history {
            let moved = match transaction.tx_type {
                TransactionType::Payment | TransactionType::RechargeReversal => {
                    transaction.final_amount.negated()?
                }
                TransactionType::Refund | TransactionType::Recharge => transaction.final_amount,
            };
            told = told.plus(moved)?;
            draft.transaction(transaction);
            post(
                draft,
                transaction.id.into(),
                &card,
                moved,
                transaction.created_at,
            )?;
            card.last_entry_at = card.last_entry_at.max(Some(transaction.created_at));
            if let (Some(merchant), Some(order)) =
                (transaction.merchant_id, &transaction.external_order_id)
            {
                draft.put(Change::Order(Order {
                    id: OrderId {
                        owner: Owner::of(Account::Merchant(merchant)),
                        external_order_id: order.clone(),
                    },
                    transaction_id: Some(transaction.id),
                    reversed_at: None,
                    reversal_id: None,
                    created_at: transaction.created_at,
                }));
            }
        }
        let untold = card.balance.minus(told)?;
        if untold != Money::ZERO {
            let source = Source {
                id: self.opening_id,
                cause: Cause::Opening,
            };
            post(draft, source, &card, untold, case.now)?;
            card.last_entry_at = Some(case.now);
        }
        let mut points = 0_i64;
        for change in &self.points {
            points = points.saturating_add(change.change);
            draft.put(Change::Points(change.clone()));
        }
        if points != card.points {
            draft.put(Change::Points(PointChange {
                card_id: card.id,
                transaction_id: None,
                change: card.points.saturating_sub(points),
                debt_change: 0,
                balance_before: points,
                balance_after: card.points,
                reason: PointReason::Opening,
                note: None,
                created_at: case.now,
            }));
        }
        draft.put(Change::Card(card));
        Ok(())
    }
}

fn post(
    draft: &mut Draft<'_>,
    source: Source,
    card: &Card,
    moved: Money,
    at: crate::calendar::Timestamp,
) -> Result<(), Stop> {
    let entries = vec![
        Entry {
            account: LedgerAccount::Card(card.id),
            amount: moved,
        },
        Entry {
            account: LedgerAccount::Opening,
            amount: moved.negated()?,
        },
    ];
    draft.put(Change::Posting(Posting::new(source, at, entries)?));
    Ok(())
}
