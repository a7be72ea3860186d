//! The state of a settlement.

use serde_json::json;
use uuid::Uuid;

use crate::abort::Abort;
use crate::access::Permission;
use crate::decision::{Context, Decision, Draft, Operation};
use crate::ids::SettlementId;
use crate::ledger::{Cause, LedgerAccount, Source};
use crate::money::Money;
use crate::need::Need;
use crate::refusal::RefusalCode;
use crate::settlement::{Settlement, SettlementStatus};
use crate::unit_of_work::Change;

/// An administrator confirms a settlement, or records that it was paid or that the payment failed. A payment
/// is posted to the ledger.
#[derive(Debug, Clone)]
pub struct UpdateSettlementStatus {
    /// The settlement.
    pub settlement_id: SettlementId,
    /// Its new state.
    pub status: SettlementStatus,
    /// A new id for the posting of a payment.
    pub posting_id: Uuid,
}

impl Operation for UpdateSettlementStatus {
    type Receipt = Settlement;
    const NAME: &'static str = "update_settlement_status";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn object(&self) -> Option<(&'static str, Uuid)> {
        Some(("settlement", self.settlement_id.uuid()))
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Settlement>, Abort> {
        let identity = context.authorize(Permission::AdminManageSettlements)?;
        context.require([Need::Settlement(self.settlement_id)])?;
        let settlement = context.work.settlement(&self.settlement_id)?;
        let mut settlement = settlement
            .ok_or_else(|| RefusalCode::SettlementNotFound.of("id"))?
            .clone();
        let before = settlement.status;
        if !before.may_become(self.status) {
            return Err(RefusalCode::InvalidStateTransition
                .of("status")
                .suggest(format!("the settlement is {before}"))
                .into());
        }
        settlement.status = self.status;
        let mut draft = Draft::new(context);
        if self.status == SettlementStatus::Paid && settlement.total != Money::ZERO {
            let source = Source {
                id: self.posting_id,
                cause: Cause::SettlementPaid,
            };
            let merchant = LedgerAccount::Merchant(settlement.merchant_id);
            draft.transfer(source, merchant, LedgerAccount::Bank, settlement.total)?;
        }
        draft.put(Change::Settlement(settlement.clone()));
        let details = json!({
            "settlement_no": settlement.settlement_no,
            "before": before.as_str(),
            "after": self.status.as_str(),
            "total": settlement.total.minor(),
        });
        let object = ("settlement", settlement.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, settlement))
    }
}
