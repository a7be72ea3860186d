//! Enrolling a second factor.

use serde_json::json;

use super::{ComparedPassword, prove};
use crate::abort::Abort;
use crate::decision::{Context, Decision, Draft, Operation};
use crate::second_factor::{SealedSecret, SecondFactor, SecondProof};
use crate::unit_of_work::Change;

/// The actor gets a secret for an app that makes codes. It takes effect when one of its codes is confirmed
/// within ten minutes; until then an earlier secret stays in force.
#[derive(Debug, Clone)]
pub struct EnrolTotp {
    /// The actor's password.
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

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.identify()?;
        let holder = identity.require_holder()?;
        let account = identity.account;
        let facts = context.referred(context.account_facts(account)?, "account")?;
        self.password.check("password", facts.epoch())?;
        let mut draft = Draft::new(context);
        let pending = Some(self.secret.clone());
        let pending_at = Some(context.now);
        let factor = match context.second_factor(holder)?.cloned() {
            Some(factor) if factor.is_confirmed() => {
                let (factor, _) = prove(&mut draft, context, factor, &self.proof)?;
                SecondFactor {
                    pending,
                    pending_at,
                    ..factor
                }
            }
            _ => SecondFactor {
                holder,
                secret: None,
                pending,
                pending_at,
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
