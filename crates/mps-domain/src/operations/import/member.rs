//! Importing a member with cards and history.

use serde_json::json;

use super::{Imported, operator};
use crate::abort::Abort;
use crate::account::Account;
use crate::accounts::{ExternalIdentity, Member, PasswordHash, Provider};
use crate::calendar::Timestamp;
use crate::card::{Binding, Card};
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::idempotency::{Fingerprint, Order, OrderId, Owner};
use crate::ids::TransactionId;
use crate::money::{Money, Overflow};
use crate::need::Need;
use crate::numbers::Series;
use crate::rate::DiscountRate;
use crate::refusal::RefusalCode;
use crate::transaction::{Transaction, TransactionStatus, TransactionType};
use crate::unit_of_work::{Change, NewPassword};

/// Imports a member with everything that belongs to the member.
#[derive(Debug, Clone)]
pub struct ImportMember {
    /// The member.
    pub member: Member,
    /// The hash of the password, if there is one.
    pub password: Option<PasswordHash>,
    /// External identities.
    pub identities: Vec<(Provider, String)>,
    /// Cards that hold value, each with its history.
    pub cards: Vec<ImportedCard>,
    /// Roles on these cards and on corporate cards, which must have been imported before.
    pub bindings: Vec<Binding>,
}

/// A card of the legacy books, with its history.
#[derive(Debug, Clone)]
pub struct ImportedCard {
    /// The card. Its level is computed from its points.
    pub card: Card,
    /// Its transactions, payments before their refunds, with what each moved and its points. One without a
    /// number gets one. The opening transaction makes up what they do not explain of the balance and the
    /// points.
    pub history: Vec<Transaction>,
    /// A new id for the opening transaction, if there is one.
    pub opening_id: TransactionId,
}

impl Operation for ImportMember {
    type Receipt = Imported;
    const NAME: &'static str = "import_member";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Imported>, Abort> {
        let identity = operator(context)?;
        let member = &self.member;
        let contacts = [
            member.phone.clone().map(Need::MemberByPhone),
            member.email.clone().map(Need::MemberByEmail),
        ];
        let identities = self.identities.iter().cloned().map(Need::Identity);
        let own = [Need::Member(member.id), Need::Levels];
        let numbers = self.cards.iter().flat_map(ImportedCard::numbers);
        context.require(
            own.into_iter()
                .chain(contacts.into_iter().flatten())
                .chain(identities)
                .chain(numbers),
        )?;
        if context.work.member(&member.id)?.is_some() {
            return Ok(unchanged(Imported::Before));
        }
        self.check_unused(context)?;

        let mut draft = Draft::new(context);
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
            imported.import(context, &mut draft)?;
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
    fn check_unused(&self, context: &Context<'_>) -> Result<(), Abort> {
        if let Some(phone) = &self.member.phone
            && context.work.member_by_phone(phone)?.is_some()
        {
            return Err(RefusalCode::PhoneAlreadyUsed.of("phone").into());
        }
        if let Some(email) = &self.member.email
            && context.work.member_by_email(email)?.is_some()
        {
            return Err(RefusalCode::EmailAlreadyUsed.of("email").into());
        }
        for id in &self.identities {
            if context.work.identity(id)?.is_some() {
                return Err(RefusalCode::ExternalIdAlreadyBound
                    .of("external_identity")
                    .into());
            }
        }
        Ok(())
    }
}

impl ImportedCard {
    fn import(&self, context: &Context<'_>, draft: &mut Draft<'_>) -> Result<(), Abort> {
        let mut card = self.card.clone();
        card.level = context.work.levels()?.for_points(card.points).0;
        let mut history = self.history.clone();
        let opening = self.opening(context)?;
        let mut running = match &opening {
            Some(opening) => (opening.balance_after, opening.net_points_after),
            None => (Money::ZERO, 0),
        };
        let mut by_time: Vec<&mut Transaction> = history.iter_mut().collect();
        by_time.sort_by_key(|transaction| transaction.created_at);
        for transaction in by_time {
            let (balance, points) = running;
            running = (
                balance.plus(transaction.change)?,
                points.checked_add(transaction.points).ok_or(Overflow)?,
            );
            (transaction.balance_after, transaction.net_points_after) = running;
        }
        for mut transaction in opening.into_iter().chain(history) {
            if transaction.tx_no.is_empty() {
                transaction.tx_no = draft.number(transaction.tx_type.series())?;
            }
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
            draft.import(transaction)?;
        }
        draft.put(Change::Card(card));
        Ok(())
    }

    /// The opening transaction: what the history does not explain, as a transaction before it.
    fn opening(&self, context: &Context<'_>) -> Result<Option<Transaction>, Abort> {
        let (mut change, mut points) = (self.card.balance, self.card.net_points()?);
        for transaction in &self.history {
            change = change.minus(transaction.change)?;
            points = points.checked_sub(transaction.points).ok_or(Overflow)?;
        }
        if change == Money::ZERO && points == 0 {
            return Ok(None);
        }
        let amount = change.max(change.negated()?);
        let first = self.history.iter().map(|made| made.created_at).min();
        Ok(Some(Transaction {
            id: self.opening_id,
            tx_no: String::new(),
            tx_type: TransactionType::Opening,
            status: TransactionStatus::Completed,
            card_id: self.card.id,
            member_id: context.referred(self.card.member_id, "member")?,
            merchant_id: None,
            operator: Account::System,
            original_id: None,
            raw_amount: amount,
            final_amount: amount,
            rate: DiscountRate::FULL,
            change,
            balance_after: change,
            points,
            net_points_after: points,
            level: 0,
            refunded_amount: Money::ZERO,
            points_reversed: 0,
            remaining_refundable: None,
            breakage: Money::ZERO,
            payment_method: None,
            fee_bps: None,
            external_order_id: None,
            tag: None,
            reason: None,
            fingerprint: Fingerprint::of("opening", &[&self.card.card_no]),
            created_at: first.map_or(context.now, |first| {
                Timestamp::from_micros(first.micros().saturating_sub(1))
            }),
        }))
    }

    /// The numbers that the import needs.
    fn numbers(&self) -> impl Iterator<Item = Need> {
        let unnumbered = self.history.iter().filter(|made| made.tx_no.is_empty());
        let series = unnumbered.map(|made| made.tx_type.series());
        std::iter::once(Series::Opening)
            .chain(series)
            .map(|series| Need::Numbers(series, 1))
    }
}
