//! A merchant's profile and state.

use serde_json::json;

use super::ended;
use crate::abort::Abort;
use crate::access::Permission;
use crate::accounts::{AccountStatus, Merchant};
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::ids::MerchantId;
use crate::need::Need;
use crate::operations::valid;
use crate::refusal::RefusalCode;
use crate::settlement::SettlementMode;
use crate::unit_of_work::Change;

/// Changes a merchant's profile. Fields that are `None` stay as they are.
#[derive(Debug, Clone)]
pub struct UpdateMerchant {
    /// The merchant.
    pub merchant_id: MerchantId,
    /// The name.
    pub name: Option<String>,
    /// The contact; `Some(None)` clears it.
    pub contact: Option<Option<String>>,
    /// The fee from now on, in basis points.
    pub fee_bps: Option<i64>,
    /// The settlement mode from now on.
    pub settlement_mode: Option<SettlementMode>,
}

/// Suspends a merchant and all of its staff. Their sessions end at once.
#[derive(Debug, Clone)]
pub struct SuspendMerchant {
    /// The merchant.
    pub merchant_id: MerchantId,
    /// The reason.
    pub reason: Option<String>,
}

/// Reactivates a suspended merchant.
#[derive(Debug, Clone)]
pub struct ActivateMerchant {
    /// The merchant.
    pub merchant_id: MerchantId,
    /// The reason.
    pub reason: Option<String>,
}

impl Operation for UpdateMerchant {
    type Receipt = Merchant;
    const NAME: &'static str = "update_merchant";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Merchant>, Abort> {
        let identity = context.authorize(Permission::AdminManageMerchants)?;
        let before = any_merchant(context, self.merchant_id)?;
        let mut merchant = before.clone();
        if let Some(name) = &self.name {
            merchant.name = valid::text("name", name)?;
        }
        if let Some(contact) = &self.contact {
            merchant.contact = valid::optional("contact", contact.as_deref())?;
        }
        if let Some(bps) = self.fee_bps {
            merchant.fee_bps = valid::fee(bps)?;
        }
        if let Some(mode) = self.settlement_mode {
            merchant.settlement_mode = mode;
        }
        if merchant == before {
            return Ok(unchanged(merchant));
        }
        let mut draft = Draft::new(context);
        draft.put(Change::Merchant(merchant.clone()));
        let described = |merchant: &Merchant| {
            json!({
                "name": merchant.name,
                "contact": merchant.contact,
                "fee_bps": merchant.fee_bps,
                "settlement_mode": merchant.settlement_mode.as_str(),
            })
        };
        let details = json!({ "before": described(&before), "after": described(&merchant) });
        let object = ("merchant", merchant.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, merchant))
    }
}

impl Operation for SuspendMerchant {
    type Receipt = Merchant;
    const NAME: &'static str = "admin_suspend_merchant";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Merchant>, Abort> {
        let to = AccountStatus::Inactive;
        change(context, self.merchant_id, to, self.reason.as_deref())
    }
}

impl Operation for ActivateMerchant {
    type Receipt = Merchant;
    const NAME: &'static str = "admin_activate_merchant";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Merchant>, Abort> {
        let to = AccountStatus::Active;
        change(context, self.merchant_id, to, self.reason.as_deref())
    }
}

fn any_merchant(context: &Context<'_>, id: MerchantId) -> Result<Merchant, Abort> {
    context.require([Need::Merchant(id)])?;
    let merchant = context.work.merchant(&id)?.cloned();
    Ok(merchant.ok_or_else(|| RefusalCode::MerchantNotFound.of("merchant_id"))?)
}

fn change(
    context: &Context<'_>,
    merchant_id: MerchantId,
    to: AccountStatus,
    reason: Option<&str>,
) -> Result<Decision<Merchant>, Abort> {
    let identity = context.authorize(Permission::AdminManageMerchants)?;
    let reason = valid::optional("reason", reason)?;
    let mut merchant = any_merchant(context, merchant_id)?;
    let before = merchant.status;
    if before == to {
        return Err(RefusalCode::InvalidStateTransition
            .of("merchant_id")
            .suggest(format!("the merchant is {before}"))
            .into());
    }
    merchant.status = to;
    if to == AccountStatus::Inactive {
        merchant.credential = ended(merchant.credential, false, context.now);
        merchant.staff_epoch = merchant.staff_epoch.saturating_add(1);
    }
    let mut draft = Draft::new(context);
    draft.put(Change::Merchant(merchant.clone()));
    let details = json!({ "before": before.as_str(), "after": to.as_str(), "reason": reason });
    let object = ("merchant", merchant_id.uuid());
    Ok(draft.finish(Some(&identity), object, details, merchant))
}
