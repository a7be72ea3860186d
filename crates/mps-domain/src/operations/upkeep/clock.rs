//! Accepting the server's clock.

use serde_json::json;
use uuid::Uuid;

use crate::abort::Abort;
use crate::access::Identity;
use crate::account::Account;
use crate::calendar::Timestamp;
use crate::decision::{Context, Decision, Draft, Operation};
use crate::milestone::{Milestone, MilestoneKind};
use crate::need::Need;
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

/// The operator of the server confirms that the clock is right, and that the books were written with a clock
/// that was ahead. From now on, times up to the latest one in the books no longer hold the books back.
#[derive(Debug, Clone, Copy)]
pub struct AcceptClock {
    /// The latest time in the books.
    pub latest: Timestamp,
}

impl Operation for AcceptClock {
    type Receipt = ();
    const NAME: &'static str = "accept_clock";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity: Identity = context.identify()?;
        if identity.account != Account::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let milestone = MilestoneKind::ClockAccepted;
        context.require([Need::Milestone(milestone.as_str().to_owned())])?;
        let mut draft = Draft::new(context);
        draft.put(Change::Milestone(Milestone::of(milestone, self.latest)));
        let details = json!({
            "clock": context.now.to_string(), "latest_in_books": self.latest.to_string(),
        });
        let object = ("books", Uuid::nil());
        Ok(draft.finish(Some(&identity), object, details, ()))
    }
}
