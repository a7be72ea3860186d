//! Removing the own second factor.

use serde_json::json;

use super::{ComparedPassword, prove, recovery_codes};
use crate::access::Role;
use crate::books::Change;
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::refusal::RefusalCode;
use crate::second_factor::{SecondFactor, SecondProof};

/// The asker does without a second factor from now on, where that is allowed.
#[derive(Debug, Clone)]
pub struct RemoveTotp {
    /// The own password.
    pub password: ComparedPassword,
    /// A code of the second factor.
    pub proof: SecondProof,
}

impl Operation for RemoveTotp {
    type Receipt = ();
    const NAME: &'static str = "remove_totp";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<()>, Stop> {
        let identity = case.identify()?;
        let holder = identity.require_holder()?;
        if case.policy.totp_required_for_admins && identity.role == Role::Admin {
            return Err(RefusalCode::PermissionDenied
                .suggestion(
                    "TOTP_REQUIRED_FOR_ADMINS is set: put another one in its place with \
                     POST /auth/totp",
                )
                .into());
        }
        let account = identity.account;
        let facts = case.referred(case.account_facts(account)?, "account")?;
        self.password.check("password", facts.epoch())?;
        let factor = case.second_factor(holder)?.cloned();
        let Some(factor) = factor.filter(SecondFactor::is_confirmed) else {
            return Err(RefusalCode::InvalidStateTransition
                .suggestion("there is no second factor to remove")
                .into());
        };
        // The recovery codes go along, so they have to be there.
        recovery_codes(case, holder)?;
        let mut draft = Draft::new(case);
        let (_, by) = prove(&mut draft, case, factor, &self.proof)?;
        draft.put(Change::NoSecondFactor(holder));
        let object = (account.kind().as_str(), account.uuid());
        let details = json!({ "second_factor": "removed", "by": by });
        Ok(draft.finish(Some(&identity), object, details, ()))
    }
}
