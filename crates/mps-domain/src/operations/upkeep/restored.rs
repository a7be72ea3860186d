//! Writing down that these books came out of a backup.

use serde_json::json;
use uuid::Uuid;

use crate::access::Identity;
use crate::accounts::Account;
use crate::calendar::Timestamp;
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::refusal::RefusalCode;

/// That these books were restored: what happened after the backup's time is not in them.
#[derive(Debug, Clone, Copy)]
pub struct Restored {
    /// The time of the backup.
    pub backup_at: Timestamp,
}

impl Operation for Restored {
    type Receipt = ();
    const NAME: &'static str = "restore";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<()>, Stop> {
        let identity: Identity = case.identify()?;
        if identity.account != Account::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let details = json!({ "backup_at": self.backup_at.micros() });
        let object = ("books", Uuid::nil());
        Ok(Draft::new(case).finish(Some(&identity), object, details, ()))
    }
}
