//! Removing the second factor of somebody who has lost it.

use serde_json::json;
use uuid::Uuid;

use super::recovery_codes;
use crate::abort::Abort;
use crate::account::Account;
use crate::decision::{Context, Decision, Draft, Operation};
use crate::refusal::RefusalCode;
use crate::second_factor::Holder;
use crate::unit_of_work::Change;

/// The operator of the server removes an account's second factor, and with it the recovery codes.
#[derive(Debug, Clone, Copy)]
pub struct ResetTotp {
    /// The account.
    pub account: Account,
}

impl Operation for ResetTotp {
    type Receipt = ();
    const NAME: &'static str = "reset_totp";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn object(&self) -> Option<(&'static str, Uuid)> {
        Some((self.account.kind().as_str(), self.account.uuid()))
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.identify()?;
        if identity.account != Account::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let holder = Holder::of(self.account).ok_or(RefusalCode::NotFound)?;
        if context.second_factor(holder)?.is_none() {
            return Err(RefusalCode::InvalidStateTransition
                .suggestion("the account has no second factor")
                .into());
        }
        recovery_codes(context, holder)?;
        let mut draft = Draft::new(context);
        draft.put(Change::NoSecondFactor(holder));
        let object = (self.account.kind().as_str(), self.account.uuid());
        let details = json!({ "second_factor": "removed" });
        Ok(draft.finish(Some(&identity), object, details, ()))
    }
}
