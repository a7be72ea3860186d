//! Putting money on a card.

use serde_json::json;

use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::Account;
use crate::accounts::MemberStatus;
use crate::card::{Card, CardType};
use crate::decision::{Actor, Context, Decision, Draft, NewTransaction, Operation};
use crate::idempotency::{Fingerprint, Owner};
use crate::ids::{CardId, TransactionId};
use crate::ledger::LedgerAccount;
use crate::money::Money;
use crate::need::Need;
use crate::numbers::Series;
use crate::operations::approvals::check_alone;
use crate::operations::limits::count_cash;
use crate::operations::once::Keys;
use crate::operations::valid;
use crate::refusal::RefusalCode;
use crate::transaction::{PaymentMethod, Transaction, TransactionType};

/// How a request names a card.
enum CardRef {
    /// By its id.
    Id(CardId),
    /// By its number, as people read it.
    No(String),
}

/// A recharge by a member. At present it works only through the sandbox provider.
#[derive(Debug, Clone)]
pub struct MemberRecharge {
    /// A new id for the recharge.
    pub transaction_id: TransactionId,
    /// The member's own card.
    pub card_id: CardId,
    /// The amount.
    pub amount: Money,
    /// The keys with which the client retries; may be empty.
    pub keys: Keys,
}

/// A recharge against cash in a merchant's till. The merchant owes the cash from then on.
#[derive(Debug, Clone)]
pub struct MerchantRecharge {
    /// A new id for the recharge.
    pub transaction_id: TransactionId,
    /// The number of the card.
    pub card_no: String,
    /// The amount.
    pub amount: Money,
    /// The keys with which the till retries.
    pub keys: Keys,
}

/// A recharge that an administrator books against cash or a bank transfer.
#[derive(Debug, Clone)]
pub struct AdminRecharge {
    /// A new id for the recharge.
    pub transaction_id: TransactionId,
    /// The card.
    pub card_id: CardId,
    /// The amount.
    pub amount: Money,
    /// `Cash` or `Bank`.
    pub payment_method: PaymentMethod,
    /// The reason.
    pub reason: String,
    /// The keys with which the client retries.
    pub keys: Keys,
}

/// The result of a recharge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recharged {
    /// The recharge, as it was when it was made.
    pub transaction: Transaction,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

impl Operation for MemberRecharge {
    type Receipt = Recharged;
    const NAME: &'static str = "user_recharge_card";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn foresee(&self, actor: Actor) -> Vec<Need> {
        let mut needs = self.keys.foresee(actor, Self::NAME);
        needs.extend([Need::Card(self.card_id), Need::Numbers(Series::Recharge, 1)]);
        needs
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Recharged>, Abort> {
        let identity = context.authorize(Permission::MemberRecharge)?;
        let terms = Terms {
            transaction_id: self.transaction_id,
            card: CardRef::Id(self.card_id),
            amount: self.amount,
            is_approved: false,
            method: PaymentMethod::Sandbox,
            from: LedgerAccount::Clearing(PaymentMethod::Sandbox),
            reason: None,
            keys: &self.keys,
        };
        terms.recharge(context, &identity)
    }
}

impl Operation for MerchantRecharge {
    type Receipt = Recharged;
    const NAME: &'static str = "merchant_recharge_card";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn foresee(&self, actor: Actor) -> Vec<Need> {
        let mut needs = self.keys.foresee(actor, Self::NAME);
        needs.extend([
            Need::CardByNo(self.card_no.clone()),
            Need::Numbers(Series::Recharge, 1),
        ]);
        needs
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Recharged>, Abort> {
        let identity = context.authorize(Permission::MerchantRechargeCash)?;
        let merchant = identity.merchant()?;
        self.keys.require_one()?;
        let terms = Terms {
            transaction_id: self.transaction_id,
            card: CardRef::No(self.card_no.clone()),
            amount: self.amount,
            is_approved: false,
            method: PaymentMethod::Cash,
            from: LedgerAccount::Merchant(merchant),
            reason: None,
            keys: &self.keys,
        };
        terms.recharge(context, &identity)
    }
}

impl Operation for AdminRecharge {
    type Receipt = Recharged;
    const NAME: &'static str = "admin_recharge_card";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn foresee(&self, actor: Actor) -> Vec<Need> {
        let mut needs = self.keys.foresee(actor, Self::NAME);
        needs.extend([Need::Card(self.card_id), Need::Numbers(Series::Recharge, 1)]);
        needs
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Recharged>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminRecharge)?;
        self.keys.require_one()?;
        self.carry_out(context, &identity, false)
    }
}

impl AdminRecharge {
    /// Recharges for an administrator, who needs approval for a large sum.
    pub(super) fn carry_out(
        &self,
        context: &Context<'_>,
        identity: &Identity,
        is_approved: bool,
    ) -> Result<Decision<Recharged>, Abort> {
        if !matches!(
            self.payment_method,
            PaymentMethod::Cash | PaymentMethod::Bank
        ) {
            return Err(RefusalCode::ValidationFailed
                .of("payment_method")
                .suggest("cash or bank")
                .into());
        }
        let terms = Terms {
            transaction_id: self.transaction_id,
            card: CardRef::Id(self.card_id),
            amount: self.amount,
            is_approved,
            method: self.payment_method,
            from: LedgerAccount::Clearing(self.payment_method),
            reason: Some(valid::text("reason", &self.reason)?),
            keys: &self.keys,
        };
        terms.recharge(context, identity)
    }
}

/// The terms that all recharges share.
struct Terms<'a> {
    transaction_id: TransactionId,
    card: CardRef,
    amount: Money,
    /// Whether another administrator has approved it.
    is_approved: bool,
    method: PaymentMethod,
    from: LedgerAccount,
    reason: Option<String>,
    keys: &'a Keys,
}

impl Terms<'_> {
    fn recharge(
        self,
        context: &Context<'_>,
        identity: &Identity,
    ) -> Result<Decision<Recharged>, Abort> {
        let policy = context.policy;
        let wrong_amount = RefusalCode::InvalidRechargeAmount;
        self.amount
            .check_nameable()
            .map_err(|error| wrong_amount.of_amount("amount", error, policy.currency))?;
        let owner = Owner::of(identity.account);
        let needs = [Need::Numbers(Series::Recharge, 1)];
        context.require(
            self.keys
                .needs(owner, context.operation)
                .into_iter()
                .chain(needs),
        )?;
        let fingerprint = self.fingerprint(context);
        if let Some(earlier) = self.keys.find(context, owner, &fingerprint)? {
            return Ok(earlier.answer(|transaction| Recharged {
                transaction: transaction.as_first_answered(),
                replayed: true,
            }));
        }
        // These checks use settings that may have changed since, so the search for an earlier answer comes
        // first.
        if self.method == PaymentMethod::Sandbox && !policy.sandbox {
            return Err(RefusalCode::ValidationFailed
                .of("payment_method")
                .suggest("this way of paying is not offered here; recharge at the till")
                .into());
        }
        if !self.is_approved {
            check_alone(context, identity, self.amount)?;
        }
        if self.amount < policy.recharge_min || self.amount > policy.recharge_max {
            let least = policy.currency.format(policy.recharge_min);
            let most = policy.currency.format(policy.recharge_max);
            return Err(wrong_amount
                .of("amount")
                .suggest(format!("{least} to {most}"))
                .into());
        }

        let mut card = self.card(context, identity)?;
        if card.card_type != CardType::Standard {
            return Err(RefusalCode::UnsupportedCardTypeForRecharge.into());
        }
        card.check_usable(context.now)?;
        let member_id = context.referred(card.member_id, "member")?;
        context.require([Need::Member(member_id)])?;
        let member = context.referred(context.work.member(&member_id)?, "member")?;
        if member.status != MemberStatus::Active {
            return Err(RefusalCode::MemberNotActive.into());
        }
        let mut draft = Draft::new(context);
        if let LedgerAccount::Merchant(merchant) = self.from {
            count_cash(context, &mut draft, identity, merchant, self.amount)?;
        }
        let balance_before = card.balance;
        if balance_before.plus(self.amount)? > policy.card_balance_max {
            let most = policy.currency.format(policy.card_balance_max);
            return Err(RefusalCode::LimitExceeded
                .of("amount")
                .suggest(format!("a card holds at most {most} (CARD_BALANCE_MAX)"))
                .into());
        }
        let reason = self.reason.clone();
        let new = NewTransaction {
            merchant_id: identity.account.merchant(),
            payment_method: Some(self.method),
            external_order_id: self.keys.external_order_id.clone(),
            reason: self.reason,
            ..NewTransaction::of(
                self.transaction_id,
                TransactionType::Recharge,
                identity.account,
                self.amount,
                fingerprint,
            )
        };
        let transaction = draft.transact(&mut card, new, &[(self.from, self.amount)])?;
        let details = json!({
            "card_no": card.card_no,
            "amount": self.amount.minor(),
            "balance_before": balance_before.minor(),
            "balance_after": card.balance.minor(),
            "payment_method": self.method.as_str(),
            "reason": reason,
        });
        self.keys
            .record_use(&mut draft, context, identity, &transaction);
        let object = ("transaction", transaction.id.uuid());
        let receipt = Recharged {
            transaction,
            replayed: false,
        };
        Ok(draft.finish(Some(identity), object, details, receipt))
    }

    fn fingerprint(&self, context: &Context<'_>) -> Fingerprint {
        let card = match &self.card {
            CardRef::Id(id) => id.to_string(),
            CardRef::No(number) => number.clone(),
        };
        let amount = self.amount.minor().to_string();
        let currency = context.policy.currency;
        let parts = [
            card.as_str(),
            &amount,
            currency.code(),
            self.method.as_str(),
        ];
        Fingerprint::of(context.operation, &parts)
    }

    /// The card. A member may name only their own.
    fn card(&self, context: &Context<'_>, identity: &Identity) -> Result<Card, Abort> {
        let (id, field) = match &self.card {
            CardRef::Id(id) => (Some(*id), "card_id"),
            CardRef::No(number) => {
                context.require([Need::CardByNo(number.clone())])?;
                (context.work.card_by_no(number)?, "card_no")
            }
        };
        let not_found = || RefusalCode::CardNotFound.of(field);
        let id = id.ok_or_else(not_found)?;
        context.require([Need::Card(id)])?;
        let card = context.work.card(&id)?.ok_or_else(not_found)?;
        match identity.account {
            Account::Member(member) if card.member_id != Some(member) => Err(not_found().into()),
            _ => Ok(card.clone()),
        }
    }
}
