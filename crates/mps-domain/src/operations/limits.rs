//! Setting limits, and enforcing them.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::Account;
use crate::account::Role;
use crate::calendar::Timestamp;
use crate::card::Card;
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::ids::{MerchantId, StaffId};
use crate::limits::{Limit, LimitId, LimitKind};
use crate::money::Money;
use crate::need::Need;
use crate::refusal::RefusalCode;
use crate::totals::{DayTotal, Recount, TotalId, TotalKind};
use crate::transaction::Transaction;
use crate::unit_of_work::Change;

/// The start of a limit that nobody has set.
const NO_LIMIT: Timestamp = Timestamp::from_micros(0);

/// Sets limits. An administrator may set any, a manager those of their own staff.
#[derive(Debug, Clone)]
pub struct SetLimits {
    /// The limits with their new amounts; `None` for no limit.
    pub limits: Vec<(LimitId, Option<Money>)>,
}

impl Operation for SetLimits {
    type Receipt = ();
    const NAME: &'static str = "set_limits";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.identify()?;
        identity.require(if identity.role == Role::Admin {
            Permission::AdminManageLimits
        } else {
            Permission::MerchantManageStaff
        })?;
        if identity.role == Role::Admin {
            context.require_recent_proof(&identity)?;
        }
        context.require(self.limits.iter().map(|(id, _)| Need::Limit(*id)))?;
        if self.limits.is_empty() {
            return Ok(unchanged(()));
        }
        let mut draft = Draft::new(context);
        let mut changed = Vec::new();
        for &(id, amount) in &self.limits {
            check(context, &identity, id, amount)?;
            let before = context.work.limit(&id)?;
            changed.push(json!({
                "kind": id.kind.as_str(),
                "object": id.object,
                "before": before.and_then(|limit| limit.amount).map(Money::minor),
                "after": amount.map(Money::minor),
            }));
            let since = match before {
                Some(held) if held.amount.is_some() => held.since,
                // Later than the start of the previous limit, even if the clocks of two servers disagree.
                Some(gone) => context.now.max(gone.since.next()),
                None => context.now,
            };
            draft.put(Change::Limit(Limit { id, amount, since }));
        }
        let object = ("limits", Uuid::nil());
        Ok(draft.finish(Some(&identity), object, Value::Array(changed), ()))
    }
}

/// Checks that the limit is valid and that the actor may set it.
fn check(
    context: &Context<'_>,
    identity: &Identity,
    id: LimitId,
    amount: Option<Money>,
) -> Result<(), Abort> {
    if let Some(amount) = amount {
        let currency = context.policy.currency;
        amount
            .check_nameable()
            .map_err(|error| RefusalCode::ValidationFailed.of_amount("amount", error, currency))?;
    }
    let LimitId { kind, object } = id;
    let of_all = object.is_nil();
    if identity.role != Role::Admin {
        let merchant = identity.merchant()?;
        let not_found = || RefusalCode::StaffNotFound.of("object_id");
        if kind != LimitKind::StaffRefundDay || of_all {
            return Err(not_found().into());
        }
        let is_own_account = object == merchant.uuid();
        let id = StaffId::new(object);
        context.require([Need::Staff(id)])?;
        let is_own_staff = context
            .work
            .staff(&id)?
            .is_some_and(|staff| staff.merchant_id == merchant);
        let is_oneself = object == identity.account.uuid();
        if is_oneself || !(is_own_staff || is_own_account) {
            return Err(not_found().into());
        }
        return Ok(());
    }
    match kind {
        LimitKind::Charge | LimitKind::CardDay if !of_all => Err(RefusalCode::ValidationFailed
            .of("limits")
            .suggest(format!("{kind} is the same for all and has no object"))
            .into()),
        LimitKind::MerchantDay
        | LimitKind::MerchantRefundDay
        | LimitKind::MerchantCashDay
        | LimitKind::MerchantCredit
            if !of_all =>
        {
            let id = MerchantId::new(object);
            context.require([Need::Merchant(id)])?;
            match context.work.merchant(&id)? {
                Some(_) => Ok(()),
                None => Err(RefusalCode::MerchantNotFound.of("object_id").into()),
            }
        }
        LimitKind::StaffRefundDay if !of_all => {
            let (staff, merchant) = (StaffId::new(object), MerchantId::new(object));
            context.require([Need::Staff(staff), Need::Merchant(merchant)])?;
            let known = context.work.staff(&staff)?.is_some()
                || context.work.merchant(&merchant)?.is_some();
            if known {
                Ok(())
            } else {
                Err(RefusalCode::StaffNotFound.of("object_id").into())
            }
        }
        _ => Ok(()),
    }
}

/// The limit of everybody who has none of their own, and the object's own limit.
fn both(kind: LimitKind, object: Uuid) -> [Need; 2] {
    [
        Need::Limit(LimitId::of_all(kind)),
        Need::Limit(LimitId { kind, object }),
    ]
}

/// The limits of a charge, to be loaded before it.
pub(super) fn charge_needs(merchant: MerchantId) -> [Need; 4] {
    let [all, own] = both(LimitKind::MerchantDay, merchant.uuid());
    [
        Need::Limit(LimitId::of_all(LimitKind::Charge)),
        Need::Limit(LimitId::of_all(LimitKind::CardDay)),
        all,
        own,
    ]
}

/// Checks a charge against its limits, and counts it towards those of the day.
pub(super) fn count_charge(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    card: &mut Card,
    merchant: MerchantId,
    amount: Money,
) -> Result<(), Abort> {
    if let Some(limit) = in_force(context, LimitKind::Charge, Uuid::nil())?
        && amount > limit.amount
    {
        return Err(exceeded(context, LimitKind::Charge, limit.amount, None));
    }
    let day = context.policy.calendar.day_of(context.now);
    let spent = if card.spent_day == Some(day) {
        card.spent
    } else {
        Money::ZERO
    };
    let total = spent.plus(amount)?;
    if let Some(limit) = in_force(context, LimitKind::CardDay, Uuid::nil())?
        && total > limit.amount
    {
        // A till may not learn what a customer spent elsewhere.
        return Err(exceeded(context, LimitKind::CardDay, limit.amount, None));
    }
    card.spent_day = Some(day);
    card.spent = total;
    DaySum::charges(merchant).count(context, draft, amount, None)
}

/// Takes a charge off the totals of its day, because it is being reversed.
pub(super) fn uncount_charge(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    card: &mut Card,
    payment: &Transaction,
) -> Result<(), Abort> {
    let day = context.policy.calendar.day_of(payment.created_at);
    if card.spent_day == Some(day) {
        card.spent = card.spent.minus(payment.final_amount)?.max(Money::ZERO);
    }
    let merchant = context.referred(payment.merchant_id, "merchant")?;
    DaySum::charges(merchant).uncount(context, draft, payment.created_at, payment.final_amount)
}

/// Takes cancelled cash off the totals of its day, so that it does not count towards the limits of that day.
pub(super) fn uncount_cash(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    recharge: &Transaction,
) -> Result<(), Abort> {
    let Some(merchant) = recharge.merchant_id else {
        return Ok(());
    };
    let (at, amount) = (recharge.created_at, recharge.final_amount);
    let day = context.policy.calendar.day_of(at);
    let by_taker = TotalId::new(recharge.operator, TotalKind::CashRecharge, day);
    context.require([Need::Total(by_taker)])?;
    if let Some(total) = context.work.total(&by_taker)?.copied() {
        draft.put(Change::Total(total.less(amount)?));
    }
    DaySum::cash(merchant).uncount(context, draft, at, amount)
}

/// Checks a refund, or a late reversal, against its limits, and counts it towards them.
pub(super) fn count_refund(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    identity: &Identity,
    merchant: MerchantId,
    amount: Money,
) -> Result<(), Abort> {
    let operator = identity.account.uuid();
    let needs = both(LimitKind::StaffRefundDay, operator);
    let more = both(LimitKind::MerchantRefundDay, merchant.uuid());
    context.require(needs.into_iter().chain(more))?;
    if identity.role != Role::Admin {
        let day_sum = DaySum {
            limit: LimitKind::StaffRefundDay,
            total: TotalKind::StaffRefund,
            account: identity.account,
            merchant,
        };
        day_sum.count(context, draft, amount, Some(Own))?;
    }
    let day_sum = DaySum {
        limit: LimitKind::MerchantRefundDay,
        total: TotalKind::MerchantRefund,
        account: Account::Merchant(merchant),
        merchant,
    };
    day_sum.count(context, draft, amount, None)
}

/// Counts a reversal soon after its charge. No limit refuses it, and it has a total of its own.
pub(super) fn count_reversal(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    identity: &Identity,
    amount: Money,
) -> Result<(), Abort> {
    if identity.role == Role::Admin {
        return Ok(());
    }
    let day = context.policy.calendar.day_of(context.now);
    let id = TotalId::new(identity.account, TotalKind::StaffReversal, day);
    context.require([Need::Total(id)])?;
    let so_far = context.work.total(&id)?.copied();
    let before = so_far.map_or(Money::ZERO, |total| total.amount);
    draft.put(Change::Total(DayTotal {
        id,
        amount: before.plus(amount)?,
        since: NO_LIMIT,
    }));
    Ok(())
}

/// Checks cash for a recharge against the limits of the account that takes it and of the merchant, and counts
/// it towards them. Also checks that the merchant may owe it.
pub(super) fn count_cash(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    identity: &Identity,
    merchant: MerchantId,
    amount: Money,
) -> Result<(), Abort> {
    let day = context.policy.calendar.day_of(context.now);
    let own = TotalId::new(identity.account, TotalKind::CashRecharge, day);
    let needs = both(LimitKind::MerchantCashDay, merchant.uuid());
    let more = both(LimitKind::MerchantCredit, merchant.uuid());
    let sums = [Need::Total(own), Need::Due(merchant)];
    context.require(needs.into_iter().chain(more).chain(sums))?;

    let so_far = context.work.total(&own)?.copied();
    let before = so_far.map_or(Money::ZERO, |total| total.amount);
    let total = before.plus(amount)?;
    let most = context.policy.cash_recharge_daily_limit;
    if total > most {
        let left = most.minus(before)?.max(Money::ZERO);
        return Err(RefusalCode::LimitExceeded
            .of("amount")
            .suggest(format!(
                "{} is left of today's CASH_RECHARGE_DAILY_LIMIT",
                context.policy.currency.format(left)
            ))
            .into());
    }
    draft.put(Change::Total(DayTotal {
        id: own,
        amount: total,
        since: NO_LIMIT,
    }));
    DaySum::cash(merchant).count(context, draft, amount, Some(Own))?;

    let Some(credit) = in_force(context, LimitKind::MerchantCredit, merchant.uuid())? else {
        return Ok(());
    };
    let owed = context.work.due(merchant)?.minus(amount)?.negated()?;
    if owed > credit.amount {
        let limit = LimitKind::MerchantCredit;
        return Err(exceeded(context, limit, credit.amount, None));
    }
    if in_force(context, LimitKind::MerchantCashDay, merchant.uuid())?.is_none() {
        // A merchant's due is a sum over many rows. One row that everybody who takes cash writes keeps two
        // from using the same credit at once.
        let id = TotalId::new(Account::Merchant(merchant), TotalKind::MerchantCash, day);
        context.require([Need::Total(id)])?;
        let so_far = context
            .work
            .total(&id)?
            .map_or(Money::ZERO, |total| total.amount);
        draft.put(Change::Total(DayTotal {
            id,
            amount: so_far.plus(amount)?,
            since: NO_LIMIT,
        }));
    }
    Ok(())
}

/// Marks a limit whose total is the actor's own business: the refusal may contain what is left of it.
#[derive(Clone, Copy)]
struct Own;

/// A total over a business day that a limit bounds.
struct DaySum {
    limit: LimitKind,
    total: TotalKind,
    account: Account,
    merchant: MerchantId,
}

impl DaySum {
    /// What a merchant is paid.
    const fn charges(merchant: MerchantId) -> Self {
        Self {
            limit: LimitKind::MerchantDay,
            total: TotalKind::MerchantCharge,
            account: Account::Merchant(merchant),
            merchant,
        }
    }

    /// The cash that a merchant takes for recharges.
    const fn cash(merchant: MerchantId) -> Self {
        Self {
            limit: LimitKind::MerchantCashDay,
            total: TotalKind::MerchantCash,
            account: Account::Merchant(merchant),
            merchant,
        }
    }

    /// Counts an amount towards the limit. Without a limit nothing is counted: all charges of a merchant
    /// would change the same row, and only those who want a limit should pay for that. A limit that was set
    /// during a day starts with the sum of the day's transactions.
    fn count(
        &self,
        context: &Context<'_>,
        draft: &mut Draft<'_>,
        amount: Money,
        own: Option<Own>,
    ) -> Result<(), Abort> {
        let Some(limit) = in_force(context, self.limit, self.account.uuid())? else {
            return Ok(());
        };
        let so_far = self.so_far(context, limit.since)?;
        let total = so_far.amount.plus(amount)?;
        if total > limit.amount {
            let so_far = own.map(|Own| so_far.amount);
            return Err(exceeded(context, self.limit, limit.amount, so_far));
        }
        draft.put(Change::Total(DayTotal {
            amount: total,
            ..so_far
        }));
        Ok(())
    }

    /// Takes an amount of a time off the total of its day.
    ///
    /// On the day itself this writes the total that a limit in force begins with, even when nobody has counted
    /// yet: another server may be adding it up at this moment from transactions that it still sees whole, and
    /// only one of two that write the same row is carried out.
    fn uncount(
        &self,
        context: &Context<'_>,
        draft: &mut Draft<'_>,
        at: Timestamp,
        amount: Money,
    ) -> Result<(), Abort> {
        context.require(both(self.limit, self.account.uuid()))?;
        let day = context.policy.calendar.day_of(at);
        let is_today = day == context.policy.calendar.day_of(context.now);
        let limit = in_force(context, self.limit, self.account.uuid())?;
        let total = if let Some(limit) = limit.filter(|_| is_today) {
            Some(self.so_far(context, limit.since)?)
        } else {
            let id = TotalId::new(self.account, self.total, day);
            context.require([Need::Total(id)])?;
            context.work.total(&id)?.copied()
        };
        if let Some(total) = total {
            draft.put(Change::Total(total.less(amount)?));
        }
        Ok(())
    }

    /// What was counted today for the limit that is in force since then. Adds it up when nobody has.
    fn so_far(&self, context: &Context<'_>, since: Timestamp) -> Result<DayTotal, Abort> {
        let day = context.policy.calendar.day_of(context.now);
        let id = TotalId::new(self.account, self.total, day);
        context.require([Need::Total(id)])?;
        let counted = context.work.total(&id)?.copied();
        match counted.filter(|counted| counted.since == since) {
            Some(counted) => Ok(counted),
            None => Ok(DayTotal {
                id,
                amount: self.recount(context, id)?,
                since,
            }),
        }
    }

    /// The sum of the day's transactions until now.
    fn recount(&self, context: &Context<'_>, id: TotalId) -> Result<Money, Abort> {
        let calendar = &context.policy.calendar;
        let bounds = calendar.bounds_of_date(&calendar.date_at(context.now));
        let (begins_at, ends_at) = context.referred(bounds, "business day")?;
        let of = Recount {
            id,
            merchant_id: self.merchant,
            begins_at,
            ends_at,
        };
        context.work.recount(of).copied()
    }
}

/// A limit that is in force.
struct InForce {
    amount: Money,
    since: Timestamp,
}

/// The limit in force: the object's own, else the one for all, else the default.
fn in_force(
    context: &Context<'_>,
    kind: LimitKind,
    object: Uuid,
) -> Result<Option<InForce>, Abort> {
    let set = |limit: &Limit| {
        limit.amount.map(|amount| InForce {
            amount,
            since: limit.since,
        })
    };
    if !object.is_nil()
        && let Some(own) = context.work.limit(&LimitId { kind, object })?
    {
        return Ok(set(own));
    }
    Ok(match context.work.limit(&LimitId::of_all(kind))? {
        Some(limit) => set(limit),
        None => kind.default(context.policy.currency).map(|amount| InForce {
            amount,
            since: NO_LIMIT,
        }),
    })
}

/// The refusal. It contains the used amount only for those whose business it is.
fn exceeded(context: &Context<'_>, kind: LimitKind, most: Money, so_far: Option<Money>) -> Abort {
    let currency = context.policy.currency;
    let most_text = currency.format(most);
    let suggestion = match (kind, so_far) {
        (LimitKind::Charge | LimitKind::MerchantCredit, _) => {
            format!("{kind}: at most {most_text}")
        }
        (_, None) => format!("{kind}: at most {most_text} a business day"),
        (_, Some(so_far)) => {
            let left = most.minus(so_far).unwrap_or_default().max(Money::ZERO);
            format!(
                "{kind}: {} of {most_text} is left today",
                currency.format(left)
            )
        }
    };
    RefusalCode::LimitExceeded
        .of("amount")
        .suggest(suggestion)
        .into()
}
