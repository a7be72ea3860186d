//! Exchanging the key of the audit.

use serde_json::json;
use uuid::Uuid;

use crate::abort::Abort;
use crate::account::Account;
use crate::decision::{Context, Decision, Draft, Operation};
use crate::refusal::RefusalCode;

/// The operator of the server has exchanged the key of the audit. The audit says under the new key what it was under
/// earlier ones, so that those keys are of no use to anybody from now on.
#[derive(Debug, Clone)]
pub struct ExchangeAuditKey {
    /// The number of streams under earlier keys.
    pub streams: i64,
    /// The SHA-256 over their heads, in hexadecimal digits.
    pub sum: String,
}

impl Operation for ExchangeAuditKey {
    type Receipt = ();
    const NAME: &'static str = "exchange_audit_key";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.identify()?;
        if identity.account != Account::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let details = json!({ "streams": self.streams, "sum": self.sum });
        let object = ("books", Uuid::nil());
        Ok(Draft::new(context).finish(Some(&identity), object, details, ()))
    }
}
