//! The sums of the reports: moving increments into them, and making them anew.

use uuid::Uuid;

use crate::abort::Abort;
use crate::decision::{Actor, Context, Decision, Draft, Operation};
use crate::periods::{ROLLED_UP_MAX, RolledUp};
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

/// Moves a bounded number of increments into the sums.
#[derive(Debug, Clone, Copy)]
pub struct RollUp {
    /// A fresh id, by which the step knows the increments that it takes.
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

/// Makes all sums anew from the rows that they are of.
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
