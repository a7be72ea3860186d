//! Accepting the clock as it is.

use serde_json::json;
use uuid::Uuid;

use crate::access::Identity;
use crate::accounts::Account;
use crate::books::{Change, Need};
use crate::calendar::Timestamp;
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::mark::{Mark, Milestone};
use crate::refusal::RefusalCode;

/// The operator at the machine says that the clock is right and that the books were written by one that
/// was ahead. From now on, times up to the latest that they have do not hold the books back any more.
#[derive(Debug, Clone, Copy)]
pub struct AcceptClock {
    /// The latest time in the books.
    pub latest: Timestamp,
}

impl Operation for AcceptClock {
    type Receipt = ();
    const NAME: &'static str = "accept_clock";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<()>, Stop> {
        let identity: Identity = case.identify()?;
        if identity.account != Account::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let milestone = Milestone::ClockAccepted;
        case.require([Need::Mark(milestone.as_str().to_owned())])?;
        let mut draft = Draft::new(case);
        draft.put(Change::Mark(Mark::of(milestone, self.latest)));
        let details = json!({
            "clock": case.now.to_string(), "latest_in_books": self.latest.to_string(),
        });
        let object = ("books", Uuid::nil());
        Ok(draft.finish(Some(&identity), object, details, ()))
    }
}
