//! Removing one's own second factor.

use serde_json::json;

use super::{ComparedPassword, prove, recovery_codes};
use crate::abort::Abort;
use crate::decision::{Context, Decision, Draft, Operation};
use crate::refusal::RefusalCode;
use crate::second_factor::{SecondFactor, SecondProof};
use crate::unit_of_work::Change;

/// Removes the actor's second factor, where that is allowed.
#[derive(Debug, Clone)]
pub struct RemoveTotp {
    /// The actor's password.
    pub password: ComparedPassword,
    /// A code of the second factor.
    pub proof: SecondProof,
}

impl Operation for RemoveTotp {
    type Receipt = ();
    const NAME: &'static str = "remove_totp";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.identify()?;
        let holder = identity.require_holder()?;
        if context.policy.totp_required.of(identity.role) {
            return Err(RefusalCode::PermissionDenied
                .suggestion(
                    "this account must have one: put another one in its place with POST /auth/totp",
                )
                .into());
        }
        let account = identity.account;
        let facts = context.referred(context.account_facts(account)?, "account")?;
        self.password.check("password", facts.epoch())?;
        let factor = context.second_factor(holder)?.cloned();
        let Some(factor) = factor.filter(SecondFactor::is_confirmed) else {
            return Err(RefusalCode::InvalidStateTransition
                .suggestion("there is no second factor to remove")
                .into());
        };
        // The recovery codes are removed too, so they have to be loaded.
        recovery_codes(context, holder)?;
        let mut draft = Draft::new(context);
        let (_, by) = prove(&mut draft, context, factor, &self.proof)?;
        draft.put(Change::NoSecondFactor(holder));
        let object = (account.kind().as_str(), account.uuid());
        let details = json!({ "second_factor": "removed", "by": by });
        Ok(draft.finish(Some(&identity), object, details, ()))
    }
}
