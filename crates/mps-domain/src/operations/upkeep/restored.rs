//! Recording that the books were restored from a backup.

use serde_json::json;
use uuid::Uuid;

use crate::abort::Abort;
use crate::access::Identity;
use crate::account::Account;
use crate::calendar::Timestamp;
use crate::decision::{Context, Decision, Draft, Operation};
use crate::refusal::RefusalCode;

/// Records that the books were restored. What happened after the backup is not in them.
#[derive(Debug, Clone, Copy)]
pub struct Restored {
    /// The time of the backup.
    pub backup_at: Timestamp,
}

impl Operation for Restored {
    type Receipt = ();
    const NAME: &'static str = "restore";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity: Identity = context.identify()?;
        if identity.account != Account::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let details = json!({ "backup_at": self.backup_at.micros() });
        let object = ("books", Uuid::nil());
        Ok(Draft::new(context).finish(Some(&identity), object, details, ()))
    }
}
