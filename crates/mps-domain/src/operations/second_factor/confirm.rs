//! Confirming a second factor.

use serde_json::json;

use crate::abort::Abort;
use crate::decision::{Context, Decision, Draft, Operation};
use crate::need::Need;
use crate::refusal::RefusalCode;
use crate::second_factor::{MatchedCode, RecoveryCode, RecoveryCodeId, RecoveryHash, SecondFactor};
use crate::unit_of_work::Change;

/// The actor proves that the app makes the codes of the secret that was handed out last. From now on signing
/// in takes such a code, and new recovery codes replace the earlier ones.
#[derive(Debug, Clone)]
pub struct ConfirmTotp {
    /// The code, compared with the pending secret; `None` when it is wrong.
    pub code: Option<MatchedCode>,
    /// The hashes of the new recovery codes.
    pub recovery_codes: Vec<RecoveryHash>,
}

impl Operation for ConfirmTotp {
    type Receipt = ();
    const NAME: &'static str = "confirm_totp";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.identify()?;
        let holder = identity.require_holder()?;
        let factor = context.second_factor(holder)?.cloned();
        let to_confirm = |factor: SecondFactor| {
            let pending = factor.to_confirm(context.now)?.clone();
            Some((pending, factor))
        };
        let Some((pending, factor)) = factor.and_then(to_confirm) else {
            return Err(RefusalCode::InvalidStateTransition
                .suggestion("there is nothing to confirm: begin with POST /auth/totp")
                .into());
        };
        let code = self.code.as_ref().filter(|code| code.secret == pending);
        let code = code.ok_or_else(|| RefusalCode::InvalidCredentials.of("totp"))?;
        // The rows of earlier codes are overwritten.
        context.require(RecoveryCodeId::all(holder).map(Need::RecoveryCode))?;
        let mut draft = Draft::new(context);
        let replaced = factor.is_confirmed();
        draft.put(Change::SecondFactor(SecondFactor {
            secret: Some(pending),
            pending: None,
            pending_at: None,
            confirmed_at: Some(context.now),
            last_step: code.step,
            ..factor
        }));
        for (id, hash) in RecoveryCodeId::all(holder).zip(&self.recovery_codes) {
            draft.put(Change::RecoveryCode(RecoveryCode {
                id,
                hash: *hash,
                used_at: None,
            }));
        }
        let account = identity.account;
        let object = (account.kind().as_str(), account.uuid());
        let details = json!({ "second_factor": "confirmed", "replaced": replaced });
        Ok(draft.finish(Some(&identity), object, details, ()))
    }
}
