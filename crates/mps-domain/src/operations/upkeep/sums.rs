//! The sums of the reports: rolling increments up into them, and rebuilding them.

use uuid::Uuid;

use crate::abort::Abort;
use crate::decision::{Actor, Context, Decision, Draft, Operation};
use crate::periods::{ROLLED_UP_MAX, RolledUp};
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

/// Rolls a bounded number of increments up into the sums.
#[derive(Debug, Clone, Copy)]
pub struct RollUp {
    /// A new id, which marks the increments of this step.
    pub id: Uuid,
}

impl Operation for RollUp {
    type Receipt = ();
    const NAME: &'static str = "roll_up";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        if context.actor != Actor::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let step = RolledUp {
            id: self.id,
            at_most: ROLLED_UP_MAX,
        };
        Ok(Decision {
            changes: vec![Change::RollUp(step)],
            receipt: (),
        })
    }
}

/// Rebuilds all sums from their rows.
#[derive(Debug, Clone, Copy)]
pub struct RebuildSums;

impl Operation for RebuildSums {
    type Receipt = ();
    const NAME: &'static str = "rebuild_sums";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        if context.actor != Actor::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let identity = context.identify()?;
        let mut draft = Draft::new(context);
        draft.put(Change::RebuildSums);
        let object = ("books", Uuid::nil());
        Ok(draft.finish(Some(&identity), object, serde_json::json!({}), ()))
    }
}
