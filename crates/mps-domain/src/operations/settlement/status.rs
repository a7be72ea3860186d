//! What became of a settlement.

use serde_json::json;
use uuid::Uuid;

use crate::access::Permission;
use crate::books::{Change, Need};
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::ids::SettlementId;
use crate::ledger::{Cause, LedgerAccount, Source};
use crate::money::Money;
use crate::refusal::RefusalCode;
use crate::settlement::{Settlement, SettlementStatus};

/// An administrator says that a settlement is right, was paid, or could not be. Paying posts it.
#[derive(Debug, Clone)]
pub struct UpdateSettlementStatus {
    /// The settlement.
    pub settlement_id: SettlementId,
    /// Its new state.
    pub status: SettlementStatus,
    /// A fresh id for the posting of a payment.
    pub posting_id: Uuid,
}

impl Operation for UpdateSettlementStatus {
    type Receipt = Settlement;
    const NAME: &'static str = "update_settlement_status";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn object(&self) -> Option<(&'static str, Uuid)> {
        Some(("settlement", self.settlement_id.uuid()))
    }

    fn decide(&self, case: &Case<'_>) -> Result<Decision<Settlement>, Stop> {
        let identity = case.authorize(Permission::AdminManageSettlements)?;
        case.require([Need::Settlement(self.settlement_id)])?;
        let settlement = case.books.settlement(&self.settlement_id)?;
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
        let mut draft = Draft::new(case);
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
