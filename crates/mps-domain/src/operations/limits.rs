//! Setting limits, and keeping to them.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::access::{Identity, Permission, Role};
use crate::accounts::Account;
use crate::books::{Change, Need};
use crate::card::Card;
use crate::decision::{Case, Decision, Draft, Operation, Stop, unchanged};
use crate::ids::{MerchantId, StaffId};
use crate::limits::{Limit, LimitId, LimitKind};
use crate::money::Money;
use crate::refusal::RefusalCode;
use crate::totals::{DayTotal, TotalId, TotalKind};

/// Sets limits: an administrator any, a manager those of the own staff.
#[derive(Debug, Clone)]
pub struct SetLimits {
    /// The limits.
    pub limits: Vec<Limit>,
}

impl Operation for SetLimits {
    type Receipt = ();
    const NAME: &'static str = "set_limits";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<()>, Stop> {
        let identity = case.identify()?;
        identity.require(if identity.role == Role::Admin {
            Permission::AdminManageLimits
        } else {
            Permission::MerchantManageStaff
        })?;
        case.require(self.limits.iter().map(|limit| Need::Limit(limit.id)))?;
        if self.limits.is_empty() {
            return Ok(unchanged(()));
        }
        let mut draft = Draft::new(case);
        let mut told = Vec::new();
        for limit in &self.limits {
            check(case, &identity, limit)?;
            let before = case.books.limit(&limit.id)?.map(|limit| limit.amount);
            told.push(json!({
                "kind": limit.id.kind.as_str(),
                "object": limit.id.object,
                "before": before.flatten().map(Money::minor),
                "after": limit.amount.map(Money::minor),
            }));
            draft.put(Change::Limit(*limit));
        }
        let object = ("limits", Uuid::nil());
        Ok(draft.finish(Some(&identity), object, Value::Array(told), ()))
    }
}

/// That the limit may be one, and is the asker's to set.
fn check(case: &Case<'_>, identity: &Identity, limit: &Limit) -> Result<(), Stop> {
    if let Some(amount) = limit.amount {
        let currency = case.policy.currency;
        amount
            .check_nameable()
            .map_err(|error| RefusalCode::ValidationFailed.of_amount("amount", error, currency))?;
    }
    let LimitId { kind, object } = limit.id;
    let of_all = object.is_nil();
    if identity.role != Role::Admin {
        let merchant = identity.merchant()?;
        let not_found = || RefusalCode::StaffNotFound.of("object_id");
        if kind != LimitKind::StaffRefundDay || of_all {
            return Err(not_found().into());
        }
        let is_own_account = object == merchant.uuid();
        let id = StaffId::new(object);
        case.require([Need::Staff(id)])?;
        let is_own_staff = case
            .books
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
            .suggest(format!("{kind} is one for all"))
            .into()),
        LimitKind::MerchantDay | LimitKind::MerchantRefundDay if !of_all => {
            let id = MerchantId::new(object);
            case.require([Need::Merchant(id)])?;
            match case.books.merchant(&id)? {
                Some(_) => Ok(()),
                None => Err(RefusalCode::MerchantNotFound.of("object_id").into()),
            }
        }
        LimitKind::StaffRefundDay if !of_all => {
            let (staff, merchant) = (StaffId::new(object), MerchantId::new(object));
            case.require([Need::Staff(staff), Need::Merchant(merchant)])?;
            let known =
                case.books.staff(&staff)?.is_some() || case.books.merchant(&merchant)?.is_some();
            if known {
                Ok(())
            } else {
                Err(RefusalCode::StaffNotFound.of("object_id").into())
            }
        }
        _ => Ok(()),
    }
}

/// The limits that bear on a charge, to be loaded before it.
pub(super) fn charge_needs(merchant: MerchantId) -> [Need; 4] {
    [
        Need::Limit(LimitId::of_all(LimitKind::Charge)),
        Need::Limit(LimitId::of_all(LimitKind::CardDay)),
        Need::Limit(LimitId::of_all(LimitKind::MerchantDay)),
        Need::Limit(LimitId {
            kind: LimitKind::MerchantDay,
            object: merchant.uuid(),
        }),
    ]
}

/// That a charge keeps to its limits, of which it counts towards those of the day.
pub(super) fn count_charge(
    case: &Case<'_>,
    draft: &mut Draft<'_>,
    card: &mut Card,
    merchant: MerchantId,
    amount: Money,
) -> Result<(), Stop> {
    let most = in_force(case, LimitKind::Charge, Uuid::nil())?;
    if most.is_some_and(|most| amount > most) {
        return Err(exceeded(
            case,
            LimitKind::Charge,
            most.unwrap_or_default(),
            Money::ZERO,
        ));
    }
    let day = case.policy.calendar.day_of(case.now);
    let spent = if card.spent_day == Some(day) {
        card.spent
    } else {
        Money::ZERO
    };
    let total = spent.plus(amount)?;
    if let Some(most) = in_force(case, LimitKind::CardDay, Uuid::nil())?
        && total > most
    {
        return Err(exceeded(case, LimitKind::CardDay, most, spent));
    }
    card.spent_day = Some(day);
    card.spent = total;
    let account = Account::Merchant(merchant);
    count(case, draft, LimitKind::MerchantDay, account, amount)
}

/// That a refund or a reversal keeps to its limits, towards which it counts.
pub(super) fn count_refund(
    case: &Case<'_>,
    draft: &mut Draft<'_>,
    identity: &Identity,
    merchant: MerchantId,
    amount: Money,
) -> Result<(), Stop> {
    let of = |kind, object: Uuid| {
        [
            Need::Limit(LimitId::of_all(kind)),
            Need::Limit(LimitId { kind, object }),
        ]
    };
    let operator = identity.account.uuid();
    let needs = of(LimitKind::StaffRefundDay, operator);
    let more = of(LimitKind::MerchantRefundDay, merchant.uuid());
    case.require(needs.into_iter().chain(more))?;
    if identity.role != Role::Admin {
        let kind = LimitKind::StaffRefundDay;
        count(case, draft, kind, identity.account, amount)?;
    }
    let account = Account::Merchant(merchant);
    count(case, draft, LimitKind::MerchantRefundDay, account, amount)
}

/// Counts towards a limit of the day. Where there is none nothing is counted: a row that all charges
/// of a merchant change is what only those pay for who want a limit.
fn count(
    case: &Case<'_>,
    draft: &mut Draft<'_>,
    kind: LimitKind,
    account: Account,
    amount: Money,
) -> Result<(), Stop> {
    let Some(most) = in_force(case, kind, account.uuid())? else {
        return Ok(());
    };
    let total = match kind {
        LimitKind::MerchantDay => TotalKind::MerchantCharge,
        LimitKind::MerchantRefundDay => TotalKind::MerchantRefund,
        _ => TotalKind::StaffRefund,
    };
    let day = case.policy.calendar.day_of(case.now);
    let id = TotalId::new(account, total, day);
    case.require([Need::Total(id)])?;
    let so_far = case.books.total(&id)?;
    let so_far = so_far.map_or(Money::ZERO, |total| total.amount);
    let amount = so_far.plus(amount)?;
    if amount > most {
        return Err(exceeded(case, kind, most, so_far));
    }
    draft.put(Change::Total(DayTotal { id, amount }));
    Ok(())
}

/// The limit in force: the object's own, else the one for all, else the default.
fn in_force(case: &Case<'_>, kind: LimitKind, object: Uuid) -> Result<Option<Money>, Stop> {
    if !object.is_nil()
        && let Some(own) = case.books.limit(&LimitId { kind, object })?
    {
        return Ok(own.amount);
    }
    Ok(match case.books.limit(&LimitId::of_all(kind))? {
        Some(limit) => limit.amount,
        None => kind.default(case.policy.currency),
    })
}

fn exceeded(case: &Case<'_>, kind: LimitKind, most: Money, so_far: Money) -> Stop {
    let currency = case.policy.currency;
    let most_text = currency.format(most);
    let left = most.minus(so_far).unwrap_or_default();
    let suggestion = match kind {
        LimitKind::Charge => format!("{kind}: at most {most_text}"),
        _ => format!(
            "{kind}: {} of {most_text} is left today",
            currency.format(left)
        ),
    };
    RefusalCode::LimitExceeded
        .of("amount")
        .suggest(suggestion)
        .into()
}
