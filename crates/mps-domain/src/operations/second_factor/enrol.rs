//! Enrolling a second factor.

use serde_json::json;

use super::{ComparedPassword, prove};
use crate::books::Change;
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::second_factor::{SealedSecret, SecondFactor, SecondProof};

/// The asker gets a secret for an app that makes codes. It counts when a code of it was confirmed;
/// until then an earlier one stays in force.
#[derive(Debug, Clone)]
pub struct EnrolTotp {
    /// The own password.
    pub password: ComparedPassword,
    /// A code of the second factor in force, if there is one.
    pub proof: SecondProof,
    /// The new secret.
    pub secret: SealedSecret,
}

impl Operation for EnrolTotp {
    type Receipt = ();
    const NAME: &'static str = "enrol_totp";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<()>, Stop> {
        let identity = case.identify()?;
        let holder = identity.require_holder()?;
        let account = identity.account;
        let facts = case.referred(case.account_facts(account)?, "account")?;
        self.password.check("password", facts.epoch())?;
        let mut draft = Draft::new(case);
        let pending = Some(self.secret.clone());
        let factor = match case.second_factor(holder)?.cloned() {
            Some(factor) if factor.is_confirmed() => {
                let (factor, _) = prove(&mut draft, case, factor, &self.proof)?;
                SecondFactor { pending, ..factor }
            }
            _ => SecondFactor {
                holder,
                secret: None,
                pending,
                confirmed_at: None,
                last_step: 0,
            },
        };
        draft.put(Change::SecondFactor(factor));
        let object = (account.kind().as_str(), account.uuid());
        let details = json!({ "second_factor": "pending" });
        Ok(draft.finish(Some(&identity), object, details, ()))
    }
}
